"""Working days and bank holidays, and by when something that is sent now will have been read (domain rules F3, F9).

What a promise to a person is worth: it names a day and an hour, and it knows Christmas, Easter and the nights in
which the clocks change. Nothing here asks a database or the time.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from coprod.core import clock

SATURDAY = 5
EVERY_WEEKDAY = frozenset(range(7))  # Monday is 0


class Nation(enum.Enum):
    """Each has bank holidays of its own. The values are the names that the list of holidays goes by."""

    ENGLAND = "ENG"
    WALES = "WLS"
    SCOTLAND = "SCT"
    NORTHERN_IRELAND = "NIR"


@dataclass(frozen=True)
class ReadingHours:
    """When somebody reads: what is sent on a reading day before ``sent_by`` is read that day by ``read_by``.

    Both hours are London's. Errors: ``ValueError`` in English, for what could never be kept.
    """

    weekdays: frozenset[int] = frozenset(range(SATURDAY))
    sent_by: time = time(12)
    read_by: time = time(17)
    on_bank_holidays: bool = False

    def __post_init__(self) -> None:
        if not self.weekdays or not self.weekdays <= EVERY_WEEKDAY:
            raise ValueError("Somebody reads on at least one day of the week.")
        if self.sent_by.tzinfo or self.read_by.tzinfo:
            raise ValueError("Hours of reading are London's, and have no zone of their own.")
        if self.sent_by > self.read_by:
            raise ValueError("What is sent after the hour of reading cannot have been read by then.")


@lru_cache(maxsize=64)
def bank_holidays(year: int, nation: Nation) -> frozenset[date]:
    """The bank holidays of a year, with the days that are given in place of those at a weekend."""
    import holidays

    return frozenset(holidays.country_holidays("GB", subdiv=nation.value, years=year))


def is_working_day(day: date, nation: Nation = Nation.ENGLAND) -> bool:
    """Whether people in offices work on this day: Monday to Friday, and no bank holiday."""
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year, nation)


def add_working_days(day: date, days: int, nation: Nation = Nation.ENGLAND) -> date:
    """The day that is so many working days after this one, which is not counted itself (domain rule F3).

    With none to add it is this day, or the next working day when it is none. Errors: ``ValueError`` for fewer.
    """
    if days < 0:
        raise ValueError("Working days are added, and not taken away.")
    while not days and not is_working_day(day, nation):
        day += timedelta(days=1)
    while days:
        day += timedelta(days=1)
        days -= is_working_day(day, nation)
    return day


def working_days_before(day: date, days: int, nation: Nation = Nation.ENGLAND) -> date:
    """The last day on which so many working days lie between it and this one, which is not counted itself.

    Papers for a meeting on a Friday, due 5 working days ahead, are due on the Friday before (domain rule M3).
    Errors: ``ValueError`` for fewer than none.
    """
    if days < 0:
        raise ValueError("Working days are taken away, and not added.")
    while not days and not is_working_day(day, nation):
        day -= timedelta(days=1)
    while days:
        day -= timedelta(days=1)
        days -= is_working_day(day, nation)
    return day


def promised(moment: datetime, hours: ReadingHours, nation: Nation = Nation.ENGLAND) -> datetime:
    """The moment, in UTC, by which what was sent at a moment has been read (domain rule F9).

    Errors: ``ValueError`` for a moment without a zone.
    """
    if moment.tzinfo is None:
        raise ValueError("A moment without a zone.")
    day = clock.london(moment).date()
    if not _reads_on(day, hours, nation) or moment >= _at(day, hours.sent_by):
        day += timedelta(days=1)
        while not _reads_on(day, hours, nation):
            day += timedelta(days=1)
    return _at(day, hours.read_by)


def _reads_on(day: date, hours: ReadingHours, nation: Nation) -> bool:
    if day.weekday() not in hours.weekdays:
        return False
    return hours.on_bank_holidays or day not in bank_holidays(day.year, nation)


def _at(day: date, hour: time) -> datetime:
    """An hour of London's clocks. One that comes twice is the first: what was promised is not put off.

    One that the clocks leave out in spring is as long after midnight as ever, and so an hour later on the clock.
    """
    return datetime.combine(day, hour, tzinfo=clock.LONDON).astimezone(UTC)
