"""What stands on an agenda: what an item is for, and what every meeting of a series begins with."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from coprod.core.words import _l
from coprod.meetings.rules.meetings import LAYERS, Layer


class Purpose(enum.Enum):
    """What is wanted of those who sit there."""

    INFORMATION = "information"
    DISCUSSION = "discussion"
    DECISION = "decision"


PURPOSE_WORDS = {
    Purpose.INFORMATION: _l("For information"),
    Purpose.DISCUSSION: _l("For discussion"),
    Purpose.DECISION: _l("For decision"),
}


class ItemKind(enum.Enum):
    """Items that every meeting has, and all the others."""

    INTERESTS = "interests"
    LAST_MINUTES = "last_minutes"
    MATTERS_ARISING = "matters_arising"
    ITEM = "item"


# What every meeting of a series begins with: kind, words, minutes.
STANDING = (
    (ItemKind.INTERESTS, _l("Welcome, and declarations of interest"), 10),
    (ItemKind.LAST_MINUTES, _l("Minutes of the last meeting"), 5),
    (ItemKind.MATTERS_ARISING, _l("Matters arising"), 10),
)
DEEPEST = 2


class InterestOutcome(enum.Enum):
    """What somebody with an interest did when the item came."""

    TOOK_PART = "took_part"
    DID_NOT_DECIDE = "did_not_decide"
    LEFT = "left"


INTEREST_WORDS = {
    InterestOutcome.TOOK_PART: _l("Stayed and took part"),
    InterestOutcome.DID_NOT_DECIDE: _l("Stayed, but did not decide"),
    InterestOutcome.LEFT: _l("Left the room"),
}


class Placed(Protocol):
    """Something with a place on an agenda, perhaps under another."""

    id: int
    parent_id: int | None
    position: int


Item = TypeVar("Item", bound=Placed)


def in_order(items: Iterable[Item]) -> list[tuple[str, int, Item]]:
    """Items as they are read out, each with its number (``3.1``) and its depth, whatever order they came in.

    An item whose parent is not among them (it is not for this reader) stands where its parent would.
    """
    held = sorted(items, key=lambda item: (item.position, item.id))
    there = {item.id for item in held}
    children: dict[int | None, list[Item]] = {}
    for item in held:
        parent = item.parent_id if item.parent_id in there else None
        children.setdefault(parent, []).append(item)
    found: list[tuple[str, int, Item]] = []
    _walk(children, None, (), found)
    return found


def _walk(
    children: dict[int | None, list[Item]],
    parent: int | None,
    numbers: Sequence[int],
    found: list[tuple[str, int, Item]],
) -> None:
    for at, item in enumerate(children.get(parent, ()), 1):
        number = (*numbers, at)
        found.append((".".join(map(str, number)), len(number), item))
        _walk(children, item.id, number, found)


class _Circled(Placed, Protocol):
    """A thing on an agenda with the circle that may read it."""

    layer: Layer


def circles(items: Iterable[_Circled]) -> dict[int, Layer]:
    """For each item the smallest circle of its own and of all that it stands under (domain rule M7)."""
    held = {each.id: each for each in items}
    found: dict[int, Layer] = {}
    for each in held.values():
        above, seen = each, [each.layer]
        while above.parent_id is not None and above.parent_id in held and len(seen) <= len(held):
            above = held[above.parent_id]
            seen.append(above.layer)
        found[each.id] = max(seen, key=LAYERS.index)
    return found
