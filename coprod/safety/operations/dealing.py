"""What safeguarding leads do with a concern: read, take on, write down, give back, close, open again."""

from __future__ import annotations

from coprod.core import clock, settings
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.safety import queries
from coprod.safety.models import Concern
from coprod.safety.operations.noting import note
from coprod.safety.rules import CONCERNS, KEEP_YEARS, Deed, Outcome, Stage, is_new_visit


def read(concern: Concern, *, by: int) -> None:
    """Write down in the concern's own log that somebody reads it: nothing else keeps that (decision 10)."""
    last = queries.last_entry(concern)
    if is_new_visit(last.by_id if last else None, last.at if last else None, by=by, now=clock.now()):
        note(concern, Deed.READ, by=by)


def take(concern: Concern, *, by: int) -> None:
    """Deal with it from now on, whoever had it before. Errors: ``Refused`` when it has closed."""
    stage = CONCERNS.after(concern.stage, "take")
    if concern.stage is Stage.DEALING and concern.holder_id == by:
        return
    concern.stage, concern.holder_id = stage, by
    note(concern, Deed.TAKEN, by=by)


def leave(concern: Concern, *, by: int | None) -> None:
    """Give it back: it stands among those that nobody deals with. Errors: ``Refused`` when nobody does."""
    concern.stage = CONCERNS.after(concern.stage, "leave")
    concern.holder_id = None
    note(concern, Deed.LEFT, by=by)


def write_down(concern: Concern, *, words: str, told: str, by: int) -> None:
    """Write down what was done, and who was told. Errors: ``Refused`` when it has closed."""
    if concern.stage is Stage.CLOSED:
        raise Refused(_("This concern is closed. Open it again first."))
    note(concern, Deed.ACTION, by=by, words=words, told=told)


def close(concern: Concern, *, outcome: Outcome, words: str, by: int) -> None:
    """Say how it ended. Errors: ``Refused`` when nobody deals with it, or nothing was done and no reason is given."""
    stage = CONCERNS.after(concern.stage, "close")
    if outcome is Outcome.NO_FURTHER_ACTION and not words:
        raise Refused(_("Say why nothing more is to be done."))
    years = settings.get(KEEP_YEARS, programme=concern.programme_id)
    concern.stage, concern.outcome = stage, outcome
    concern.closed_at, concern.keep_until = clock.now(), clock.years_later(clock.today(), years)
    note(concern, Deed.CLOSED, by=by, words=words, outcome=outcome)


def reopen(concern: Concern, *, words: str, by: int) -> None:
    """Go on with it; whoever opens it again has it. How it had ended stays in the log. Errors: ``Refused``."""
    concern.stage = CONCERNS.after(concern.stage, "reopen")
    concern.outcome = concern.closed_at = concern.keep_until = None
    concern.holder_id = by
    note(concern, Deed.REOPENED, by=by, words=words)
