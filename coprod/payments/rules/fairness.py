"""Whether people at one meeting are offered the same, and no less than the living wage (domain rules P3, P18).

Offers are compared, and never what somebody chose to take: that is theirs (domain rules P4, P5).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coprod.rates.rules.living_wage import hourly_pence, is_below


@dataclass(frozen=True)
class Offered:
    """What one role offers for one meeting, by which card. Money is whole pence, time whole minutes."""

    role: str
    card: str
    organisation: str
    pence: int
    minutes: int
    preparation_minutes: int
    wage_pence: int | None

    @property
    def hourly(self) -> int | None:
        return hourly_pence(self.pence, self.minutes, self.preparation_minutes)

    @property
    def is_below_the_living_wage(self) -> bool:
        return is_below(self.pence, self.minutes, self.preparation_minutes, self.wage_pence)


def differ(offers: Iterable[Offered]) -> bool:
    """Whether two roles are offered something else for the same meeting."""
    return len({each.pence for each in offers}) > 1
