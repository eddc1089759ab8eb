"""The demo world, loaded once a worker and only looked at: no test may change it.

``demo_world``    the service with the demo world in it, on SQLite
``world_on_both`` the same on both databases in turn
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coprod import Service, demo
from tests.base.schema import make_schema


@pytest.fixture(scope="session")
def worlds(make_app: Callable[..., Service]) -> Callable[[str], Service]:
    """One demo world for each kind of database, made when it is first asked for."""
    made: dict[str, Service] = {}

    def get(kind: str) -> Service:
        if kind not in made:
            app = made[kind] = make_app(kind, "demo", DEMO=True)
            make_schema(app)
            with app.app_context():
                demo.load()
        return made[kind]

    return get


@pytest.fixture(scope="session")
def demo_world(worlds: Callable[[str], Service]) -> Service:
    return worlds("sqlite")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def world_on_both(request: pytest.FixtureRequest, worlds: Callable[[str], Service]) -> Service:
    return worlds(request.param)
