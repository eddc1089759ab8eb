"""Districts: what a list of them must say, and on which days one is shown and somebody is warned (domain rule F8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from coprod.core import districts
from coprod.core.districts import District
from coprod.core.help_routes import Route

LINE = Route("Example line", "01632 960002", "tel:01632960002", "Any time.")
PRESTON = District("preston", "Preston", "PR1", (LINE,), date(2027, 3, 31), "The crisis team", "Their page")


@pytest.mark.parametrize(
    ("on", "holds", "runs_out"),
    [
        (date(2027, 2, 28), True, False),
        (date(2027, 3, 1), True, True),
        (date(2027, 3, 31), True, True),
        (date(2027, 4, 1), False, True),
    ],
)
def test_a_district_is_shown_until_its_review_day_and_warned_of_a_month_before(
    on: date, holds: bool, runs_out: bool
) -> None:
    assert (PRESTON.holds(on), PRESTON.runs_out(on)) == (holds, runs_out)


def test_a_district_of_which_nobody_has_made_sure_is_never_shown() -> None:
    assert not replace(PRESTON, routes=(replace(LINE, confirmed=False),)).holds(date(2027, 1, 1))


def test_what_is_written_is_read_as_it_was() -> None:
    assert districts.read([PRESTON.stored()]) == (PRESTON,)


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"owner": " "},
        {"source": None},
        {"reference": 5},
        {"review_by": "soon"},
        {"review_by": None},
        {"routes": []},
        {"routes": [{"name": "x", "contact": "1", "href": "javascript:1", "when": "y"}]},
        {"postcodes": None},
    ],
    ids=str,
)
def test_a_district_that_lacks_something_is_refused_in_words(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"[A-Z].+\."):
        districts.read([{**PRESTON.stored(), **change}])


def test_sixty_districts_are_a_list_and_sixty_one_are_not() -> None:
    many = [{**PRESTON.stored(), "reference": str(number)} for number in range(61)]

    assert len(districts.read(many[:60])) == 60
    with pytest.raises(ValueError, match="60 districts or fewer"):
        districts.read(many)


@pytest.mark.parametrize("value", [None, {}, ["Preston"], [PRESTON.stored()] * 2, [{}] * 61], ids=range(5))
def test_a_list_that_is_none_is_refused_in_words(value: Any) -> None:
    with pytest.raises(ValueError, match=r"[A-Z].+\."):
        districts.read(value)
