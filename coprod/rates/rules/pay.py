"""What some minutes are worth at a rate: by task, by hour, by half or full day, by block or part of one (P1–P3, P29).

Fairly: an hour's rate is paid by the minute and rounded half up to the penny, never down to the hour. A session's
boundary belongs to the shorter session (exactly four hours are still half a day), and a part of a block is a block.
"""

from __future__ import annotations

import enum
from typing import Protocol

from coprod.core.words import _l
from coprod.rates.rules.rounding import half_up

HALF_DAY_MINUTES = 240  # exactly four hours are still the lower rate (domain rule P2)
BLOCK_MINUTES = 180  # three hours, as in the policy that the rule was read in (domain rule P3)


class Basis(enum.Enum):
    """What a rate counts."""

    TASK = "task"
    HOUR = "hour"
    SESSION = "session"
    BLOCK = "block"


BASIS_WORDS = {
    Basis.TASK: _l("A task, however long it takes"),
    Basis.HOUR: _l("An hour, counted by the minute"),
    Basis.SESSION: _l("Half a day or a full day"),
    Basis.BLOCK: _l("A block of time, or a part of one"),
}


class Rated(Protocol):
    """A rate: what it counts, what that is worth, and whether getting ready counts.

    ``full_day_pence`` and ``boundary_minutes`` are of sessions alone, ``block_minutes`` of blocks alone.
    """

    @property
    def basis(self) -> Basis: ...
    @property
    def amount_pence(self) -> int: ...
    @property
    def full_day_pence(self) -> int | None: ...
    @property
    def boundary_minutes(self) -> int | None: ...
    @property
    def block_minutes(self) -> int | None: ...
    @property
    def counts_preparation(self) -> bool: ...


def counted_minutes(rate: Rated, minutes: int, preparation_minutes: int) -> int:
    """The minutes that a rate pays for: those of the work, and those of getting ready where they count (P29)."""
    if minutes < 0 or preparation_minutes < 0:
        raise ValueError("Nobody works less than no time.")
    return minutes + (preparation_minutes if rate.counts_preparation else 0)


def offer_pence(rate: Rated, minutes: int, preparation_minutes: int = 0) -> int:
    """What is offered for some work: the whole offer, before anybody says what they want of it (P4).

    No time is worth nothing, except for a task, which is paid for being done. Errors: ``ValueError`` for less than
    no time, and for a rate that lacks what its basis needs.
    """
    counted = counted_minutes(rate, minutes, preparation_minutes)
    if rate.basis is Basis.TASK:
        return rate.amount_pence
    if not counted:
        return 0
    if rate.basis is Basis.HOUR:
        return half_up(rate.amount_pence * counted, 60)
    if rate.basis is Basis.SESSION:
        return _session_pence(rate, counted)
    return rate.amount_pence * blocks(rate, counted)


def blocks(rate: Rated, counted: int) -> int:
    """How many blocks some minutes are: a part of one is a whole one (P3)."""
    length = rate.block_minutes or 0
    if length < 1:
        raise ValueError("A rate by blocks says how long a block is.")
    return -(-counted // length)


def _session_pence(rate: Rated, counted: int) -> int:
    if rate.full_day_pence is None or rate.boundary_minutes is None:
        raise ValueError(
            "A rate by sessions says what a full day is worth, and how long half a day may last."
        )
    return rate.amount_pence if counted <= rate.boundary_minutes else rate.full_day_pence
