"""For how long the words and receipts of what was paid are kept: six financial years, and the present one (rule D10)."""

from __future__ import annotations

from datetime import date

import pytest

from coprod.payments.rules.keeping import YEARS, kept_from


@pytest.mark.parametrize(
    ("today", "years", "first"),
    [
        (date(2026, 3, 31), 6, date(2019, 4, 1)),
        (date(2026, 4, 1), 6, date(2020, 4, 1)),
        (date(2026, 12, 31), 6, date(2020, 4, 1)),
        (date(2027, 1, 1), 6, date(2020, 4, 1)),
        (date(2026, 4, 1), 8, date(2018, 4, 1)),
    ],
)
def test_a_financial_year_is_kept_for_so_many_whole_years_after_it(
    today: date, years: int, first: date
) -> None:
    assert kept_from(today, years) == first


@pytest.mark.parametrize("years", [6, 10])
def test_an_inquiry_can_make_it_longer(years: int) -> None:
    assert YEARS.read(years) == years


@pytest.mark.parametrize("years", [5, 0, "six"])
def test_nobody_makes_it_shorter_than_the_law(years: object) -> None:
    with pytest.raises(ValueError, match="or more"):
        YEARS.read(years)
