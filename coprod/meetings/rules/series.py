"""The days of a series: every month on its second Tuesday, every so many weeks (domain rule M6)."""

from __future__ import annotations

import calendar
import enum
from dataclasses import dataclass
from datetime import date, timedelta

from coprod.core.words import _l
from coprod.core.working_days import SATURDAY, Nation, bank_holidays

MOST = 26  # one every two weeks for a year
MOST_WEEKS = 26
MOST_MONTHS = 12


class Repeats(enum.Enum):
    """How the days of a series follow on each other."""

    MONTHLY = "monthly"
    WEEKLY = "weekly"


REPEATS_WORDS = {
    Repeats.MONTHLY: _l("Every so many months, on the same day of the week"),
    Repeats.WEEKLY: _l("Every so many weeks"),
}


class Which(enum.Enum):
    """Which of the Tuesdays of a month."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    LAST = "last"


WHICH_WORDS = {
    Which.FIRST: _l("First"),
    Which.SECOND: _l("Second"),
    Which.THIRD: _l("Third"),
    Which.FOURTH: _l("Fourth"),
    Which.LAST: _l("Last"),
}
WEEKDAY_WORDS = (
    _l("Monday"),
    _l("Tuesday"),
    _l("Wednesday"),
    _l("Thursday"),
    _l("Friday"),
    _l("Saturday"),
    _l("Sunday"),
)


class Snag(enum.Enum):
    """Why somebody may not want to meet on a day."""

    WEEKEND = "weekend"
    BANK_HOLIDAY = "bank_holiday"
    PAST = "past"
    TAKEN = "taken"


SNAG_WORDS = {
    Snag.WEEKEND: _l("It is a weekend."),
    Snag.BANK_HOLIDAY: _l("It is a bank holiday."),
    Snag.PAST: _l("This day is over."),
    Snag.TAKEN: _l("The group has a meeting on this day already."),
}
# No meeting can be made on such a day; on the others whoever plans may still want one.
CLOSED = frozenset({Snag.PAST, Snag.TAKEN})


@dataclass(frozen=True)
class Look:
    """One day of a series to look over before it is made, and what speaks against it."""

    day: date
    snags: tuple[Snag, ...]

    @property
    def is_closed(self) -> bool:
        return any(snag in CLOSED for snag in self.snags)


def weekly(first: date, weeks: int, count: int) -> list[date]:
    """So many days, so many weeks apart, the first one included."""
    return [first + timedelta(weeks=weeks * at) for at in range(count)]


def monthly(first: date, which: Which, weekday: int, months: int, count: int) -> list[date]:
    """So many days, one every so many months, each the same Tuesday of its month, from a day on."""
    found: list[date] = []
    year, month = first.year, first.month
    while len(found) < count:
        day = _the(which, weekday, year, month)
        if day < first and not found:  # This month's is over before the series begins.
            year, month = _on(year, month, 1)
            continue
        found.append(day)
        year, month = _on(year, month, months)
    return found


def _the(which: Which, weekday: int, year: int, month: int) -> date:
    begins, days = calendar.monthrange(year, month)
    first = 1 + (weekday - begins) % 7
    all_of_them = range(first, days + 1, 7)
    return date(year, month, all_of_them[-1 if which is Which.LAST else list(Which).index(which)])


def _on(year: int, month: int, months: int) -> tuple[int, int]:
    later = month - 1 + months
    return year + later // 12, later % 12 + 1


def looked_over(days: list[date], nation: Nation, today: date, taken: frozenset[date]) -> list[Look]:
    """Every day with what speaks against it: bank holidays and weekends are named, and can be left out."""
    return [Look(day, tuple(_snags(day, nation, today, taken))) for day in days]


def _snags(day: date, nation: Nation, today: date, taken: frozenset[date]) -> list[Snag]:
    found = {
        Snag.WEEKEND: day.weekday() >= SATURDAY,
        Snag.BANK_HOLIDAY: day in bank_holidays(day.year, nation),
        Snag.PAST: day < today,
        Snag.TAKEN: day in taken,
    }
    return [snag for snag, holds in found.items() if holds]
