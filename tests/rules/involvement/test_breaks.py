"""A break stops every deadline: its days do not count (domain rule P22)."""

from __future__ import annotations

from datetime import date

import pytest

from coprod.involvement.rules.breaks import Span, days_away, put_off

WORKED, LAST = date(2026, 3, 1), date(2026, 6, 1)


def day(words: str) -> date:
    return date.fromisoformat(f"2026-{words}")


@pytest.mark.parametrize(
    ("spans", "away"),
    [
        ([], 0),
        ([("02-01", "02-28")], 0),
        ([("02-20", "03-01")], 1),
        ([("03-10", "03-10")], 1),
        ([("03-10", "03-19"), ("05-01", "05-05")], 15),
        ([("05-31", None)], 2),
        ([("06-01", "06-30")], 1),
        ([("06-02", None)], 0),
    ],
)
def test_the_days_of_a_span_that_lie_in_breaks_are_counted(
    spans: list[tuple[str, str | None]], away: int
) -> None:
    assert (
        days_away([(day(first), day(last) if last else None) for first, last in spans], WORKED, LAST) == away
    )


@pytest.mark.parametrize(
    ("spans", "ends"),
    [
        ([], "06-01"),
        # Over on the day of the work, before the deadline began to run.
        ([("02-01", "03-01")], "06-01"),
        # Only what lies after the work counts.
        ([("02-01", "03-02")], "06-02"),
        ([("03-10", "03-19")], "06-11"),
        ([("03-10", "03-10")], "06-02"),
        # The second break begins in the days that the first one gave back.
        ([("03-10", "03-19"), ("06-11", "06-12")], "06-13"),
        ([("03-10", "03-19"), ("06-12", "06-13")], "06-11"),
        # A break on the last day; the day after it; and one without an end.
        ([("06-01", "06-30")], "07-01"),
        ([("06-02", "06-30")], "06-01"),
        ([("06-01", None)], None),
        ([("06-02", None)], "06-01"),
        # In any order.
        ([("05-01", "05-02"), ("04-01", "04-03")], "06-06"),
        ([("07-01", None), ("04-01", "04-03")], "06-04"),
    ],
)
def test_a_deadline_waits_for_whoever_is_away(spans: list[tuple[str, str | None]], ends: str | None) -> None:
    held: list[Span] = [(day(first), day(last) if last else None) for first, last in spans]
    assert put_off(held, WORKED, LAST) == (day(ends) if ends else None)
