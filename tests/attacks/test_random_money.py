"""Two hundred random stories of claims and payments on each database, and the builds that they catch (R28)."""

from __future__ import annotations

import pytest

from coprod import Service
from soak.money import DEEDS, RARE, is_caught, tell
from soak.money_builds import QUICK, Build
from soak.moving_money import a_world_of_money

STORIES, STEPS = 200, 10


def test_random_people_never_break_a_promise_about_money(database: str, app: Service) -> None:
    with app.app_context(), a_world_of_money() as machine:
        tell(machine, STORIES, steps=STEPS)

    # Otherwise nothing was shown: each of these was really done.
    assert set(machine.done) >= DEEDS - RARE, machine.done


@pytest.mark.parametrize("build", QUICK, ids=lambda build: build.__name__)
def test_a_build_with_one_guard_less_is_caught(build: Build, app: Service) -> None:
    with app.app_context():
        assert is_caught(build)
