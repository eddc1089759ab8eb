"""What happens to a cash float, what is in it, and what a count says (domain rule P21). Sums are whole pence."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Protocol, TypeVar

from coprod.core.words import _l


class FloatMove(enum.Enum):
    """One kind of line in the book of a float."""

    TOPPED_UP = "topped_up"
    PAID_OUT = "paid_out"
    CAME_BACK = "came_back"
    GIVEN_BACK = "given_back"
    PUT_RIGHT = "put_right"
    TAKEN_BACK = "taken_back"
    COUNTED = "counted"
    MISSING = "missing"
    EXTRA = "extra"


FLOAT_MOVE_WORDS = {
    FloatMove.TOPPED_UP: _l("Money put in"),
    FloatMove.PAID_OUT: _l("Paid out, and signed for"),
    FloatMove.CAME_BACK: _l("Came back: it did not reach the person"),
    FloatMove.GIVEN_BACK: _l("Given back: too much was paid"),
    FloatMove.PUT_RIGHT: _l("Put right: what was given back was written wrongly"),
    FloatMove.TAKEN_BACK: _l("Money taken back to the bank"),
    FloatMove.COUNTED: _l("Counted"),
    FloatMove.MISSING: _l("Settled: there was less than there should be"),
    FloatMove.EXTRA: _l("Settled: there was more than there should be"),
}

COMES_IN = frozenset({FloatMove.TOPPED_UP, FloatMove.CAME_BACK, FloatMove.GIVEN_BACK, FloatMove.EXTRA})
GOES_OUT = frozenset({FloatMove.PAID_OUT, FloatMove.PUT_RIGHT, FloatMove.TAKEN_BACK, FloatMove.MISSING})
# Cash is counted about once a month: the longer nobody looks, the less anybody knows why some is missing.
COUNT_WITHIN = timedelta(days=31)


class Line(Protocol):
    """A line of the book, as sums are made from it."""

    @property
    def move(self) -> FloatMove: ...
    @property
    def amount_pence(self) -> int: ...


AnyLine = TypeVar("AnyLine", bound=Line)


def signed(move: FloatMove, pence: int) -> int:
    """What a line adds to a float (positive) or takes from it (negative). A count moves nothing."""
    if move in COMES_IN:
        return pence
    return -pence if move in GOES_OUT else 0


def running(lines: Iterable[AnyLine]) -> Iterator[tuple[AnyLine, int]]:
    """Each line with what should be in the float after it, as on a statement of a bank."""
    inside = 0
    for line in lines:
        inside += signed(line.move, line.amount_pence)
        yield line, inside


def inside(lines: Iterable[Line]) -> int:
    """What should be in a float."""
    return sum(signed(each.move, each.amount_pence) for each in lines)


def difference(lines: Iterable[Line]) -> int:
    """What the newest count found beyond what should have been there, if nobody has settled it: less is negative."""
    found = 0
    for line, should_be in running(lines):
        if line.move is FloatMove.COUNTED:
            found = line.amount_pence - should_be
        elif line.move in (FloatMove.MISSING, FloatMove.EXTRA):
            found = 0
    return found


def is_overtaken(lines: Iterable[Line]) -> bool:
    """Whether something was written after the newest count, so that only another count says what is missing."""
    return next((line.move for line in reversed(list(lines))), FloatMove.COUNTED) is not FloatMove.COUNTED


def to_take_out(move: FloatMove, lines: Iterable[Line]) -> int:
    """What a line can take out: cash that went to somebody is noted also when it was counted first, and so was missed.

    Whatever goes back to the bank is still there to be found: what a count could not find does not go back.
    """
    held = list(lines)
    missed = min(0, difference(held)) if move is FloatMove.TAKEN_BACK else 0
    return max(0, inside(held) + missed)


def is_to_be_counted(last: date, today: date) -> bool:
    """Whether cash that was counted (or, before its first count, opened) on a day must be counted again."""
    return today - last >= COUNT_WITHIN
