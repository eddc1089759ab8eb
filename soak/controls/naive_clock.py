"""The control: a server and a worker for whom a day ends when it ends in Greenwich, all the year round."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from coprod import create_app, worker
from coprod.core import clock
from soak.hurried import hurry


def end_of_day(day: date) -> datetime:
    """Midnight, wherever."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=UTC)


def today() -> date:
    """The day in Greenwich."""
    return clock.now().date()


clock.end_of_day, clock.today = end_of_day, today
app = create_app()


def main() -> None:
    """A worker of this kind."""
    hurry()
    worker.main()
