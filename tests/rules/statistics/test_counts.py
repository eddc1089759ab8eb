"""Exact counts agree with themselves, and keep quiet."""

from __future__ import annotations

import pytest
from markupsafe import escape

from coprod.statistics.counts import Counted, Counts


@pytest.mark.parametrize(
    ("one_each", "options", "answered", "skipped"),
    [
        (True, {"a": 3, "b": 4}, 8, 0),
        (True, {"a": -1, "b": 4}, 3, 0),
        (True, {"a": 3}, 3, -1),
        (False, {"a": 9, "b": 1}, 8, 0),
        (False, {"a": 3, "b": 4}, 8, 0),
    ],
)
def test_counts_that_contradict_each_other_are_refused(
    one_each: bool, options: dict[str, int], answered: int, skipped: int
) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        Counts("q", one_each, options, answered, skipped)


def test_tables_of_one_set_share_one_base() -> None:
    with pytest.raises(ValueError, match="one base"):
        Counted(9, (Counts("q", True, {"a": 8}, 8),))


def test_exact_counts_do_not_print_themselves() -> None:
    counts = Counts("q", True, {"a": 3}, 3)

    for private in (counts, Counted(3, (counts,))):
        assert "3" not in f"{private} {private!r}"
        with pytest.raises(TypeError, match="private"):
            escape(private)
