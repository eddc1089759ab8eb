"""A closing day counts to its midnight in London, also on the days when the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from coprod.core import clock


@pytest.mark.parametrize(
    ("day", "over"),
    [
        (date(2026, 12, 4), datetime(2026, 12, 5, 0, tzinfo=UTC)),
        (date(2026, 7, 1), datetime(2026, 7, 1, 23, tzinfo=UTC)),
        (date(2026, 3, 28), datetime(2026, 3, 29, 0, tzinfo=UTC)),  # the night in which the clocks go forward
        (date(2026, 3, 29), datetime(2026, 3, 29, 23, tzinfo=UTC)),
        (date(2026, 10, 24), datetime(2026, 10, 24, 23, tzinfo=UTC)),  # and back
        (date(2026, 10, 25), datetime(2026, 10, 26, 0, tzinfo=UTC)),
        (date(2028, 2, 29), datetime(2028, 3, 1, 0, tzinfo=UTC)),
    ],
)
def test_a_day_is_over_at_its_midnight_in_london(day: date, over: datetime) -> None:
    assert clock.end_of_day(day) == over


def test_today_is_londons_day_and_not_greenwichs() -> None:
    with clock.at(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 7, 2)


def test_the_clock_does_not_stand_at_a_moment_without_a_zone() -> None:
    with pytest.raises(ValueError, match="zone"), clock.at(datetime(2026, 7, 1)):
        pass


@pytest.mark.parametrize(
    ("day", "years", "then"),
    [
        (date(2026, 11, 25), 10, date(2036, 11, 25)),
        (date(2028, 2, 29), 1, date(2029, 2, 28)),
        (date(2028, 2, 29), 4, date(2032, 2, 29)),
        (date(2028, 2, 29), 1_000_000, date(9999, 2, 28)),
    ],
)
def test_so_many_years_later_is_a_day_however_many_they_are(day: date, years: int, then: date) -> None:
    assert clock.years_later(day, years) == then
