"""Stories in a real browser, by keyboard, without scripts, on a phone 320 pixels wide.

``world``   one service with its people for a whole module, which runs in one worker
A story is told by several tests, in order; when one fails, what it would have led to is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser
from sqlalchemy import event

from coprod import Service
from coprod.core.db import db
from tests.base.schema import make_schema
from tests.browser.serving import Recorder, serving
from tests.journeys.world import World, people

_failed: dict[str, str] = {}


@pytest.fixture(scope="module")
def where() -> str:
    """The kind of database. A module that says ``parametrize("where", BOTH, scope="module")`` runs on both."""
    return "sqlite"


@pytest.fixture(scope="module")
def world(
    request: pytest.FixtureRequest,
    make_app: Callable[..., Service],
    chromium: Browser,
    where: str,
) -> Iterator[World]:
    name = f"journey_{request.module.__name__.rpartition('.')[2]}"
    app = make_app(where, name, WTF_CSRF_ENABLED=True)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            event.listen(
                db.engine, "connect", lambda connection, record: connection.execute("PRAGMA synchronous=OFF")
            )
    make_schema(app)
    recorder = Recorder(app)
    with serving(app, recorder) as address:
        made = World(app, address, recorder, chromium)
        people(made)
        yield made
        made.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    if report.when == "call" and report.failed and "world" in getattr(item, "fixturenames", ()):
        _failed.setdefault(item.nodeid.rpartition("::")[0], item.name)
    return report


def pytest_runtest_setup(item: pytest.Item) -> None:
    if "world" in getattr(item, "fixturenames", ()) and (
        before := _failed.get(item.nodeid.rpartition("::")[0])
    ):
        pytest.skip(f"The story broke off at {before}.")
