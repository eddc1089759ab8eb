"""What the inspectors of doors and pages share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coprod import Service
from tests.house.standing import a_standing_world
from tests.house.world import World

Standing = tuple[Service, World]


@pytest.fixture(scope="session")
def standing(tmp_path_factory: pytest.TempPathFactory, make_app: Callable[..., Service]) -> Standing:
    """One service with one world for all of them; whoever asks must leave it as it is."""
    return a_standing_world(tmp_path_factory.mktemp("standing"))
