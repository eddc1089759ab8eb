"""Dated settings: the value of the day, of the narrowest scope, and never one that nobody has looked at in time."""

from __future__ import annotations

from datetime import date

import pytest
from flask import g

from coprod.core import settings
from coprod.core.db import reading, writing
from coprod.core.settings import Scope

DAYS: settings.Key[int] = settings.Key("tests.days", settings.whole_number, 84, "Only for these tests.")
SPRING, SUMMER, AUTUMN = date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1)


def put(value: object, from_day: date, **more: object) -> None:
    with writing():
        settings.put(DAYS, value, from_day=from_day, source="The board, 1 March", **more)  # type: ignore[arg-type]


def get(on: date, **scope: int) -> int:
    g.pop("dated_settings", None)
    with reading():
        return settings.get(DAYS, on=on, **scope)


def test_what_is_not_set_is_what_the_code_says() -> None:
    assert get(SPRING) == 84


def test_a_value_holds_from_its_day_and_an_older_one_until_the_day_before() -> None:
    put(30, SPRING)
    put(40, SUMMER)

    assert [get(day) for day in (date(2026, 2, 28), SPRING, date(2026, 5, 31), SUMMER)] == [84, 30, 30, 40]


def test_a_value_ends_after_its_last_day() -> None:
    put(30, SPRING, to_day=SUMMER)

    assert [get(SUMMER), get(date(2026, 6, 2))] == [30, 84]


def test_the_narrowest_scope_wins() -> None:
    put(30, SPRING)
    put(20, SPRING, scope=Scope.ORGANISATION, number=5)
    put(10, SPRING, scope=Scope.PROGRAMME, number=1)

    assert get(SUMMER) == 30
    assert get(SUMMER, organisation=5) == 20
    assert get(SUMMER, programme=1, organisation=5) == 10
    assert get(SUMMER, programme=2, organisation=6) == 30


def test_a_programmes_new_value_ends_only_its_own() -> None:
    put(30, SPRING)
    put(10, SPRING, scope=Scope.PROGRAMME, number=1)

    put(12, SUMMER, scope=Scope.PROGRAMME, number=1)

    assert [get(AUTUMN), get(SPRING, programme=1), get(AUTUMN, programme=1)] == [30, 10, 12]


def test_a_value_past_its_review_day_gives_way_to_the_wider_one() -> None:
    put(30, SPRING)
    put(10, SPRING, review_by=SUMMER, scope=Scope.PROGRAMME, number=1)

    assert get(SUMMER, programme=1) == 10
    assert get(date(2026, 6, 2), programme=1) == 30


def test_what_must_be_looked_at_again_is_listed_from_its_day_on() -> None:
    put(30, SPRING, review_by=SUMMER)
    g.pop("dated_settings", None)

    with reading():
        assert [entry.key for entry in settings.due_for_review(SUMMER)] == ["tests.days"]
        assert settings.due_for_review(date(2026, 5, 31)) == []


@pytest.mark.parametrize("value", [-1, "12", 1.5, True, None, [3]])
def test_what_is_no_such_value_is_refused_in_words(value: object) -> None:
    with pytest.raises(ValueError, match=r"whole number.*\.$"):
        put(value, SPRING)

    assert get(SPRING) == 84
