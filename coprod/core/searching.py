"""What somebody typed into a search box, as the queries take it."""

from __future__ import annotations

from coprod.core.forms import tidy

MOST_WORDS = 8
LONGEST = 200


def words_of(search: str) -> list[str]:
    """The words to look for: few enough to be quick, and without what a database would refuse."""
    return str(tidy(search[:LONGEST])).split()[:MOST_WORDS]
