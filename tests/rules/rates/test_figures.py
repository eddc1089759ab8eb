"""The figures are those of the rules, dated, with a source that says how sure we are (domain rules P9–P12, P18, P20)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from flask import Flask
from flask_babel import Babel

from coprod.rates.rules import amounts, benefits, figures
from coprod.rates.rules.beginnings import BEGINNINGS, Beginning
from coprod.rates.rules.mileage import MileFigures


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    app = Flask(__name__)
    Babel(app, default_locale="en_GB")
    with app.test_request_context():
        yield


def _on(day: str) -> dict[str, int]:
    at = date.fromisoformat(day)
    return {
        each.key.name: each.value
        for each in BEGINNINGS
        if each.from_day <= at and (each.to_day is None or each.to_day >= at)
    }


@pytest.mark.parametrize(
    ("name", "day", "value"),
    [
        ("rates.mileage_car_first", "2026-04-05", 45),
        ("rates.mileage_car_first", "2026-04-06", 55),
        ("rates.mileage_car_first", "2011-04-05", None),
        ("rates.mileage_car_after", "2026-04-06", 25),
        ("rates.mileage_first_miles", "2026-04-06", 10_000),
        ("rates.mileage_motorcycle", "2026-04-06", 24),
        ("rates.mileage_bicycle", "2026-04-06", 20),
        ("rates.mileage_passenger", "2026-04-06", 5),
        ("rates.living_wage", "2026-04-01", 1271),
        ("rates.living_wage", "2026-03-31", None),
        ("rates.online_attendance", "2026-04-06", 500),
        ("benefits.esa_week", "2025-04-06", 18_350),
        ("benefits.esa_week", "2025-04-07", 19_550),
        ("benefits.esa_week", "2026-04-05", 19_550),
        ("benefits.esa_week", "2026-04-06", 20_350),
        ("benefits.esa_hours", "2026-04-06", 16),
        ("benefits.carers_allowance_week", "2026-04-05", 19_600),
        ("benefits.carers_allowance_week", "2026-04-06", 20_400),
        ("benefits.uc_with_housing", "2026-04-01", 42_700),
        ("benefits.uc_without_housing", "2026-04-01", 71_000),
    ],
)
def test_a_service_begins_with_the_figures_of_the_rules(name: str, day: str, value: int | None) -> None:
    assert _on(day).get(name) == value


def test_no_day_has_two_values_of_one_figure_and_each_says_how_sure_we_are() -> None:
    by_key: dict[str, list[Beginning]] = defaultdict(list)
    for each in BEGINNINGS:
        assert each.key.read(each.value) == each.value
        assert any(mark in each.source for mark in ("Looked up on 22 November 2026.", "We worked it out:"))
        by_key[each.key.name].append(each)
    for entries in by_key.values():
        for before, after in pairwise(entries):
            assert before.to_day is not None
            assert before.to_day + timedelta(days=1) == after.from_day
        assert entries[-1].to_day is None


def test_every_limit_of_the_page_and_every_figure_of_a_mile_has_a_beginning() -> None:
    begun = {each.key.name for each in BEGINNINGS}

    assert {limit.key.name for limit in benefits.LIMITS} <= begun
    assert {key.name for key in figures.MILES.values()} <= begun
    assert set(figures.MILES) == set(MileFigures.__dataclass_fields__)


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("55p", 55),
        (" 55 P ", 55),
        ("£203.50", 20_350),
        ("£203", 20_300),
        ("£ 1,250.05", 125_005),
        ("£0.55", 55),
        ("£0", 0),
        ("£10,000", 1_000_000),
    ],
)
def test_an_amount_is_typed_as_people_write_it(text: str, pence: int) -> None:
    assert amounts.typed(text) == pence
    assert amounts.typed(amounts.told(pence)) == pence


@pytest.mark.parametrize(
    "text", ["", "55", "203.50", "£203.5", "£-1", "-5p", "£1.005", "1e3p", "£10,000.01", "£٣", "55p a mile"]
)
def test_what_could_mean_either_is_asked_again(text: str) -> None:
    with pytest.raises(ValueError, match=r"Write pounds|too large"):
        amounts.typed(text)


def test_whoever_sets_an_amount_is_told_how_to_write_it() -> None:
    assert "£203.50 or 55p" in str(figures.LIVING_WAGE.hint)


def test_nothing_that_is_set_is_told_as_nothing() -> None:
    assert (amounts.told(None), amounts.told_number(None), amounts.told_number(16)) == ("", "", "16")
    assert (amounts.told(99), amounts.told(100)) == ("99p", "£1.00")


@pytest.mark.parametrize("value", [0, 32, -1, "5", None, True])
def test_a_cut_off_is_a_day_of_the_month(value: object) -> None:
    with pytest.raises(ValueError, match="Write a"):
        figures.PAYROLL_CUT_OFF_DAY.read(value)
    assert [figures.PAYROLL_CUT_OFF_DAY.read(day) for day in (1, 31)] == [1, 31]


@pytest.mark.parametrize("key", [figures.CLAIM_WINDOW_MONTHS, figures.DAYS_TO_PAY])
def test_a_window_of_no_months_would_be_none(key: figures.Figure) -> None:
    with pytest.raises(ValueError, match="1 or more"):
        key.read(0)
    assert key.read(1) == 1


def test_claims_may_be_made_for_three_months_and_are_paid_in_ten_working_days() -> None:
    assert (figures.CLAIM_WINDOW_MONTHS.otherwise, figures.DAYS_TO_PAY.otherwise) == (3, 10)
