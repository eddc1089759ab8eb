"""What was promised to be read by a day and has not been."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import UTC, date, datetime, time

from sqlalchemy import func, select

from coprod.core import clock, settings
from coprod.core.db import db
from coprod.feedback.models import FeedbackForm, FeedbackItem
from coprod.feedback.queries import waiting
from coprod.feedback.rules import READ_BY_HOUR, Stage


def by_day(form: FeedbackForm, until: date) -> dict[date, int]:
    """How many items of a form are unread, by the day on which they were to be read, up to a day."""
    return of([form.id], until).get(form.id, {})


def of(forms: Collection[int], until: date) -> dict[int, dict[date, int]]:
    """The same for several forms, by number, however many they are in as many statements."""
    found: dict[int, Counter[date]] = defaultdict(Counter)
    for form_id, due_on, count in db.session.execute(
        select(FeedbackItem.form_id, FeedbackItem.due_on, func.count())
        .where(FeedbackItem.form_id.in_(forms), FeedbackItem.stage == Stage.NEW, FeedbackItem.due_on <= until)
        .group_by(FeedbackItem.form_id, FeedbackItem.due_on)
    ):
        found[form_id][due_on] += count
    fresh = waiting.today(forms).items
    known = set(db.session.scalars(select(FeedbackItem.key).where(FeedbackItem.key.in_(list(fresh)))))
    for key, each in fresh.items():
        if key not in known and each.due_on <= until:
            found[each.form_id][each.due_on] += 1
    return {form_id: dict(sorted(days.items())) for form_id, days in found.items()}


def promised_at(programme_id: int, day: date) -> datetime:
    """The moment of a day by which everything of that day is read."""
    hour = settings.get(READ_BY_HOUR, programme=programme_id) % 24
    return datetime.combine(day, time(hour), tzinfo=clock.LONDON).astimezone(UTC)
