"""What the figures of paying reckon: working days from the work to the money, and how long something has waited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from coprod.core.words import _l
from coprod.core.working_days import is_working_day
from coprod.statistics.counts import Counts

# In how many days, at most, each of the columns of what waits has waited; the last column has no end.
AGES = (7, 14, 30)
PERCENT = 100
# By this day of a month everything that was paid in the month before has been noted.
NOTED_BY_DAY = 10
# How often somebody was paid, at most, by the name of a row of the spread; the last row has no end.
OFTEN = {"once": 1, "some": 4, "often": 12}
MORE = "more"
OFTEN_WORDS = {
    "once": _l("Once"),
    "some": _l("2 to 4 times"),
    "often": _l("5 to 12 times"),
    MORE: _l("More than 12 times"),
}


@dataclass(frozen=True)
class Took:
    """That so many claims were paid in so many working days, and how many days were aimed at."""

    days: int
    aim: int
    claims: int


@dataclass(frozen=True)
class Speed:
    """How long it took from the work to the money (domain rule P22). Half were paid within ``half`` working days."""

    claims: int
    half: int
    slowest: int
    within: int

    @property
    def percent(self) -> int:
        """The share of claims that were paid in the time that is aimed at, rounded down: 99 of 100 is not all."""
        return PERCENT * self.within // self.claims


def working_days_between(worked_on: date, paid_on: date) -> int:
    """How many working days after the work the money came: none on the same day."""
    return sum(
        is_working_day(worked_on + timedelta(days=each)) for each in range(1, (paid_on - worked_on).days + 1)
    )


def speed(found: Iterable[Took]) -> Speed | None:
    """The speed of everything that was paid; ``None`` when nothing was."""
    took = sorted(found, key=lambda each: each.days)
    claims = sum(each.claims for each in took)
    if not claims:
        return None
    so_far = accumulate(each.claims for each in took)
    half = next(each.days for each, many in zip(took, so_far, strict=True) if 2 * many >= claims)
    within = sum(each.claims for each in took if each.days <= each.aim)
    return Speed(claims, half, took[-1].days, within)


def spread(times: Iterable[int]) -> Counts:
    """How paid work is spread: how many people were paid how often. ``times`` has a number for each person.

    The counts are private: they leave through disclosure control, for a small one can point at a person (E6).
    """
    held = Counter(next((name for name, most in OFTEN.items() if each <= most), MORE) for each in times)
    return Counts("spread", True, {name: held[name] for name in OFTEN_WORDS}, answered=held.total())


def counted_until(today: date) -> date:
    """The last day of the newest month that can be counted: over, and everything in it noted."""
    first = today.replace(day=1)
    if today.day < NOTED_BY_DAY:
        first = (first - timedelta(days=1)).replace(day=1)
    return first - timedelta(days=1)


def a_year_until(until: date) -> date:
    """The first of the 12 months that end on the last day of a month."""
    after = until + timedelta(days=1)
    return after.replace(year=after.year - 1)
