"""What is in a cash float, line by line, and what a count says of it (domain rule P21)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from coprod.payments.rules.floats import (
    FLOAT_MOVE_WORDS,
    FloatMove,
    difference,
    inside,
    is_overtaken,
    is_to_be_counted,
    running,
    to_take_out,
)

M = FloatMove


@dataclass(frozen=True)
class Line:
    """A line of a book."""

    move: FloatMove
    amount_pence: int


# The book, what should be there, what the newest count found beyond it, and what can be taken back.
BOOKS: tuple[tuple[list[tuple[FloatMove, int]], int, int, int], ...] = (
    ([], 0, 0, 0),
    ([(M.TOPPED_UP, 100)], 100, 0, 100),
    ([(M.TOPPED_UP, 100), (M.PAID_OUT, 30)], 70, 0, 70),
    ([(M.TOPPED_UP, 100), (M.PAID_OUT, 30), (M.CAME_BACK, 30)], 100, 0, 100),
    ([(M.TOPPED_UP, 100), (M.TAKEN_BACK, 100)], 0, 0, 0),
    ([(M.GIVEN_BACK, 15)], 15, 0, 15),
    ([(M.TOPPED_UP, 100), (M.COUNTED, 100)], 100, 0, 100),
    ([(M.TOPPED_UP, 100), (M.COUNTED, 94)], 100, -6, 94),
    ([(M.TOPPED_UP, 100), (M.COUNTED, 94), (M.PAID_OUT, 90)], 10, -6, 4),
    ([(M.TOPPED_UP, 100), (M.COUNTED, 25), (M.PAID_OUT, 75)], 25, -75, 0),
    ([(M.TOPPED_UP, 100), (M.COUNTED, 105)], 100, 5, 100),
    ([(M.TOPPED_UP, 100), (M.COUNTED, 94), (M.MISSING, 6)], 94, 0, 94),
    ([(M.TOPPED_UP, 100), (M.COUNTED, 105), (M.EXTRA, 5)], 105, 0, 105),
    ([(M.TOPPED_UP, 100), (M.COUNTED, 94), (M.COUNTED, 100)], 100, 0, 100),
    ([(M.TOPPED_UP, 100), (M.COUNTED, 94), (M.TOPPED_UP, 10), (M.COUNTED, 109)], 110, -1, 109),
)


@pytest.mark.parametrize(("lines", "should_be", "beyond", "left"), BOOKS)
def test_a_book_says_what_is_there(
    lines: list[tuple[FloatMove, int]], should_be: int, beyond: int, left: int
) -> None:
    book = [Line(*each) for each in lines]

    assert (inside(book), difference(book), to_take_out(M.TAKEN_BACK, book)) == (should_be, beyond, left)
    assert to_take_out(M.PAID_OUT, book) == should_be
    assert [there for _line, there in running(book)][-1:] == ([should_be] if book else [])


@pytest.mark.parametrize(
    ("moves", "is_so"),
    [
        ([], False),
        ([M.TOPPED_UP, M.COUNTED], False),
        ([M.TOPPED_UP, M.COUNTED, M.PAID_OUT], True),
        ([M.TOPPED_UP, M.COUNTED, M.TOPPED_UP, M.COUNTED], False),
    ],
)
def test_a_count_is_overtaken_by_whatever_is_written_after_it(moves: list[FloatMove], is_so: bool) -> None:
    assert is_overtaken([Line(each, 1) for each in moves]) is is_so


def test_every_line_has_its_words() -> None:
    assert set(FLOAT_MOVE_WORDS) == set(FloatMove)


@pytest.mark.parametrize(
    ("today", "is_due"), [(date(2026, 7, 1), False), (date(2026, 7, 31), False), (date(2026, 8, 1), True)]
)
def test_cash_is_counted_again_when_nobody_has_for_31_days(today: date, is_due: bool) -> None:
    assert is_to_be_counted(date(2026, 7, 1), today) is is_due
