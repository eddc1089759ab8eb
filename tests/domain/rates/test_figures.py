"""A new service begins with figures that name their source; what somebody has set is never undone."""

from __future__ import annotations

from datetime import date

from flask import g

from coprod.core import settings
from coprod.core.db import reading, writing
from coprod.core.settings import Scope
from coprod.rates.operations import seeding
from coprod.rates.queries import figures as queries
from coprod.rates.rules import figures
from coprod.rates.rules.beginnings import BEGINNINGS
from coprod.rates.rules.benefits import CARERS_ALLOWANCE_WEEK, ESA_HOURS, LIMITS
from coprod.rates.rules.mileage import MileFigures, Vehicle, reckoned

BEFORE, FROM = date(2026, 4, 5), date(2026, 4, 6)


def _seeded() -> int:
    with writing():
        return seeding.seed(by=None)


def _afresh() -> None:
    g.pop("dated_settings", None)


def test_before_anybody_has_set_a_figure_there_is_none() -> None:
    with reading():
        assert queries.of_miles(FROM) == MileFigures(None, None, None, None, None, None)
        assert queries.living_wage_pence(FROM) is None
        assert queries.limits(FROM) == [(limit, []) for limit in LIMITS]


def test_a_new_service_begins_with_dated_figures_and_their_sources() -> None:
    assert _seeded() == len(BEGINNINGS)
    _afresh()

    with reading():
        assert queries.of_miles(BEFORE) == MileFigures(45, 25, 10_000, 24, 20, 5)
        assert queries.of_miles(FROM) == MileFigures(55, 25, 10_000, 24, 20, 5)
        assert queries.of_miles(date(2012, 1, 1)) == MileFigures(45, 25, 10_000, None, None, None)
        assert queries.living_wage_pence(FROM) == 1271
        held = {limit.key.name: values for limit, values in queries.limits(BEFORE)}
    assert [(each.value, each.to_day) for each in held[CARERS_ALLOWANCE_WEEK.name]] == [
        (19_600, BEFORE),
        (20_400, None),
    ]
    assert [each.value for each in held[ESA_HOURS.name]] == [16]
    assert all(
        "Looked up on" in each.source or "We worked it out" in each.source
        for values in held.values()
        for each in values
    )


def test_the_journey_of_a_day_is_worth_what_miles_were_worth_that_day() -> None:
    _seeded()
    _afresh()

    with reading():
        worth = [
            reckoned(Vehicle.CAR, 340, figures=queries.of_miles(day), so_far_tenths=99_800).pence
            for day in (BEFORE, FROM)
        ]
    assert worth == [20 * 45 + 14 * 25, 1450]


def test_laying_them_again_changes_nothing_and_undoes_no_correction() -> None:
    with writing():
        settings.put(figures.MILEAGE_CAR_FIRST, 60, from_day=FROM, source="The board")

    first, again = _seeded(), _seeded()
    _afresh()

    assert (first, again) == (len(BEGINNINGS) - 2, 0)
    with reading():
        assert queries.of_miles(FROM).car_first_pence == 60
        assert queries.of_miles(BEFORE).car_first_pence is None


def test_an_organisation_may_pay_more_than_everybody_else() -> None:
    _seeded()
    with writing():
        settings.put(
            figures.MILEAGE_BICYCLE,
            30,
            from_day=FROM,
            source="Their policy",
            scope=Scope.ORGANISATION,
            number=7,
        )
    _afresh()

    with reading():
        assert queries.of_miles(FROM, organisation=7).bicycle_pence == 30
        assert queries.of_miles(FROM, organisation=8).bicycle_pence == 20
