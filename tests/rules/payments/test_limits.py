"""How near somebody is to a limit of their own, by the day of work and by the day of payment (P9 to P11, P14)."""

from __future__ import annotations

from datetime import date

import pytest

from coprod.payments.rules.limits import COUNTING_WORDS, Counting, Entry, Limit, standing
from coprod.rates.rules.used import Nearness
from coprod.rates.rules.windows import Span

WEDNESDAY = date(2026, 11, 25)
WEEK = Limit(Span.WEEK, 0, 20000, 16 * 60)
MONTH = Limit(Span.MONTH, 20, 42700, None)


@pytest.mark.parametrize("limit", [WEEK, MONTH, Limit(Span.WEEK, 6, None, 90)])
def test_nothing_of_a_limit_is_lost_in_its_packet(limit: Limit) -> None:
    assert Limit.read(limit.written()) == limit


@pytest.mark.parametrize(
    ("limit", "day", "first", "last"),
    [
        (WEEK, WEDNESDAY, date(2026, 11, 23), date(2026, 11, 29)),
        (Limit(Span.WEEK, 6, 1, None), WEDNESDAY, date(2026, 11, 22), date(2026, 11, 28)),
        (MONTH, WEDNESDAY, date(2026, 11, 20), date(2026, 12, 19)),
        (MONTH, date(2027, 1, 1), date(2026, 12, 20), date(2027, 1, 19)),
        # The clocks change within both: they are days, not hours.
        (WEEK, date(2026, 10, 25), date(2026, 10, 19), date(2026, 10, 25)),
        (WEEK, date(2027, 3, 28), date(2027, 3, 22), date(2027, 3, 28)),
    ],
)
def test_a_limit_counts_a_week_or_a_month_from_its_own_day(
    limit: Limit, day: date, first: date, last: date
) -> None:
    window = limit.window(day)

    assert (window.first_day, window.last_day) == (first, last)


@pytest.mark.parametrize(
    ("pence", "minutes", "left", "nearness"),
    [
        (5000, 60, 15000, Nearness.CLEAR),
        (16000, 60, 4000, Nearness.NEAR),
        (20000, 60, 0, Nearness.REACHED),
        (20001, 60, 0, Nearness.PASSED),
        (5000, 961, 15000, Nearness.PASSED),
    ],
)
def test_what_lies_in_the_window_is_added_up_and_the_nearer_limit_counts(
    pence: int, minutes: int, left: int, nearness: Nearness
) -> None:
    outside = [Entry(date(2026, 11, 22), 99999, 9999), Entry(date(2026, 11, 30), 99999, 9999)]
    inside = [Entry(date(2026, 11, 23), pence - 1000, minutes - 30), Entry(date(2026, 11, 29), 1000, 30)]

    found = standing(WEEK, Counting.PAID, [*outside, *inside], WEDNESDAY)

    assert (found.total.pence, found.total.minutes) == (pence, minutes)
    assert (found.left_pence, found.nearness) == (left, nearness)
    assert (found.counting, found.window, found.limit) == (Counting.PAID, WEEK.window(WEDNESDAY), WEEK)


def test_a_limit_of_hours_alone_leaves_no_sum_to_be_left() -> None:
    found = standing(Limit(Span.WEEK, 0, None, 60), Counting.WORKED, [Entry(WEDNESDAY, 5000, 60)], WEDNESDAY)

    assert (found.left_pence, found.nearness) == (None, Nearness.REACHED)


def test_both_days_are_counted_and_have_words() -> None:
    assert {each.value for each in COUNTING_WORDS} == {"worked", "paid"}
    assert (Entry(WEDNESDAY, 1, 1).organisation, Entry(WEDNESDAY, 1, 1).title) == ("", "")
