"""Random stories of claims and payments on each database, and the builds that they catch (R28)."""

from __future__ import annotations

import pytest

from coprod import Service
from soak.money import DEEDS, RARE, is_caught, tell
from soak.money_builds import QUICK, Build
from soak.moving_money import a_world_of_money

# On PostgreSQL they show that the same rules hold there; `make soak` tells ten thousand on each.
STORIES = {"sqlite": 200, "postgresql": 60}
STEPS = 10


def test_random_people_never_break_a_promise_about_money(database: str, app: Service) -> None:
    with app.app_context(), a_world_of_money() as machine:
        tell(machine, STORIES[database], steps=STEPS)

    # Otherwise nothing was shown: each of these was really done. Sixty come to all of them by luck alone.
    asked = {"approved", "frozen", "paid", "handed out"} if database == "postgresql" else DEEDS - RARE
    assert set(machine.done) >= asked, machine.done


@pytest.mark.parametrize("build", QUICK, ids=lambda build: build.__name__)
def test_a_build_with_one_guard_less_is_caught(build: Build, app: Service) -> None:
    with app.app_context():
        assert is_caught(build)
