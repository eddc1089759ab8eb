"""The figures of disclosure control, and what they do to one count (domain rules E6 and E7)."""

from __future__ import annotations

import enum

SMALL = 7  # people; counts from 1 to this are protected (domain rule E6)
ROUND_TO = 5  # people; every other count is rounded to the nearest multiple of this (domain rule E6)
FEWEST_FOR_TABLES = (
    40  # answers; below this there are words and no tables (T21, R14: the product's own figure)
)


class Protected(enum.Enum):
    """Why a count is not shown. Never blank and never 0: a reader is told which."""

    SMALL = "small"  # from 1 to 7 people
    WITHHELD = "withheld"  # of any size: showing it would give a small one away (domain rule E7)


def protect(count: int) -> Protected | int:
    """What may be shown of one count of people: 0 stays 0, 1 to 7 is protected, others go to the nearest 5.

    Errors: ``ValueError`` below 0. Safe for one figure alone; figures that add up go through `disclosure`.
    """
    if count < 0:
        raise ValueError("A count of people cannot be below 0.")
    if 1 <= count <= SMALL:
        return Protected.SMALL
    return (2 * count + ROUND_TO) // (2 * ROUND_TO) * ROUND_TO
