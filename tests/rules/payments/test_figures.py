"""How long it took from the work to the money, in working days (domain rule P22)."""

from __future__ import annotations

from datetime import date

import pytest

from coprod.payments.rules.figures import (
    OFTEN_WORDS,
    Took,
    a_year_until,
    counted_until,
    speed,
    spread,
    working_days_between,
)

FRIDAY = date(2026, 12, 18)


@pytest.mark.parametrize(
    ("paid_on", "days"),
    [
        (FRIDAY, 0),
        (date(2026, 12, 20), 0),  # a Sunday
        (date(2026, 12, 21), 1),
        (date(2026, 12, 24), 4),
        (date(2026, 12, 28), 4),  # the bank holidays of Christmas, and the weekend between
        (date(2026, 12, 29), 5),
        (date(2026, 12, 17), 0),  # noted as paid before the work
    ],
)
def test_only_working_days_count(paid_on: date, days: int) -> None:
    assert working_days_between(FRIDAY, paid_on) == days


def test_the_first_working_day_after_the_work_counts() -> None:
    assert working_days_between(date(2026, 12, 17), FRIDAY) == 1


def test_half_the_slowest_and_the_share_within_each_aim() -> None:
    found = speed([Took(12, 10, 1), Took(3, 10, 2), Took(6, 5, 1)])

    assert found is not None
    assert (found.claims, found.half, found.slowest, found.within, found.percent) == (4, 3, 12, 2, 50)
    assert speed([]) is None


@pytest.mark.parametrize(
    ("times", "told"),
    [
        ([], {}),
        ([1, 1, 2, 4, 5, 12, 13, 40], {"once": 2, "some": 2, "often": 2, "more": 2}),
        ([3], {"some": 1}),
    ],
)
def test_paid_work_is_spread_over_people_by_how_often_they_were_paid(
    times: list[int], told: dict[str, int]
) -> None:
    found = spread(times)

    assert dict(found.options) == {name: told.get(name, 0) for name in OFTEN_WORDS}
    assert (found.base, found.question, found.one_each) == (len(times), "spread", True)


@pytest.mark.parametrize(
    ("took", "half", "percent"),
    [
        ([Took(1, 10, 1), Took(2, 10, 1)], 1, 100),
        ([Took(1, 10, 1), Took(2, 10, 2)], 2, 100),
        ([Took(day, 10, 1) for day in (1, 2, 3, 4)], 2, 100),
        ([Took(10, 10, 99), Took(11, 10, 1)], 10, 99),
        ([Took(10, 10, 199), Took(11, 10, 1)], 10, 99),
        ([Took(11, 10, 1)], 11, 0),
    ],
)
def test_the_aim_itself_is_within_and_a_share_is_never_rounded_up(
    took: list[Took], half: int, percent: int
) -> None:
    found = speed(took)

    assert found is not None and (found.half, found.percent) == (half, percent)


@pytest.mark.parametrize(
    ("today", "until", "first"),
    [
        (date(2026, 6, 10), date(2026, 5, 31), date(2025, 6, 1)),
        (date(2026, 6, 9), date(2026, 4, 30), date(2025, 5, 1)),
        (date(2026, 6, 1), date(2026, 4, 30), date(2025, 5, 1)),
        (date(2026, 1, 9), date(2025, 11, 30), date(2024, 12, 1)),
        (date(2026, 1, 10), date(2025, 12, 31), date(2025, 1, 1)),
        (date(2024, 3, 31), date(2024, 2, 29), date(2023, 3, 1)),
    ],
)
def test_a_month_is_counted_once_what_was_paid_in_it_has_been_noted(
    today: date, until: date, first: date
) -> None:
    assert counted_until(today) == until
    assert a_year_until(until) == first
