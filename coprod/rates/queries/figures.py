"""The dated figures as they hold on a day, for an organisation where it has its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coprod.core import settings
from coprod.rates.rules import figures
from coprod.rates.rules.benefits import LIMITS, Limit
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


@dataclass(frozen=True)
class Held:
    """One value of one figure as a page shows it: from when to when, and where it comes from."""

    value: int
    from_day: date
    to_day: date | None
    source: str


def limits(since: date) -> list[tuple[Limit, list[Held]]]:
    """Every limit with the values that hold on a day or later, the oldest first (domain rules P9–P11)."""
    return [
        (
            limit,
            [
                Held(entry.value, entry.from_day, entry.to_day, entry.source)
                for entry in settings.for_everybody(limit.key)
                if (entry.to_day is None or entry.to_day >= since)
                and (entry.review_by is None or entry.review_by >= since)
            ],
        )
        for limit in LIMITS
    ]
