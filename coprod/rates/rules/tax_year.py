"""The tax year: from 6 April to 5 April, named by the two years that it lies in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# The first day, as month and day in one number: 6 April.
FIRST_DAY = 406


@dataclass(frozen=True, order=True)
class TaxYear:
    """One tax year, by the calendar year in which it begins."""

    begins_in: int

    @property
    def first_day(self) -> date:
        return date(self.begins_in, *divmod(FIRST_DAY, 100))

    @property
    def last_day(self) -> date:
        return date(self.begins_in + 1, 4, 5)

    @property
    def name(self) -> str:
        """How people write it: 2026/27."""
        return f"{self.begins_in}/{(self.begins_in + 1) % 100:02}"

    def holds(self, day: date) -> bool:
        """Whether a day lies in it, its first and its last one included."""
        return self.first_day <= day <= self.last_day


def tax_year(day: date) -> TaxYear:
    """The tax year that a day lies in."""
    return TaxYear(day.year if day.month * 100 + day.day >= FIRST_DAY else day.year - 1)
