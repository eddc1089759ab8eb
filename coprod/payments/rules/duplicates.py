"""Whether two claims of one person may be for the same thing: the same meeting, work or journey (domain rule P25)."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from coprod.core.words import _l
from coprod.payments.rules.claims import ClaimKind


class Likeness(enum.Enum):
    """In what two claims are alike."""

    MEETING = "meeting"
    SESSION = "session"
    JOURNEY = "journey"


LIKENESS_WORDS = {
    Likeness.MEETING: _l("The same meeting"),
    Likeness.SESSION: _l("The same work"),
    Likeness.JOURNEY: _l("The same journey on the same day"),
}

Journey = tuple[date, frozenset[str]]


def place(typed: str) -> str:
    """A place without what makes no difference: letters large or small, and spaces."""
    return " ".join(typed.casefold().split())


def journeys(claim: Any) -> Iterator[Journey]:
    """The journeys of a claim by day, there or back."""
    for line in claim.lines:
        ends = frozenset({place(line.from_place), place(line.to_place)}) - {""}
        if len(ends) == 2:
            yield line.on_day, ends


def alike(one: Any, other: Any) -> list[Likeness]:
    """In what two claims are alike. Parts of one bundle are not, nor what adds to an earlier claim."""
    if one.id == other.id or one.person_id != other.person_id or one.bundle == other.bundle:
        return []
    if ClaimKind.ORDINARY is not one.kind or ClaimKind.ORDINARY is not other.kind:
        return []
    found = []
    if one.meeting_id is not None and one.meeting_id == other.meeting_id:
        found.append(Likeness.MEETING)
    if one.session_id is not None and one.session_id == other.session_id:
        found.append(Likeness.SESSION)
    if set(journeys(one)) & set(journeys(other)):
        found.append(Likeness.JOURNEY)
    return found


def said_twice(claim: Any) -> bool:
    """Whether one claim has the same way twice: from the same place to the same place, on one day, in the same way."""
    ways = [
        (line.on_day, line.expense, place(line.from_place), place(line.to_place))
        for line in claim.lines
        if place(line.from_place) and place(line.to_place)
    ]
    return len(ways) != len(set(ways))


def among(claim: Any, others: Iterable[Any]) -> list[tuple[Any, list[Likeness]]]:
    """The claims among others that may be for the same thing, each with what is alike."""
    return [(other, found) for other in others if (found := alike(claim, other))]
