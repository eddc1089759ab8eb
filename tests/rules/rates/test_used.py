"""Somebody hears in time that a limit of their own is near, in pounds and in hours (domain rules P9–P11, P14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from flask import Flask

from coprod.core import words
from coprod.rates.rules.used import CLIFF_EDGE, NEARNESS_WORDS, Nearness, Used, left, nearest, nearness, used
from coprod.rates.rules.windows import week

CLEAR, NEAR, REACHED, PASSED = Nearness


@dataclass(frozen=True)
class Work:
    """Some money and time on one day."""

    day: date
    pence: int
    minutes: int


def test_only_what_falls_into_the_window_is_added_up() -> None:
    works = [
        Work(date(2026, 11, 22), 1, 1),  # the Sunday before
        Work(date(2026, 11, 23), 7500, 240),
        Work(date(2026, 11, 29), 1250, 30),
        Work(date(2026, 11, 30), 1, 1),
    ]

    assert used(works, week(date(2026, 11, 26))) == Used(8750, 270)
    assert used([], week(date(2026, 11, 26))) == Used()
    assert Used(1, 2) + Used(10, 20) == Used(11, 22)
    assert (Used().pence, Used().minutes) == (0, 0)


@pytest.mark.parametrize(
    ("amount", "limit", "near"),
    [
        (16_279, 20_350, CLEAR),
        (16_280, 20_350, NEAR),  # 80 % to the penny
        (20_349, 20_350, NEAR),
        (20_350, 20_350, REACHED),
        (20_351, 20_350, PASSED),
        (20_450, 20_350, PASSED),  # £1 over
        (79, 100, CLEAR),
        (80, 100, NEAR),
        (0, 100, CLEAR),
        (0, 0, CLEAR),
        (1, 0, PASSED),
        (1, 1, REACHED),
        (99_999, None, CLEAR),
    ],
)
def test_a_limit_warns_at_80_percent_at_it_and_beyond(amount: int, limit: int | None, near: Nearness) -> None:
    assert nearness(amount, limit) is near


@pytest.mark.parametrize(
    ("pence", "minutes", "limit_pence", "limit_minutes", "near"),
    [
        (100, 960, 20_350, 960, REACHED),  # hours count as well as pounds
        (20_351, 10, 20_350, 960, PASSED),
        (17_000, 800, 20_350, 960, NEAR),
        (100, 767, 20_350, 960, CLEAR),
        (100, 768, 20_350, 960, NEAR),
        (99_999, 961, None, 960, PASSED),
        (20_351, 9_999, 20_350, None, PASSED),
        (20_351, 9_999, None, None, CLEAR),
    ],
)
def test_whichever_limit_is_nearer_counts(
    pence: int, minutes: int, limit_pence: int | None, limit_minutes: int | None, near: Nearness
) -> None:
    assert nearest(Used(pence, minutes), limit_pence, limit_minutes) is near


@pytest.mark.parametrize(
    ("amount", "limit", "more"), [(0, 100, 100), (99, 100, 1), (100, 100, 0), (150, 100, 0)]
)
def test_what_is_left_is_never_less_than_nothing(amount: int, limit: int, more: int) -> None:
    assert left(amount, limit) == more


def test_every_nearness_has_words() -> None:
    assert list(NEARNESS_WORDS) == list(Nearness)
    assert CLEAR < NEAR < REACHED < PASSED


def test_whoever_is_near_a_limit_hears_of_the_cliff_edge_without_being_asked_what_they_get() -> None:
    app = Flask(__name__)
    words.babel.init_app(app)
    with app.test_request_context():
        assert "£1 over the limit stops all of that benefit" in str(CLIFF_EDGE)
