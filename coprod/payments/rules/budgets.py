"""What has become of a budget, in pence: not claimed yet, waiting, approved, paid, left (domain rule P24).

What people are paid and what they get back stand apart everywhere but in ``left``: a budget is one sum for both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol


class Dated(Protocol):
    """A budget: for which part of an organisation's work, and between which days."""

    @property
    def id(self) -> int: ...
    @property
    def programme_id(self) -> int: ...
    @property
    def organisation_id(self) -> int: ...
    @property
    def workstream_id(self) -> int | None: ...
    @property
    def from_day(self) -> date: ...
    @property
    def to_day(self) -> date: ...


@dataclass(frozen=True)
class Place:
    """Where some work belongs: a programme, an organisation that pays, and a workstream if it has one."""

    programme_id: int
    organisation_id: int
    workstream_id: int | None


def budget_of(budgets: Iterable[Dated], place: Place, day: date) -> Dated | None:
    """The budget that work of a day is paid from: its workstream's own, else the one without a workstream.

    The one that began later, of two that hold: a change of a budget is a new row.
    """
    fitting = [
        each
        for each in budgets
        if (each.programme_id, each.organisation_id) == (place.programme_id, place.organisation_id)
        and each.workstream_id in {None, place.workstream_id}
        and each.from_day <= day <= each.to_day
    ]
    return max(
        fitting, key=lambda each: (each.workstream_id is not None, each.from_day, each.id), default=None
    )


@dataclass
class Sums:
    """Payment and expenses, apart."""

    payment: int = 0
    expense: int = 0


@dataclass
class Use:
    """What has become of one budget."""

    amount: int
    coming: Sums = field(default_factory=Sums)
    waiting: Sums = field(default_factory=Sums)
    approved: Sums = field(default_factory=Sums)
    paid: Sums = field(default_factory=Sums)

    @property
    def committed(self) -> Sums:
        """What is agreed and not decided: work that nobody has claimed for yet, and claims that wait."""
        return Sums(self.coming.payment + self.waiting.payment, self.coming.expense + self.waiting.expense)

    @property
    def left(self) -> int:
        """What nothing is planned for yet; below nothing when more is planned than there is."""
        used = (self.coming, self.waiting, self.approved, self.paid)
        return self.amount - sum(each.payment + each.expense for each in used)

    @property
    def is_over_spent(self) -> bool:
        return self.left < 0
