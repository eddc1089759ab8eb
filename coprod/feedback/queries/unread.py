"""What was promised to be read by a day and has not been."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import ColumnElement, ScalarSelect, func, select

from coprod.core import clock, settings
from coprod.core.db import db
from coprod.feedback.models import FeedbackForm, FeedbackItem
from coprod.feedback.queries import waiting
from coprod.feedback.rules import READ_BY_HOUR, Stage

# Nobody reads on beyond it: a list of what is to do says "more than".
MOST_COUNTED = 1000


@dataclass
class Unread:
    """What of a form is unread: how much should have been read before today, since when, and how much is for today."""

    late: int = 0
    late_since: date | None = None
    today: int = 0


def by_day(form: FeedbackForm, until: date) -> dict[date, int]:
    """How many items of a form are unread, by the day on which they were to be read, up to a day."""
    found: Counter[date] = Counter()
    for due_on, count in db.session.execute(
        select(FeedbackItem.due_on, func.count())
        .where(FeedbackItem.form_id == form.id, FeedbackItem.stage == Stage.NEW, FeedbackItem.due_on <= until)
        .group_by(FeedbackItem.due_on)
    ):
        found[due_on] += count
    for _form_id, due_on in _fresh([form.id]):
        if due_on <= until:
            found[due_on] += 1
    return dict(sorted(found.items()))


def counted(forms: Collection[int], today: date) -> dict[int, Unread]:
    """What is unread of several forms, by number; nothing is counted further than one more than ``MOST_COUNTED``."""
    late = FeedbackItem.due_on < today
    found = {
        form_id: Unread(late, since, due)
        for form_id, late, since, due in db.session.execute(
            select(
                FeedbackForm.id,
                _how_many(late),
                select(func.min(FeedbackItem.due_on))
                .where(FeedbackItem.form_id == FeedbackForm.id, FeedbackItem.stage == Stage.NEW, late)
                .correlate(FeedbackForm)
                .scalar_subquery(),
                _how_many(FeedbackItem.due_on == today),
            )
            .where(FeedbackForm.id.in_(forms))
            .order_by(FeedbackForm.id)
        )
    }
    for form_id, due_on in _fresh(forms):
        unread = found[form_id]
        if due_on < today:
            unread.late += 1
            unread.late_since = min(unread.late_since or due_on, due_on)
        elif due_on == today:
            unread.today += 1
    return found


def _how_many(which: ColumnElement[bool]) -> ScalarSelect[int]:
    """How many unread items of a form are such, up to one more than anybody reads."""
    some = (
        select(FeedbackItem.due_on)
        .where(FeedbackItem.form_id == FeedbackForm.id, FeedbackItem.stage == Stage.NEW, which)
        .correlate(FeedbackForm)
        .limit(MOST_COUNTED + 1)
        .subquery()
    )
    return select(func.count()).select_from(some).scalar_subquery()


def _fresh(forms: Collection[int]) -> list[tuple[int, date]]:
    """The form and the day of what came in today and nobody has touched."""
    fresh = waiting.today(forms).items
    touched = set(db.session.scalars(select(FeedbackItem.key).where(FeedbackItem.key.in_(list(fresh)))))
    return [(each.form_id, each.due_on) for key, each in fresh.items() if key not in touched]


def promised_at(programme_id: int, day: date) -> datetime:
    """The moment of a day by which everything of that day is read."""
    hour = settings.get(READ_BY_HOUR, programme=programme_id) % 24
    return datetime.combine(day, time(hour), tzinfo=clock.LONDON).astimezone(UTC)
