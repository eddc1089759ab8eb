"""What was promised to be read by a day and has not been."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time

from sqlalchemy import func, select

from coprod.core import clock, settings
from coprod.core.db import db
from coprod.feedback.models import FeedbackForm, FeedbackItem
from coprod.feedback.queries import waiting
from coprod.feedback.rules import READ_BY_HOUR, Stage


def by_day(form: FeedbackForm, until: date) -> dict[date, int]:
    """How many items of a form are unread, by the day on which they were to be read, up to a day."""
    found: Counter[date] = Counter()
    for due_on, count in db.session.execute(
        select(FeedbackItem.due_on, func.count())
        .where(FeedbackItem.form_id == form.id, FeedbackItem.stage == Stage.NEW, FeedbackItem.due_on <= until)
        .group_by(FeedbackItem.due_on)
    ):
        found[due_on] += count
    fresh = waiting.today([form.id]).items
    known = set(db.session.scalars(select(FeedbackItem.key).where(FeedbackItem.key.in_(list(fresh)))))
    for key, each in fresh.items():
        if key not in known and each.due_on <= until:
            found[each.due_on] += 1
    return dict(sorted(found.items()))


def promised_at(programme_id: int, day: date) -> datetime:
    """The moment of a day by which everything of that day is read."""
    hour = settings.get(READ_BY_HOUR, programme=programme_id) % 24
    return datetime.combine(day, time(hour), tzinfo=clock.LONDON).astimezone(UTC)
