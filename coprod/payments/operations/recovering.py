"""Something that was paid was too much: noted by one, agreed by another, given back in parts or let go (rule P23).

Paid lines are never edited, and nothing is ever taken off a later payment (decision 0025).
"""

from __future__ import annotations

from datetime import date

from coprod.core import audit, clock
from coprod.core.db import db, hold
from coprod.core.errors import Refused
from coprod.core.money import pounds
from coprod.core.words import _
from coprod.payments.emails import recovering as emails
from coprod.payments.models import CashFloat, Claim, Recovery, RecoveryPart
from coprod.payments.operations import float_book, ledger, standing
from coprod.payments.queries import deciding, floats, recovering
from coprod.payments.rules.claims import Ledger
from coprod.payments.rules.floats import FloatMove
from coprod.payments.rules.paying import Account
from coprod.payments.rules.recovering import NEVER_THEIRS_WORDS, RECOVERIES, RecoveryStage
from coprod.people.rules import SafeContact


def note(claim: Claim, of: Ledger, pence: int, *, why: str, by: int) -> Recovery:
    """Note that too much was paid of a claim. Nothing happens until a second person agrees. Errors: ``Refused``."""
    hold(claim)
    _insist(claim, by)
    said = _said(why, _("Say why it was too much. The person reads this."))
    if pence <= 0:
        raise Refused(_("Say how much it is."))
    if never := recovering.never_theirs(claim.id, of):
        raise Refused(str(NEVER_THEIRS_WORDS[never]))
    most = recovering.most(claim.id, of)
    if pence > most:
        raise Refused(
            _(
                "%(amount)s of this was paid and not asked back yet. It cannot be more.",
                amount=pounds(most),
            )
        )
    found = Recovery(
        claim_id=claim.id,
        claimant_id=claim.person_id,
        ledger=of,
        amount_pence=pence,
        why=said,
        noted_by_id=by,
        noted_at=clock.now(),
    )
    db.session.add(found)
    db.session.flush()
    _trail("noted that too much was paid", found, by, pence=pence)
    return found


def agree(recovery: Recovery, *, by: int) -> None:
    """A second person agrees: the sum leaves the cost of its budget, and the person is told. Errors: ``Refused``."""
    claim = _moved(recovery, "agree", by)
    if by == recovery.noted_by_id:
        raise Refused(_("You noted this. A second person must agree."))
    recovery.stage = RecoveryStage.AGREED
    recovery.agreed_by_id, recovery.agreed_at = by, clock.now()
    db.session.flush()
    pence = recovery.amount_pence
    _post("too much was paid", recovery, claim, {Account.COST: -pence, Account.OVERPAID: pence})
    _tell(recovery, claim)
    _trail("agreed that too much was paid", recovery, by, pence=pence)


def drop(recovery: Recovery, *, by: int) -> None:
    """It was not too much, before anybody was told. Errors: ``Refused``."""
    _moved(recovery, "drop", by)
    recovery.stage, recovery.dropped_by_id = RecoveryStage.DROPPED, by
    recovery.ended_at = clock.now()
    db.session.flush()
    _trail("dropped that too much was paid", recovery, by)


def say(recovery: Recovery, *, not_so: str, in_parts: str, by: int) -> None:
    """The person says that it is not so, or how they could give it back. Errors: ``Refused`` for anybody else."""
    hold(recovery)
    if by != recovery.claimant_id:
        raise Refused(_("Only the person whose claim it is can answer."))
    RECOVERIES.after(recovery.stage, "say")
    if not not_so.strip() and not in_parts.strip():
        raise Refused(_("Write your answer."))
    recovery.not_so, recovery.in_parts = not_so.strip(), in_parts.strip()
    # Whoever answers has read it.
    recovery.said_at, recovery.untold_since = clock.now(), None
    db.session.flush()


