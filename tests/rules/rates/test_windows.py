"""Weeks, months and tax years begin and end on the day that was meant, whatever the clocks and the calendar do."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from coprod.rates.rules.tax_year import TaxYear, tax_year
from coprod.rates.rules.windows import SPAN_WORDS, Span, Window, day_of, month, week, window

_day = date.fromisoformat


@pytest.mark.parametrize(
    ("day", "begins_in"),
    [
        ("2026-04-05", 2025),
        ("2026-04-06", 2026),
        ("2026-12-31", 2026),
        ("2027-01-01", 2026),
        ("2027-03-31", 2026),
    ],
)
def test_a_tax_year_begins_on_6_april(day: str, begins_in: int) -> None:
    year = tax_year(_day(day))

    assert year == TaxYear(begins_in)
    assert year.holds(_day(day))
    assert (year.first_day, year.last_day) == (date(begins_in, 4, 6), date(begins_in + 1, 4, 5))


def test_a_tax_year_holds_its_ends_and_no_more() -> None:
    year = TaxYear(2026)

    assert [year.holds(_day(day)) for day in ("2026-04-05", "2026-04-06", "2027-04-05", "2027-04-06")] == [
        False,
        True,
        True,
        False,
    ]
    assert (year.name, TaxYear(2099).name, TaxYear(2008).name) == ("2026/27", "2099/00", "2008/09")
    assert TaxYear(2025) < year


@pytest.mark.parametrize(
    ("day", "weekday", "first", "last"),
    [
        ("2026-11-26", 0, "2026-11-23", "2026-11-29"),  # a Thursday
        ("2026-11-23", 0, "2026-11-23", "2026-11-29"),
        ("2026-11-29", 0, "2026-11-23", "2026-11-29"),
        ("2026-11-26", 3, "2026-11-26", "2026-12-02"),
        ("2026-11-26", 4, "2026-11-20", "2026-11-26"),
        ("2026-11-29", 6, "2026-11-29", "2026-12-05"),
        ("2026-11-28", 6, "2026-11-22", "2026-11-28"),
        ("2027-01-01", 0, "2026-12-28", "2027-01-03"),  # across the end of a year
        ("2028-02-29", 0, "2028-02-28", "2028-03-05"),  # a leap day
        ("2026-03-29", 0, "2026-03-23", "2026-03-29"),  # the clocks go forward
        ("2026-10-25", 0, "2026-10-19", "2026-10-25"),  # and back
    ],
)
def test_a_week_begins_on_the_weekday_that_was_chosen(day: str, weekday: int, first: str, last: str) -> None:
    assert week(_day(day), weekday) == Window(_day(first), _day(last))
    assert window(Span.WEEK, _day(day), weekday) == Window(_day(first), _day(last))


def test_a_week_begins_on_monday_when_nobody_chose() -> None:
    assert week(_day("2026-11-26")).first_day == _day("2026-11-23")


@pytest.mark.parametrize(
    ("day", "start", "first", "last"),
    [
        ("2026-11-26", 1, "2026-11-01", "2026-11-30"),
        ("2026-11-26", 26, "2026-11-26", "2026-12-25"),
        ("2026-11-26", 27, "2026-10-27", "2026-11-26"),
        ("2027-01-03", 10, "2026-12-10", "2027-01-09"),  # across the end of a year
        ("2026-12-31", 31, "2026-12-31", "2027-01-30"),
        # A month without such a day begins on its last one.
        ("2027-02-27", 31, "2027-01-31", "2027-02-27"),
        ("2027-02-28", 31, "2027-02-28", "2027-03-30"),
        ("2027-03-31", 31, "2027-03-31", "2027-04-29"),
        ("2027-04-29", 31, "2027-03-31", "2027-04-29"),
        ("2027-04-30", 31, "2027-04-30", "2027-05-30"),
        ("2027-03-29", 30, "2027-02-28", "2027-03-29"),
        ("2027-02-28", 29, "2027-02-28", "2027-03-28"),
        # A leap day.
        ("2028-02-28", 29, "2028-01-29", "2028-02-28"),
        ("2028-02-29", 29, "2028-02-29", "2028-03-28"),
        ("2028-02-29", 31, "2028-02-29", "2028-03-30"),
        ("2028-03-30", 31, "2028-02-29", "2028-03-30"),
        ("2027-01-31", 28, "2027-01-28", "2027-02-27"),
    ],
)
def test_a_month_begins_on_the_day_that_was_chosen(day: str, start: int, first: str, last: str) -> None:
    assert month(_day(day), start) == Window(_day(first), _day(last))
    assert window(Span.MONTH, _day(day), start) == Window(_day(first), _day(last))


def test_a_month_begins_on_its_first_day_when_nobody_chose() -> None:
    assert month(_day("2026-11-26")) == Window(_day("2026-11-01"), _day("2026-11-30"))


@pytest.mark.parametrize("span", list(Span))
def test_every_day_lies_in_one_window_and_none_is_counted_twice(span: Span) -> None:
    for starts_on in range(7) if span is Span.WEEK else range(1, 32):
        at = window(span, date(2027, 12, 1), starts_on)
        while at.first_day < date(2028, 5, 1):
            after = window(span, at.last_day + timedelta(days=1), starts_on)
            assert after.first_day == at.last_day + timedelta(days=1)
            assert window(span, at.first_day, starts_on) == window(span, at.last_day, starts_on) == at
            at = after


def test_a_window_knows_its_moments_when_the_clocks_change() -> None:
    spring, autumn = week(date(2026, 3, 29)), week(date(2026, 10, 25))

    assert (spring.begins_at, spring.ends_at) == (
        datetime(2026, 3, 23, 0, tzinfo=UTC),
        datetime(2026, 3, 29, 23, tzinfo=UTC),
    )
    assert spring.ends_at - spring.begins_at == timedelta(hours=167)
    assert autumn.ends_at - autumn.begins_at == timedelta(hours=169)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-03-31T23:30+00:00", "2026-04-01"),  # summer time
        ("2026-03-28T23:30+00:00", "2026-03-28"),
        ("2026-10-24T23:30+00:00", "2026-10-25"),
        ("2026-10-25T23:30+00:00", "2026-10-25"),
        ("2026-12-31T23:59+00:00", "2026-12-31"),
        ("2027-01-01T00:30+01:00", "2026-12-31"),
    ],
)
def test_a_moment_belongs_to_the_day_that_london_shows(moment: str, day: str) -> None:
    assert day_of(datetime.fromisoformat(moment)) == _day(day)


def test_a_moment_without_a_zone_belongs_to_no_day() -> None:
    with pytest.raises(ValueError, match=r"^A moment without a zone\.$"):
        day_of(datetime(2026, 3, 31))


@pytest.mark.parametrize("weekday", [-1, 7])
def test_a_week_has_seven_days(weekday: int) -> None:
    with pytest.raises(ValueError, match=r"^A week has seven days\.$"):
        week(date(2026, 11, 26), weekday)


@pytest.mark.parametrize("day", [0, 32])
def test_a_month_has_at_most_31_days(day: int) -> None:
    with pytest.raises(ValueError, match=r"^A month has days from 1 to 31\.$"):
        month(date(2026, 11, 26), day)


def test_a_window_holds_its_ends_and_every_span_has_words() -> None:
    held = Window(date(2026, 11, 2), date(2026, 11, 4))

    assert [held.holds(date(2026, 11, day)) for day in (1, 2, 3, 4, 5)] == [False, True, True, True, False]
    assert list(SPAN_WORDS) == list(Span)
    assert [each.value for each in Span] == ["week", "month"]
