"""Something that was paid was too much, notes one; a second person agrees, or it is dropped."""

from __future__ import annotations

from coprod.core import clock
from coprod.core.db import db, hold
from coprod.core.errors import Refused
from coprod.core.money import pounds
from coprod.core.words import _
from coprod.payments.models import Claim, Recovery
from coprod.payments.operations.recovering import steps
from coprod.payments.queries import recovering
from coprod.payments.rules.claims import Ledger
from coprod.payments.rules.paying import Account
from coprod.payments.rules.recovering import NEVER_THEIRS_WORDS, RecoveryStage


def note(claim: Claim, of: Ledger, pence: int, *, why: str, by: int) -> Recovery:
    """Note that too much was paid of a claim. Nothing happens until a second person agrees. Errors: ``Refused``."""
    hold(claim)
    steps.insist(claim, by)
    said = steps.said(why, _("Say why it was too much. The person reads this."))
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
    steps.trail("noted that too much was paid", found, by, pence=pence)
    return found


def agree(recovery: Recovery, *, by: int) -> None:
    """A second person agrees: the sum leaves the cost of its budget, and the person is told. Errors: ``Refused``."""
    claim = steps.moved(recovery, "agree", by)
    if by == recovery.noted_by_id:
        raise Refused(_("You noted this. A second person must agree."))
    recovery.stage = RecoveryStage.AGREED
    recovery.agreed_by_id, recovery.agreed_at = by, clock.now()
    db.session.flush()
    pence = recovery.amount_pence
    steps.post("too much was paid", recovery, claim, {Account.COST: -pence, Account.OVERPAID: pence})
    steps.tell(recovery, claim)
    steps.trail("agreed that too much was paid", recovery, by, pence=pence)


def drop(recovery: Recovery, *, by: int) -> None:
    """It was not too much, before anybody was told. Errors: ``Refused``."""
    steps.moved(recovery, "drop", by)
    recovery.stage, recovery.dropped_by_id = RecoveryStage.DROPPED, by
    recovery.ended_at = clock.now()
    db.session.flush()
    steps.trail("dropped that too much was paid", recovery, by)
