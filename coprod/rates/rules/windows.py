"""The days over which money and hours are added up: a week, or a month that begins on a chosen day (P9–P11).

Days are London's. A moment belongs to the day that London's clocks show, so that an hour is neither lost nor counted
twice when they change.
"""

from __future__ import annotations

import enum
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coprod.core import clock
from coprod.core.words import _l

MONDAY = 0


class Span(enum.Enum):
    """Over what a person's own limit is counted."""

    WEEK = "week"
    MONTH = "month"


SPAN_WORDS = {
    Span.WEEK: _l("Each week"),
    Span.MONTH: _l("Each monthly assessment period"),
}


@dataclass(frozen=True)
class Window:
    """Some days on end, the first and the last one included."""

    first_day: date
    last_day: date

    @property
    def begins_at(self) -> datetime:
        """The first moment that belongs to it, in UTC."""
        return clock.end_of_day(self.first_day - timedelta(days=1))

    @property
    def ends_at(self) -> datetime:
        """The first moment that no longer belongs to it, in UTC."""
        return clock.end_of_day(self.last_day)

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first_day <= day <= self.last_day


def day_of(moment: datetime) -> date:
    """The day in London that a moment belongs to. Errors: ``ValueError`` for a moment without a zone."""
    if moment.tzinfo is None:
        raise ValueError("A moment without a zone.")
    return clock.london(moment).date()


def week(day: date, first_weekday: int = MONDAY) -> Window:
    """The week that a day lies in, when weeks begin on this weekday: Monday is 0, Sunday is 6.

    Errors: ``ValueError`` for a weekday that is none.
    """
    if not 0 <= first_weekday <= 6:
        raise ValueError("A week has seven days.")
    first = day - timedelta(days=(day.weekday() - first_weekday) % 7)
    return Window(first, first + timedelta(days=6))


def month(day: date, start_day: int = 1) -> Window:
    """The monthly period that a day lies in, when periods begin on this day of the month (domain rule P11).

    A period that would begin on a day which its month has not begins on the last day of that month. Errors:
    ``ValueError`` for a day that no month has.
    """
    if not 1 <= start_day <= 31:
        raise ValueError("A month has days from 1 to 31.")
    begins = _begin(day.year, day.month, start_day)
    if day < begins:
        before = date(day.year, day.month, 1) - timedelta(days=1)
        return Window(_begin(before.year, before.month, start_day), begins - timedelta(days=1))
    after = date(day.year, day.month, 28) + timedelta(days=4)
    return Window(begins, _begin(after.year, after.month, start_day) - timedelta(days=1))


def window(span: Span, day: date, starts_on: int) -> Window:
    """The week or the month that a day lies in. ``starts_on`` is a weekday for a week, and a day for a month."""
    return week(day, starts_on) if span is Span.WEEK else month(day, starts_on)


def _begin(year: int, in_month: int, start_day: int) -> date:
    return date(year, in_month, min(start_day, monthrange(year, in_month)[1]))
