"""One line of a concern's own log."""

from __future__ import annotations

from coprod.core import clock
from coprod.core.db import db
from coprod.safety.models import Concern, Entry
from coprod.safety.rules import Deed, Outcome


def note(
    concern: Concern,
    deed: Deed,
    *,
    by: int | None,
    words: str = "",
    told: str = "",
    told_person: int | None = None,
    outcome: Outcome | None = None,
) -> None:
    """Write down what was done, now, in the present transaction. ``by`` is ``None`` for the timetable."""
    db.session.add(
        Entry(
            concern_id=concern.id,
            at=clock.now(),
            by_id=by,
            deed=deed,
            words=words,
            told=told,
            told_person_id=told_person,
            outcome=outcome,
        )
    )
    db.session.flush()