def answer(recovery: Recovery, words: str, *, by: int) -> None:
    """Answer what the person said. They read it on their page. Errors: ``Refused``."""
    claim = _moved(recovery, "answer", by)
    if recovery.said_at is None:
        raise Refused(_("The person has not said anything yet."))
    recovery.answer = _said(words, _("Write your answer."))
    recovery.answered_by_id, recovery.answered_at = by, clock.now()
    db.session.flush()
    _tell(recovery, claim)
    _trail("answered about an overpayment", recovery, by)


def given_back(
    recovery: Recovery, pence: int, *, on: date, by: int, cash: CashFloat | None = None
) -> RecoveryPart:
    """Some of it is back, in the bank or in a cash float. When all is, it is settled. Errors: ``Refused``."""
    claim = _moved(recovery, "note_part", by)
    standing.insist_on_paying(by, claim)
    float_book.insist_on_day(on, recovering.first_paid_on(claim.id, recovery.ledger) or on)
    left = recovering.left(recovery)
    if pence <= 0:
        raise Refused(_("Say how much it is."))
    if pence > left:
        raise Refused(_("Only %(amount)s is left to give back.", amount=pounds(left)))
    part = RecoveryPart(recovery_id=recovery.id, amount_pence=pence, on_day=on, at=clock.now(), by_id=by)
    db.session.add(part)
    db.session.flush()
    if cash is None:
        _post("given back", recovery, claim, {Account.BANK: pence, Account.OVERPAID: -pence}, on_day=on)
    else:
        _into(cash, part, recovery, claim)
    if pence == left:
        recovery.stage, recovery.ended_at = RECOVERIES.after(recovery.stage, "settle"), clock.now()
    db.session.flush()
    db.session.expire(recovery, ["parts"])
    _tell(recovery, claim)
    _trail("noted that something was given back", recovery, by, pence=pence)
    return part


def put_right(recovery: Recovery, part: RecoveryPart, *, by: int) -> RecoveryPart:
    """What was noted as given back was written wrongly, says a second person: a line of its own takes it out again.

    The sum is to be given back once more, in the ledger and, where it went into one, in the float. Errors: ``Refused``.
    """
    claim = _moved(recovery, "put_right", by)
    if part not in recovering.standing_parts(recovery):
        raise Refused(_("Choose what was written wrongly."))
    if by == part.by_id:
        raise Refused(_("You noted this. A second person must put it right."))
    recovery.stage, recovery.ended_at = RECOVERIES.after(recovery.stage, "put_right"), None
    db.session.flush()
    today, pence = clock.today(), part.amount_pence
    line = RecoveryPart(
        recovery_id=recovery.id,
        amount_pence=pence,
        on_day=today,
        at=clock.now(),
        by_id=by,
        reverses_id=part.id,
    )
    db.session.add(line)
    db.session.flush()
    cash = floats.given_into(part.id)
    if cash is None:
        _post("put right", recovery, claim, {Account.BANK: -pence, Account.OVERPAID: pence})
    else:
        float_book.enter(cash, FloatMove.PUT_RIGHT, pence, by=by, on=today, claim=claim, part=line)
    db.session.expire(recovery, ["parts"])
    _tell(recovery, claim)
    _trail("put right what was noted as given back", recovery, by, pence=pence)
    return line


def ask_to_let_go(recovery: Recovery, *, why: str, by: int) -> None:
    """Ask a second person that what is left need not be given back. Errors: ``Refused``."""
    _moved(recovery, "ask_to_let_go", by)
    recovery.let_go_why = _said(why, _("Say why it need not be given back. The person reads this."))
    recovery.let_go_asked_by_id = by
    recovery.kept_why, recovery.kept_by_id = "", None
    db.session.flush()
    _trail("asked to let an overpayment go", recovery, by)


def keep(recovery: Recovery, *, why: str, by: int) -> None:
    """A second person says no: what is left is not let go. The person was told of no such wish. Errors: ``Refused``."""
    _moved(recovery, "keep", by)
    if recovery.let_go_asked_by_id is None:
        raise Refused(_("Nobody has asked yet to let this go."))
    if recovery.let_go_asked_by_id == by:
        raise Refused(_("You asked for this. A second person must agree or say no."))
    recovery.kept_why, recovery.kept_by_id = _said(why, _("Say why the rest is not let go.")), by
    recovery.let_go_asked_by_id, recovery.let_go_why = None, ""
    db.session.flush()
    _trail("did not let an overpayment go", recovery, by)


