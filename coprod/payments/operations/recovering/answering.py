"""What the person says about it, what they are answered, and that somebody told whom no letter reaches."""

from __future__ import annotations

from coprod.core import clock
from coprod.core.db import db, hold
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.payments.models import Recovery
from coprod.payments.operations.recovering import steps
from coprod.payments.queries import recovering
from coprod.payments.rules.recovering import RECOVERIES


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
    claim = steps.moved(recovery, "answer", by)
    if recovery.said_at is None:
        raise Refused(_("The person has not said anything yet."))
    recovery.answer = steps.said(words, _("Write your answer."))
    recovery.answered_by_id, recovery.answered_at = by, clock.now()
    db.session.flush()
    steps.tell(recovery, claim)
    steps.trail("answered about an overpayment", recovery, by)


def note_told(recovery: Recovery, *, by: int) -> None:
    """Somebody has rung or written to a person whom no letter of ours reaches. Errors: ``Refused``."""
    hold(recovery)
    steps.insist(recovering.claim_of(recovery), by)
    if recovery.untold_since is None:
        raise Refused(_("There is nothing to tell this person now."))
    recovery.untold_since = None
    db.session.flush()
    steps.trail("told somebody about an overpayment", recovery, by)
