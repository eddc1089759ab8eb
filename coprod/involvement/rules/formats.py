"""The ways in which somebody can have a paper about their role."""

from __future__ import annotations

from coprod.core.editions import Format
from coprod.core.words import _l

LARGE_PRINT = "large_print"
# Large print is a way of setting a text, and no text of its own.
FORMATS = {
    Format.STANDARD.value: _l("As it is written"),
    LARGE_PRINT: _l("Large print"),
    Format.EASY_READ.value: _l("Easy Read"),
}


def wanted(asked: str | None, otherwise: str) -> str:
    """What was asked for if there is such a way, else what they said they want, else as it is written."""
    return next((each for each in (asked, otherwise) if each in FORMATS), Format.STANDARD.value)


def edition(format_: str) -> Format:
    """The edition that a way of reading is set from."""
    return Format.EASY_READ if format_ == Format.EASY_READ.value else Format.STANDARD
