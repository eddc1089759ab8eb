"""Exact counts agree with themselves, and keep quiet."""

from __future__ import annotations

from typing import Any

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


@pytest.mark.parametrize(
    ("counts", "because"),
    [
        (dict(one_each=True, options={"a": -1}, answered=-1), "A count of people cannot be below 0."),
        (dict(one_each=True, options={}, answered=0, refused=-1), "A count of people cannot be below 0."),
        (dict(one_each=True, options={}, answered=0, not_shown=-1), "A count of people cannot be below 0."),
        (
            dict(one_each=True, options={"a": 2}, answered=3),
            "The options do not add up to those who answered.",
        ),
        (
            dict(one_each=False, options={"a": 4}, answered=3),
            "The options cannot belong to those who answered.",
        ),
        (
            dict(one_each=False, options={"a": 1}, answered=3),
            "The options cannot belong to those who answered.",
        ),
        (dict(one_each=False, options={}, answered=1), "The options cannot belong to those who answered."),
    ],
)
def test_what_is_wrong_with_counts_is_said(counts: dict[str, Any], because: str) -> None:
    with pytest.raises(ValueError, match=f"^{because}$"):
        Counts("q", **counts)


@pytest.mark.parametrize(
    "counts",
    [
        dict(one_each=True, options={}, answered=0),
        dict(one_each=False, options={}, answered=0),
        dict(one_each=True, options={"a": 0, "b": 3}, answered=3),
        dict(one_each=False, options={"a": 3, "b": 3}, answered=3),
        dict(one_each=False, options={"a": 1, "b": 2}, answered=3),
    ],
)
def test_counts_that_can_be_true_are_taken(counts: dict[str, Any]) -> None:
    taken = Counts("q", **counts)

    assert (taken.skipped, taken.refused, taken.not_shown) == (0, 0, 0)
    assert taken.base == counts["answered"]


def test_everybody_who_took_part_is_in_the_base_once() -> None:
    assert Counts("q", True, {"a": 1}, 1, skipped=20, refused=300, not_shown=4000).base == 4321


def test_counts_do_not_change_with_what_they_were_made_from() -> None:
    chosen = {"a": 3}
    counts = Counts("q", True, chosen, 3)
    chosen["a"] = 4

    assert counts.options["a"] == 3
    with pytest.raises(TypeError):
        counts.options["a"] = 4  # type: ignore[index]


def test_a_set_knows_its_tables_by_their_questions_with_the_channels_last() -> None:
    one, two, channels = (Counts(name, True, {"a": 8}, 8) for name in ("one", "two", ":channel"))

    assert Counted(8, (one, two), channels).every_table == (one, two, channels)
    assert Counted(8, (one, two)).every_table == (one, two)
    assert Counted(8, (one, two))["two"] is two
    with pytest.raises(ValueError, match=r"^Tables of one set of responses share one base.$"):
        Counted(8, (one,), Counts(":channel", True, {"a": 7}, 7))


def test_tables_of_one_set_share_one_base() -> None:
    with pytest.raises(ValueError, match="one base"):
        Counted(9, (Counts("q", True, {"a": 8}, 8),))


def test_exact_counts_do_not_print_themselves() -> None:
    counts = Counts("q", True, {"a": 3}, 3)

    for private in (counts, Counted(3, (counts,))):
        assert "3" not in f"{private} {private!r}"
        with pytest.raises(
            TypeError, match=r"^Exact counts are private. Show a chart of them to staff, or publish"
        ):
            escape(private)
    assert repr(counts) == "<private counts of q>"
    assert repr(Counted(3, (counts,))) == "<private counts of a set of responses>"
