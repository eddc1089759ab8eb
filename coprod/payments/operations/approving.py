"""Deciding about a claim: approve, ask, answer, refuse, take an approval back. No sum is changed (threat T11)."""

from __future__ import annotations

from coprod.core import audit, clock
from coprod.core.db import db, hold
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.involvement.queries import determinations
from coprod.involvement.rules.paid import Wanting, wanting
from coprod.payments.emails import decided
from coprod.payments.models import Approval, Claim, ClaimQuery
from coprod.payments.operations import ledger
from coprod.payments.operations.deciding import moved
from coprod.payments.queries import deciding, without_account
from coprod.payments.rules.claims import CLAIMS, Ledger
from coprod.payments.rules.paying import Account


def approve(claim: Claim, *, by: int, seen: str | None = None) -> Approval:
    """Approve a claim as it stands. Its sums are frozen, and from now on they are owed. Errors: ``Refused``.

    What comes to nothing in both ledgers is done: there is nothing to pay.
    """
    claim = moved(claim, "approve", by=by, seen=seen)
    _insist_on_a_way_to_pay(claim)
    approval = Approval(
        claim_id=claim.id,
        claimant_id=claim.person_id,
        approver_id=by,
        payment_pence=claim.payment_pence,
        expense_pence=claim.expense_pence,
        approved_at=clock.now(),
    )
    db.session.add(approval)
    db.session.flush()
    for of, pence in _sums(approval):
        ledger.post("approved", ledger=of, moves={Account.COST: pence, Account.OWED: -pence}, claim=claim)
    if not approval.payment_pence and not approval.expense_pence:
        claim.stage = CLAIMS.after(claim.stage, "pay")
    if without_account.is_waiting(claim):
        decided.approved_and_asked_for(claim.person)
    else:
        decided.approved(claim.person)
    _note("approved", claim, by)
    return approval


def ask(claim: Claim, words: str, *, by: int, seen: str | None = None) -> ClaimQuery:
    """Ask the claimant something. The claim waits for their answer. Errors: ``Refused``."""
    claim = moved(claim, "ask", by=by, seen=seen)
    query = ClaimQuery(
        claim_id=claim.id,
        asked_by_id=by,
        words=_said(words, _("Say what you want to know.")),
        asked_at=clock.now(),
    )
    db.session.add(query)
    db.session.flush()
    decided.asked_about(claim.person)
    _note("asked about", claim, by)
    return query


def answer(claim: Claim, words: str, *, by: int) -> None:
    """Answer the question about one's own claim, which then waits for a decision again. Errors: ``Refused``."""
    if by != claim.person_id:
        raise Refused(_("Only the person whose claim it is can answer."))
    hold(claim)
    claim = deciding.afresh(claim)
    claim.stage = CLAIMS.after(claim.stage, "answer")
    said = _said(words, _("Write your answer."))
    for query in claim.queries:
        if query.answered_at is None:
            query.answer, query.answered_at = said, clock.now()


def refuse(claim: Claim, why: str, *, by: int, seen: str | None = None) -> None:
    """Do not approve a claim, and say why. Errors: ``Refused``."""
    claim = moved(claim, "refuse", by=by, seen=seen)
    claim.refused_why = _said(why, _("Say why you do not approve it. The person reads this."))
    claim.refused_by_id = by
    decided.refused(claim.person)
    _note("refused", claim, by)


def take_back_approval(claim: Claim, why: str, *, by: int) -> None:
    """Take an approval back for as long as none of it is in a payment run. Errors: ``Refused``."""
    claim = moved(claim, "take_back_approval", by=by)
    approval = deciding.approval_of(claim)
    if approval is None or deciding.has_live_payment(claim):
        raise Refused(_("It is in a payment run already. The approval can no longer be taken back."))
    approval.withdrawn_why = _said(why, _("Say why you take the approval back."))
    approval.withdrawn_at, approval.withdrawn_by_id = clock.now(), by
    for of, pence in _sums(approval):
        ledger.post(
            "approval taken back", ledger=of, moves={Account.COST: -pence, Account.OWED: pence}, claim=claim
        )
    _note("took an approval back of", claim, by)


def _sums(approval: Approval) -> list[tuple[Ledger, int]]:
    both = ((Ledger.PAYMENT, approval.payment_pence), (Ledger.EXPENSE, approval.expense_pence))
    return [(of, pence) for of, pence in both if pence]


def _insist_on_a_way_to_pay(claim: Claim) -> None:
    """Errors: ``Refused`` without a budget, or where nobody determined how the role is paid (rules P16, P17, P24)."""
    if claim.budget_id is None:
        raise Refused(_("There is no budget that this claim could be paid from."))
    if claim.agreement is None or not claim.payment_pence:
        return
    found = determinations.in_force(claim.agreement.opportunity_id, claim.worked_on)
    lacks = wanting(found, to_a_company=claim.agreement.to_a_company)
    if lacks is Wanting.ROUTE:
        raise Refused(_("Nobody has determined yet through which office this role is paid."))
    if lacks is Wanting.COMPANY:
        raise Refused(
            _(
                "This person is paid through a company. Nobody has determined yet what that means for this role, "
                "so nothing can be paid."
            )
        )


def _said(words: str, otherwise: str) -> str:
    if not words.strip():
        raise Refused(otherwise)
    return words.strip()


def _note(deed: str, claim: Claim, by: int) -> None:
    audit.record(f"{deed} a claim", by=by, kind="claim", number=claim.id, label=claim.reference)
