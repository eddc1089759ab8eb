"""The industry's own tables of sort codes, as whoever runs the site has fetched them: read, and asked about one code.

One row is a range of sort codes, a way to add up, fourteen weights (six for the sort code, eight for the account) and,
for some banks, the number of an exception. A second, short table says which sort code is reckoned as which other one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

DIGITS = 14
MOST_ROWS = 2
EXCEPTIONS = range(1, 15)


class Method(StrEnum):
    """How the products of digits and weights are added up, by the name that the table gives it."""

    TENS = "MOD10"
    ELEVENS = "MOD11"
    DIGIT_BY_DIGIT = "DBLAL"


@dataclass(frozen=True)
class Row:
    """How one range of sort codes is checked."""

    first: str
    last: str
    method: Method
    weights: tuple[int, ...]
    exception: int = 0


@dataclass(frozen=True)
class Table:
    """All rows, in the order of the file, and the sort codes that are reckoned as others."""

    rows: tuple[Row, ...]
    instead: dict[str, str]

    def of(self, sort_code: str) -> tuple[Row, ...]:
        """One or two rows; none for a sort code of which the table says nothing."""
        return tuple(row for row in self.rows if row.first <= sort_code <= row.last)[:MOST_ROWS]


def read(weights: str, substitutes: str = "") -> Table:
    """Errors: ``ValueError`` that names the line which cannot be read."""
    rows = tuple(_row(number, words) for number, words in _lines(weights))
    if not rows:
        raise ValueError("there is no row in it")
    return Table(rows, dict(_pair(number, words) for number, words in _lines(substitutes)))


def _lines(content: str) -> list[tuple[int, list[str]]]:
    split = ((number, line.split()) for number, line in enumerate(content.splitlines(), start=1))
    return [(number, words) for number, words in split if words]


def _row(number: int, words: list[str]) -> Row:
    try:
        first, last, method, *numbers = words
        weights, exception = tuple(map(int, numbers[:DIGITS])), [int(each) for each in numbers[DIGITS:]]
        row = Row(_code(first), _code(last), Method(method), weights, *exception)
    except (TypeError, ValueError):
        raise ValueError(f"line {number} is not a row of weights") from None
    if len(weights) != DIGITS or (exception and row.exception not in EXCEPTIONS):
        raise ValueError(f"line {number} is not a row of weights")
    return row


def _pair(number: int, words: list[str]) -> tuple[str, str]:
    try:
        given, instead = words
        return _code(given), _code(instead)
    except ValueError:
        raise ValueError(f"line {number} is not a pair of sort codes") from None


def _code(word: str) -> str:
    if len(word) != 6 or not word.isascii() or not word.isdigit():
        raise ValueError
    return word
