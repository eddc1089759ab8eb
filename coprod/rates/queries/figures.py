"""The dated figures as they hold on a day, for an organisation where it has its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coprod.core import settings
from coprod.rates.rules import benefits, figures
from coprod.rates.rules.benefits import LIMITS, Limit
from coprod.rates.rules.figures import Figure
from coprod.rates.rules.mileage import MileFigures


def of_miles(travelled_on: date, *, organisation: int | None = None) -> MileFigures:
    """What a mile was worth on the day of a journey (domain rule P12)."""
    return MileFigures(
        **{
            name: settings.get(key, on=travelled_on, organisation=organisation)
            for name, key in figures.MILES.items()
        }
    )


def living_wage_pence(on: date) -> int | None:
    """The living wage of a day by the hour; ``None`` where nobody has set it (domain rule P18)."""
    return settings.get(figures.LIVING_WAGE, on=on)


def online_attendance_pence(on: date, *, organisation: int | None = None) -> int | None:
    """What an online meeting is worth in telephone, data and printing; ``None`` where nobody has set it (P20)."""
    return settings.get(figures.ONLINE_ATTENDANCE, on=on, organisation=organisation)


@dataclass(frozen=True)
class Example:
    """Somebody with help for housing is paid so much in a month: the allowance, and what Universal Credit loses."""

    paid_pence: int
    allowance_pence: int
    less_pence: int


def uc_example(on: date) -> Example | None:
    """The example of the page, when all of its figures are set for the day (domain rule P11)."""
    allowance = settings.get(benefits.UC_WITH_HOUSING, on=on)
    taper = settings.get(benefits.UC_TAPER_PERCENT, on=on)
    if allowance is None or taper is None:
        return None
    paid = benefits.EXAMPLE_PENCE
    return Example(paid, allowance, benefits.taken_from_uc(paid, allowance, taper))


@dataclass(frozen=True)
class Held:
    """One value of one figure as a page shows it: from when to when, and where it comes from."""

    value: int
    from_day: date
    to_day: date | None
    source: str


def limits(since: date) -> list[tuple[Limit, list[Held]]]:
    """Every limit with the values that hold on a day or later, the oldest first (domain rules P9–P11)."""
    return [(limit, _held(limit.key, since)) for limit in LIMITS]


def miles(since: date) -> list[tuple[Figure, list[Held]]]:
    """What a mile is worth on a day or later, for everybody, the oldest first (domain rule P12)."""
    return [(key, _held(key, since)) for key in figures.MILES.values()]


def _held(key: Figure, since: date) -> list[Held]:
    return [
        Held(entry.value, entry.from_day, entry.to_day, entry.source)
        for entry in settings.for_everybody(key)
        if (entry.to_day is None or entry.to_day >= since)
        and (entry.review_by is None or entry.review_by >= since)
    ]
