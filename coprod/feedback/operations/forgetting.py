"""Taking a person on the staff out of feedback."""

from __future__ import annotations

from sqlalchemy import select, update

from coprod.core import clock
from coprod.core.db import db
from coprod.feedback.models import FeedbackItem, FeedbackRota
from coprod.people.models import Person


def forget(person: Person, *, by: int | None) -> None:
    """They read no more, and nothing is with them. What they did keeps a number, which leads to nobody by then."""
    db.session.execute(
        update(FeedbackItem).where(FeedbackItem.with_id == person.id).values(with_id=None, with_since=None)
    )
    today = clock.today()
    for entry in db.session.scalars(select(FeedbackRota).where(FeedbackRota.person_id == person.id)):
        if entry.from_day > today:
            db.session.delete(entry)
        elif entry.to_day is None or entry.to_day > today:
            entry.to_day = today
