"""The one clock: every moment and every day in the service comes from here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

_stands_at: ContextVar[datetime | None] = ContextVar("coprod_clock", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _stands_at.get() or datetime.now(UTC)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """The clock stands at this moment inside the block. For the demo world, which has a past, and for tests.

    Errors: ``ValueError`` for a moment without a zone.
    """
    if moment.tzinfo is None:
        raise ValueError("A moment without a zone.")
    token = _stands_at.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _stands_at.reset(token)


def today() -> date:
    """The present day in London, where every closing date is counted."""
    return now().astimezone(LONDON).date()


def end_of_day(day: date) -> datetime:
    """The first moment in UTC that no longer belongs to this London day.

    A closing date includes its whole day: at this moment it is over.
    """
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=LONDON).astimezone(UTC)


def london(moment: datetime) -> datetime:
    """The same moment on a London clock, for showing."""
    return moment.astimezone(LONDON)
