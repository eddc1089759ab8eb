"""What comes back, to the bank or into a float; and a line that was written wrongly is put right by another."""

from __future__ import annotations

from datetime import date

from coprod.core import clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.money import pounds
from coprod.core.words import _
from coprod.payments.models import CashFloat, Claim, Recovery, RecoveryPart
from coprod.payments.operations import days, float_book, standing
from coprod.payments.operations.recovering import steps
from coprod.payments.queries import floats, recovering
from coprod.payments.rules.floats import FloatMove
from coprod.payments.rules.paying import Account
from coprod.payments.rules.recovering import RECOVERIES


def given_back(
    recovery: Recovery, pence: int, *, on: date, by: int, cash: CashFloat | None = None
) -> RecoveryPart:
    """Some of it is back, in the bank or in a cash float. When all is, it is settled. Errors: ``Refused``."""
    claim = steps.moved(recovery, "note_part", by)
    standing.insist_on_paying(by, claim)
    days.insist_on_day(on, recovering.first_paid_on(claim.id, recovery.ledger) or on)
    left = recovering.left(recovery)
    if pence <= 0:
        raise Refused(_("Say how much it is."))
    if pence > left:
        raise Refused(_("Only %(amount)s is left to give back.", amount=pounds(left)))
    part = RecoveryPart(recovery_id=recovery.id, amount_pence=pence, on_day=on, at=clock.now(), by_id=by)
    db.session.add(part)
    db.session.flush()
    if cash is None:
        steps.post("given back", recovery, claim, {Account.BANK: pence, Account.OVERPAID: -pence}, on_day=on)
    else:
        _into(cash, part, recovery, claim)
    if pence == left:
        recovery.stage, recovery.ended_at = RECOVERIES.after(recovery.stage, "settle"), clock.now()
    db.session.flush()
    db.session.expire(recovery, ["parts"])
    steps.tell(recovery, claim)
    steps.trail("noted that something was given back", recovery, by, pence=pence)
    return part


def put_right(recovery: Recovery, part: RecoveryPart, *, by: int) -> RecoveryPart:
    """What was noted as given back was written wrongly, says a second person: a line of its own takes it out again.

    The sum is to be given back once more, in the ledger and, where it went into one, in the float. Errors: ``Refused``.
    """
    claim = steps.moved(recovery, "put_right", by)
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
        steps.post("put right", recovery, claim, {Account.BANK: -pence, Account.OVERPAID: pence})
    else:
        float_book.enter(cash, FloatMove.PUT_RIGHT, pence, by=by, on=today, claim=claim, part=line)
    db.session.expire(recovery, ["parts"])
    steps.tell(recovery, claim)
    steps.trail("put right what was noted as given back", recovery, by, pence=pence)
    return line


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
