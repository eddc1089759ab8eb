"""How much of a limit is used: pounds and hours within a window, near it at 80 %, at it, past it (P9–P11, P14).

The limit is one that a person has chosen for themself. Nobody asks why, and nothing here knows of any benefit.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from coprod.core.words import _l
from coprod.rates.rules.windows import Window

NEAR_PERCENT = 80


class Counted(Protocol):
    """Some money and some time that count on a day: the day of the work or the day of the payment."""

    @property
    def day(self) -> date: ...
    @property
    def pence(self) -> int: ...
    @property
    def minutes(self) -> int: ...


@dataclass(frozen=True)
class Used:
    """What is used within a window, in pence and in minutes."""

    pence: int = 0
    minutes: int = 0

    def __add__(self, more: Used) -> Used:
        return Used(self.pence + more.pence, self.minutes + more.minutes)


class Nearness(enum.IntEnum):
    """How near something is to its limit. Exactly at it is told apart: some limits may be reached, others not."""

    CLEAR = 0
    NEAR = 1
    REACHED = 2
    PASSED = 3


# What whoever set the limit reads of it. An hours limit of the rules reads "under", so at it is already too much (P9).
NEARNESS_WORDS = {
    Nearness.CLEAR: _l("You are well below your limit."),
    Nearness.NEAR: _l("You have used 80% of your limit or more."),
    Nearness.REACHED: _l("You are exactly at your limit."),
    Nearness.PASSED: _l("You are over your limit."),
}
# Domain rule P10. It is said to everybody whose limit is near, since we do not know whom it concerns and do not ask.
CLIFF_EDGE = _l(
    "For some benefits, £1 over the limit stops all of that benefit for the week. Carer’s Allowance is one of them."
)


def used(entries: Iterable[Counted], window: Window) -> Used:
    """What falls into a window, added up."""
    total = Used()
    for entry in entries:
        if window.holds(entry.day):
            total += Used(entry.pence, entry.minutes)
    return total


def nearness(amount: int, limit: int | None) -> Nearness:
    """How near an amount is to its limit, both in pence or both in minutes. No limit, or nothing used, is clear."""
    if limit is None or amount <= 0:
        return Nearness.CLEAR
    if amount > limit:
        return Nearness.PASSED
    if amount == limit:
        return Nearness.REACHED
    return Nearness.NEAR if amount * 100 >= limit * NEAR_PERCENT else Nearness.CLEAR


def nearest(total: Used, limit_pence: int | None, limit_minutes: int | None) -> Nearness:
    """How near to either limit somebody is: whichever is nearer counts."""
    return max(nearness(total.pence, limit_pence), nearness(total.minutes, limit_minutes))


def left(amount: int, limit: int) -> int:
    """How much fits before the limit is passed: the most that somebody could still take."""
    return max(0, limit - amount)
