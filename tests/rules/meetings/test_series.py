"""A series falls on the days that were meant, says which of them are no working days, and its papers have a clock."""

from __future__ import annotations

from datetime import date

import pytest

from coprod.core.working_days import Nation
from coprod.meetings.rules.meetings import papers_due
from coprod.meetings.rules.series import Snag, Which, looked_over, monthly, weekly

ENGLAND, _WALES, SCOTLAND, NORTHERN_IRELAND = Nation
TUESDAY, FRIDAY, SUNDAY = 1, 4, 6


def _days(days: list[date]) -> str:
    return " ".join(day.isoformat() for day in days)


@pytest.mark.parametrize(
    ("first", "kind", "months", "days"),
    [
        ("2026-12-01", (Which.SECOND, TUESDAY), 1, "2026-12-08 2027-01-12 2027-02-09"),
        ("2026-12-08", (Which.SECOND, TUESDAY), 1, "2026-12-08 2027-01-12"),  # that very day counts
        ("2026-12-09", (Which.SECOND, TUESDAY), 1, "2027-01-12 2027-02-09"),  # this month's is over
        ("2026-12-09", (Which.SECOND, TUESDAY), 3, "2027-01-12 2027-04-13"),
        ("2027-01-01", (Which.LAST, SUNDAY), 1, "2027-01-31 2027-02-28 2027-03-28"),
        ("2027-01-01", (Which.FIRST, FRIDAY), 1, "2027-01-01 2027-02-05"),
        ("2027-02-01", (Which.FOURTH, SUNDAY), 12, "2027-02-28 2028-02-27"),
    ],
)
def test_a_month_has_one_day_of_each_kind(
    first: str, kind: tuple[Which, int], months: int, days: str
) -> None:
    count = len(days.split())

    assert _days(monthly(date.fromisoformat(first), *kind, months, count)) == days


@pytest.mark.parametrize(
    ("weeks", "count", "days"),
    [
        (1, 3, "2026-12-22 2026-12-29 2027-01-05"),
        (2, 2, "2026-12-22 2027-01-05"),
        (26, 2, "2026-12-22 2027-06-22"),
        (4, 1, "2026-12-22"),
    ],
)
def test_weeks_are_counted_from_the_first_day(weeks: int, count: int, days: str) -> None:
    assert _days(weekly(date(2026, 12, 22), weeks, count)) == days


@pytest.mark.parametrize(
    ("day", "nation", "snags"),
    [
        ("2026-12-08", ENGLAND, []),
        ("2026-12-12", ENGLAND, [Snag.WEEKEND]),
        ("2026-12-25", ENGLAND, [Snag.BANK_HOLIDAY]),
        ("2026-12-26", ENGLAND, [Snag.WEEKEND, Snag.BANK_HOLIDAY]),
        ("2026-12-28", ENGLAND, [Snag.BANK_HOLIDAY]),
        ("2026-11-30", ENGLAND, []),
        ("2026-11-30", SCOTLAND, [Snag.BANK_HOLIDAY]),
        ("2026-11-25", ENGLAND, [Snag.PAST]),
        ("2026-11-26", ENGLAND, []),  # today
        ("2026-12-15", ENGLAND, [Snag.TAKEN]),
    ],
)
def test_what_speaks_against_a_day_is_named(day: str, nation: Nation, snags: list[Snag]) -> None:
    looks = looked_over(
        [date.fromisoformat(day)], nation, date(2026, 11, 26), frozenset({date(2026, 12, 15)})
    )

    assert [list(look.snags) for look in looks] == [snags]
    assert looks[0].is_closed == (day in {"2026-11-25", "2026-12-15"})


@pytest.mark.parametrize(
    ("on_day", "working_days", "nation", "due"),
    [
        ("2026-12-04", 5, ENGLAND, "2026-11-27"),  # a plain week
        ("2026-12-04", 7, ENGLAND, "2026-11-25"),
        ("2026-12-04", 0, ENGLAND, "2026-12-04"),
        ("2027-01-05", 5, ENGLAND, "2026-12-24"),  # over Christmas and the new year
        ("2027-01-05", 5, SCOTLAND, "2026-12-23"),  # whose new year is a day longer
        ("2027-04-01", 5, ENGLAND, "2027-03-23"),  # over Easter
        ("2027-04-01", 5, SCOTLAND, "2027-03-24"),  # which works on Easter Monday
        ("2027-05-04", 5, ENGLAND, "2027-04-26"),  # over the bank holiday early in May
        ("2027-03-18", 5, NORTHERN_IRELAND, "2027-03-10"),  # over Saint Patrick's
        ("2027-03-18", 5, ENGLAND, "2027-03-11"),
        ("2026-12-06", 5, ENGLAND, "2026-11-30"),  # an event on a Sunday
    ],
)
def test_the_clock_of_papers_counts_working_days_only(
    on_day: str, working_days: int, nation: Nation, due: str
) -> None:
    assert papers_due(date.fromisoformat(on_day), working_days, nation) == date.fromisoformat(due)
