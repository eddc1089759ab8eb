"""What somebody would lose if their name was taken away now: it is said before anybody does it (domain rule D5)."""

from __future__ import annotations

from sqlalchemy import func, select

from coprod.core.db import db
from coprod.core.money import pounds
from coprod.core.words import _, _l, ngettext
from coprod.payments.models import Approval, Claim, Payment, Recovery
from coprod.payments.queries import to_pay
from coprod.payments.queries.wiping import ON_ITS_WAY
from coprod.payments.rules.claims import OPEN_TO_CLAIMANT, ClaimStage, Ledger
from coprod.payments.rules.recovering import RecoveryStage
from coprod.people.models import Person

# Payment and expenses never share a sum (domain rule P7).
UNPAID = {
    Ledger.PAYMENT: _l("Payment that is approved and in no payment run: %(sum)s."),
    Ledger.EXPENSE: _l("Expenses that are approved and in no payment run: %(sum)s."),
}
IN_A_RUN = {
    Ledger.PAYMENT: _l("Payment in a payment run that is not finished: %(sum)s."),
    Ledger.EXPENSE: _l("Expenses in a payment run that is not finished: %(sum)s."),
}


def left_over(person: Person) -> list[str]:
    """One sentence for each thing about money that is not finished; none when nothing is."""
    said = [
        str(words[ledger]) % {"sum": pounds(pence)}
        for words, found in ((UNPAID, _unpaid(person.id)), (IN_A_RUN, _in_a_run(person.id)))
        for ledger, pence in found.items()
        if pence
    ]
    stages = _open_claims(person.id)
    if begun := stages.get(ClaimStage.DRAFT, 0):
        said.append(
            ngettext(
                "%(num)s claim is begun and not sent. It is taken back.",
                "%(num)s claims are begun and not sent. They are taken back.",
                begun,
            )
        )
    if waiting := sum(stages.values()) - begun:
        said.append(
            ngettext(
                "%(num)s claim waits for a decision. It is taken back.",
                "%(num)s claims wait for a decision. They are taken back.",
                waiting,
            )
        )
    if overpaid := _overpaid(person.id):
        said.append(
            ngettext(
                "%(num)s time too much was paid to them, and that is not settled.",
                "%(num)s times too much was paid to them, and that is not settled.",
                overpaid,
            )
        )
    if said:
        said.append(
            _(
                "Ask them whether they want to be paid first. Afterwards nobody knows where their money should go."
            )
        )
    return said


def _unpaid(person_id: int) -> dict[Ledger, int]:
    found = {}
    for ledger, pence in (
        (Ledger.PAYMENT, Approval.payment_pence),
        (Ledger.EXPENSE, Approval.expense_pence),
    ):
        found[ledger] = int(
            db.session.scalar(
                select(func.sum(pence))
                .join(Claim, Claim.id == Approval.claim_id)
                .where(
                    Claim.person_id == person_id,
                    Claim.stage == ClaimStage.APPROVED,
                    Approval.withdrawn_at.is_(None),
                    ~to_pay.has_live_payment(ledger),
                )
            )
            or 0
        )
    return found


def _in_a_run(person_id: int) -> dict[Ledger, int]:
    rows = db.session.execute(
        select(Payment.ledger, func.sum(Payment.amount_pence))
        .where(Payment.claimant_id == person_id, Payment.stage.in_(ON_ITS_WAY))
        .group_by(Payment.ledger)
        .order_by(Payment.ledger.desc())
    )
    return {ledger: int(pence) for ledger, pence in rows}


def _open_claims(person_id: int) -> dict[ClaimStage, int]:
    rows = db.session.execute(
        select(Claim.stage, func.count(Claim.id))
        .where(Claim.person_id == person_id, Claim.stage.in_(OPEN_TO_CLAIMANT))
        .group_by(Claim.stage)
        .order_by(Claim.stage)
    )
    return {stage: count for stage, count in rows}


def _overpaid(person_id: int) -> int:
    return (
        db.session.scalar(
            select(func.count(Recovery.id)).where(
                Recovery.claimant_id == person_id,
                Recovery.stage.in_((RecoveryStage.NOTED, RecoveryStage.AGREED)),
            )
        )
        or 0
    )
