"""No two receipts are alike and none is found by guessing: some of what ``soak/receipts.py`` draws and guesses."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import islice
from unittest.mock import patch

import pytest

from coprod.core import secret
from coprod.questionnaires.operations.receipts import SECRET
from coprod.site.views.receipts import MOST_WRONG_CODES
from soak.hostile.ground import Ground, a_ground
from soak.receipts import Guessed, careless, draw, guess, near, one


@pytest.fixture(scope="module")
def ground() -> Iterator[Ground]:
    with a_ground() as made:
        yield made


@pytest.fixture(autouse=True)
def as_it_was(ground: Ground) -> Iterator[None]:
    yield
    ground.put_back()


def test_no_two_receipts_are_alike_and_every_letter_is_as_likely_as_any(ground: Ground) -> None:
    with ground.app.app_context():
        made = draw(5000, one)

    assert made.same == made.same_locator == 0
    assert math.log2(len(secret.ALPHABET)) * SECRET >= 80
    assert math.log2(len(secret.ALPHABET)) - made.bits_a_letter < 0.001


def test_control_receipts_made_from_a_clock_are_found_to_be_alike(ground: Ground) -> None:
    with ground.app.app_context():
        assert draw(2000, careless).same > 0


def test_guesses_beside_a_known_locator_open_nothing_and_all_but_some_are_not_looked_at(
    ground: Ground,
) -> None:
    more = MOST_WRONG_CODES + 15

    assert guess(ground, islice(near(ground), more)) == Guessed(MOST_WRONG_CODES, 15, 0)
    assert guess(ground, [ground.people["nobody"].knows["code"]]).opened == 0


def test_control_without_the_limit_every_guess_is_looked_at(ground: Ground) -> None:
    with patch("coprod.core.limits.spend", lambda *what, **more: None):
        assert guess(ground, islice(near(ground), MOST_WRONG_CODES + 5)).looked_at == MOST_WRONG_CODES + 5
    assert guess(ground, [ground.people["nobody"].knows["code"]]).opened == 1