def note_told(recovery: Recovery, *, by: int) -> None:
    """Somebody has rung or written to a person whom no letter of ours reaches. Errors: ``Refused``."""
    hold(recovery)
    _insist(recovering.claim_of(recovery), by)
    if recovery.untold_since is None:
        raise Refused(_("There is nothing to tell this person now."))
    recovery.untold_since = None
    db.session.flush()
    _trail("told somebody about an overpayment", recovery, by)


def let_go(recovery: Recovery, *, by: int) -> None:
    """A second person agrees that what is left is let go: its budget bears it again. Errors: ``Refused``."""
    claim = _moved(recovery, "let_go", by)
    if recovery.let_go_asked_by_id is None:
        raise Refused(_("Nobody has asked yet to let this go."))
    if recovery.let_go_asked_by_id == by:
        raise Refused(_("You asked for this. A second person must agree."))
    left = recovering.left(recovery)
    recovery.stage, recovery.let_go_by_id = RecoveryStage.LET_GO, by
    recovery.ended_at = clock.now()
    db.session.flush()
    _post("let go", recovery, claim, {Account.COST: left, Account.OVERPAID: -left})
    _tell(recovery, claim)
    _trail("let an overpayment go", recovery, by, pence=left)


def _into(cash: CashFloat, part: RecoveryPart, recovery: Recovery, claim: Claim) -> None:
    there = (cash.programme_id, cash.organisation_id, cash.ledger)
    if there != (claim.programme_id, claim.organisation_id, recovery.ledger):
        raise Refused(_("Choose a cash float of this organisation, for this kind of money."))
    if cash.holder_id == recovery.claimant_id:
        raise Refused(_("This person keeps this cash float. Choose another."))
    float_book.enter(
        cash,
        FloatMove.GIVEN_BACK,
        part.amount_pence,
        by=part.by_id,
        on=part.on_day,
        claim=claim,
        part=part,
    )


def _tell(recovery: Recovery, claim: Claim) -> None:
    """Write that there is something to see. Whom no letter reaches has not been told until somebody says so.

    Whoever asked not to be contacted at all looks on the site (threat T19): nobody rings them.
    """
    person = claim.person
    emails.something_to_see(person)
    if person.mail_address is None and person.safe_contact is not SafeContact.NONE:
        recovery.untold_since = recovery.untold_since or clock.now()


def _moved(recovery: Recovery, move: str, by: int) -> Claim:
    """Hold the claim and then this until the transaction ends, if it may go on, by somebody who may decide."""
    claim = recovering.claim_of(recovery)
    hold(claim)
    hold(recovery)
    RECOVERIES.after(recovery.stage, move)
    _insist(claim, by)
    return claim


def _insist(claim: Claim, by: int) -> None:
    """Errors: ``Refused`` for whoever may not decide about this person's money, as with approvals."""
    if by == claim.person_id:
        raise Refused(_("This is your own claim. Somebody else decides about it."))
    standing.insist_on_money(by, claim)
    standing.insist_apart(by, claim.person_id)
    if deciding.claims_for_the_meeting(claim, by):
        raise Refused(_("You claim for the same meeting. Somebody else decides about all of its claims."))


def _post(
    what: str,
    recovery: Recovery,
    claim: Claim,
    moves: dict[Account, int],
    on_day: date | None = None,
) -> None:
    ledger.post(what, ledger=recovery.ledger, moves=moves, claim=claim, on_day=on_day)


def _said(words: str, otherwise: str) -> str:
    if not words.strip():
        raise Refused(otherwise)
    return words.strip()


def _trail(deed: str, recovery: Recovery, by: int, **more: object) -> None:
    audit.record(deed, by=by, kind="recovery", number=recovery.id, label=recovery.reference, **more)
