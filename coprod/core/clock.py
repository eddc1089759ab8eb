"""The one clock: every moment and every day in the service comes from here."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


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
