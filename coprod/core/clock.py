"""The one clock: every moment and every day in the service comes from here.

Several machines that share a database go by its clock, not each by its own: one that is five minutes fast would turn
people away before a closing day is over, and take letters out of another's hands (threat T47). What the database
tells is asked for twice a minute (core/db.py); in between a clock counts that nobody can put forward or back.
"""

from __future__ import annotations

import time as machine
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
AGREED_FOR = 30.0  # seconds
# A moment that lies further ahead than this was written by a clock that was wrong (threat T34).
CLOCKS_DIFFER = timedelta(minutes=10)


class _Agreed:
    """The moment that the database told last, and how long ago that was."""

    def __init__(self) -> None:
        self.told: tuple[datetime, float] | None = None

    def now(self) -> datetime | None:
        if self.told is None:
            return None
        moment, when = self.told
        return moment + timedelta(seconds=machine.monotonic() - when)

    def is_fresh(self) -> bool:
        return self.told is not None and machine.monotonic() - self.told[1] < AGREED_FOR


_agreed = _Agreed()
_stands_at: ContextVar[datetime | None] = ContextVar("coprod_clock", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _stands_at.get() or _agreed.now() or datetime.now(UTC)


def is_agreed() -> bool:
    """Whether the database has told the time a moment ago."""
    return _agreed.is_fresh()


def agree(moment: datetime) -> None:
    """From now on the time is what the database has just told."""
    _agreed.told = (moment.astimezone(UTC), machine.monotonic())


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


def years_later(day: date, years: int) -> date:
    """The same day so many years on, for what is kept that long; 29 February becomes 28 where there is none.

    No calendar goes beyond the year 9999: whoever asks for more gets a day of that year, and no error in the middle.
    """
    year = min(day.year + years, date.max.year)
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return day.replace(year=year, day=28)


def london(moment: datetime) -> datetime:
    """The same moment on a London clock, for showing."""
    return moment.astimezone(LONDON)
