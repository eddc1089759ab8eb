"""Everything that is asked of concerns, by those who may know of them."""

from __future__ import annotations

from coprod.safety.queries.concerns import (
    by_once,
    entries,
    how_many_open,
    last_entry,
    listed,
    of_holder,
    one,
    untold,
)
from coprod.safety.queries.copies import copy_of
from coprod.safety.queries.sources import answer, feedback

__all__ = [
    "answer",
    "by_once",
    "copy_of",
    "entries",
    "feedback",
    "how_many_open",
    "last_entry",
    "listed",
    "of_holder",
    "one",
    "untold",
]
