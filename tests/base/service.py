"""The service under test, and the fixtures that everyone uses.

``app``      the service on SQLite; on both databases in turn when the test (or its folder) asks for ``database``
``csrf_app`` the same with the guard against foreign forms switched on
``kept``     ``with kept(): person = a_person()``: what is made inside is kept, and can be read afterwards
``client``   a visitor whose every page is inspected (tests/base/visitor.py)
``sign_in``  ``sign_in(client, person)``; ``as_role`` makes somebody who holds a role, and their browser
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, inspect

from coprod import Service, create_app
from coprod.core import clock, logs
from coprod.core.db import db, writing
from coprod.core.tally import Tally
from coprod.people.models import Person
from coprod.programmes.models import Membership, Programme
from coprod.programmes.rules import Role
from tests.base.compiled import Compiled
from tests.base.databases import PostgreSQL, empty, put_back
from tests.base.schema import make_schema
from tests.base.visitor import Visitor
from tests.factories.people import a_sign_in
from tests.factories.programmes import a_role

Kept = Callable[[], AbstractContextManager[None]]

# Every service of this process, whoever puts it together.
Service.jinja_options = {**Service.jinja_options, "bytecode_cache": Compiled()}

SETTINGS: dict[str, Any] = {
    "TESTING": True,
    "SKIP_SAFETY_CHECK": True,
    "QUIET": True,
    "DEMO": False,
    "SECRET_KEY": "a secret of the tests, the same each time: 0123456789",
    "JOBS": "memory:",
    "PUBLIC_ADDRESS": "http://localhost",
    "MAIL_FROM": "Messages <messages@coprod.example>",
    "MAIL_DOMAIN": "coprod.example",
    "SMTP_HOST": "127.0.0.1",
    "SMTP_PORT": 9,  # Nobody listens there: a letter that leaves by mistake fails.
    "AUDIT_ANCHOR": "anchor@reviewer.example",
    "RELEASE_BATCH": 25,
    "WTF_CSRF_ENABLED": False,
}


@pytest.fixture(autouse=True)
def own_clock() -> None:
    """No test goes by the time that a database told an earlier one."""
    clock._agreed.told = None


@pytest.fixture(scope="session")
def worker(request: pytest.FixtureRequest) -> str:
    return os.environ.get("PYTEST_XDIST_WORKER", "alone")


@pytest.fixture(scope="session")
def postgresql(worker: str) -> Iterator[PostgreSQL]:
    """The PostgreSQL server of this test run, started when its first database is asked for."""
    server = PostgreSQL(worker)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def make_app(tmp_path_factory: pytest.TempPathFactory, postgresql: PostgreSQL) -> Callable[..., Service]:
    """``make_app("sqlite" or "postgresql", **settings)``: another service, in a folder of its own.

    On PostgreSQL it has the database called ``name`` of this worker, as whoever had it before left it.
    """

    def make(kind: str = "sqlite", name: str = "more", **settings: Any) -> Service:
        instance = tmp_path_factory.mktemp("instance")
        address = f"sqlite:///{instance / 'coprod.db'}"
        if kind == "postgresql":
            address = postgresql.database(name).replace("postgresql://", "postgresql+psycopg://")
        app = create_app(
            {
                **SETTINGS,
                "INSTANCE": str(instance),
                "KEYS": str(instance / "keys"),
                "UPLOADS": str(instance / "uploads"),
                "SQLALCHEMY_DATABASE_URI": address,
                **settings,
            }
        )
        app.test_client_class = Visitor
        return app

    return make


@pytest.fixture(scope="session")
def services(make_app: Callable[..., Service]) -> Callable[[str], Service]:
    """One service for each kind of database, with its schema, for the whole run of this worker."""
    made: dict[str, Service] = {}

    def get(kind: str) -> Service:
        if kind not in made:
            app = made[kind] = make_app(kind, "tests")
            with app.app_context():
                if kind == "sqlite":
                    event.listen(db.engine, "connect", _in_haste)
                make_schema(app)
                if kind == "sqlite":
                    shutil.copyfile(str(db.engine.url.database), f"{db.engine.url.database}.template")
        return made[kind]

    return get


def _in_haste(connection: Any, record: Any) -> None:
    connection.execute("PRAGMA synchronous=OFF")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> str:
    """Ask for it, and the test runs on both databases. Its value is the name of the present one."""
    return str(request.param)


@pytest.fixture
def app(request: pytest.FixtureRequest, services: Callable[[str], Service]) -> Iterator[Service]:
    """The service with an empty database, no keys and no files."""
    kind = request.getfixturevalue("database") if "database" in request.fixturenames else "sqlite"
    service = services(kind)
    with service.app_context():
        if kind == "sqlite":
            db.engine.dispose()  # PostgreSQL's stay: a new one would have to learn all tables and rules again.
        address = db.engine.url
    if kind == "sqlite":
        put_back(Path(f"{address.database}.template"), Path(str(address.database)))
    else:
        empty(address.render_as_string(hide_password=False))
    for folder in ("KEYS", "UPLOADS"):
        _cleared(Path(service.config[folder]))
    before = dict(service.config)
    yield service
    service.config.clear()
    service.config.update(before)


def _cleared(folder: Path) -> None:
    """Most tests leave a folder as it was, and to make one anew costs a disk more than to look."""
    if not folder.is_dir() or stat.S_IMODE(folder.stat().st_mode) != 0o700 or any(folder.iterdir()):
        shutil.rmtree(folder)
        folder.mkdir(mode=0o700)


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Tally:
    """The counts of anonymous visits of this test alone: they are told when the test says so, and by no full minute."""
    mine = Tally()
    monkeypatch.setattr(Tally, "_watch", lambda _tally: None)
    monkeypatch.setattr(logs, "tally", mine)
    return mine


@pytest.fixture
def csrf_app(app: Service) -> Service:
    """The service as it runs: a form without its token is refused."""
    app.config["WTF_CSRF_ENABLED"] = True
    return app


@pytest.fixture
def kept(app: Service) -> Kept:
    """``with kept():`` is a transaction whose rows can still be read, but no longer changed, after it."""

    @contextmanager
    def keep() -> Iterator[None]:
        with app.app_context(), writing():
            yield
            detach()

    return keep


def detach() -> None:
    """Send what was made to the database, and let go of it with all its facts."""
    db.session.flush()
    for row in list(db.session):
        if missing := inspect(row).unloaded & {each.key for each in inspect(type(row)).column_attrs}:
            db.session.refresh(row, attribute_names=missing)
    db.session.expunge_all()


@pytest.fixture
def client(app: Service) -> Visitor:
    """Somebody with a browser who is not signed in."""
    return Visitor(app, app.response_class)


@pytest.fixture
def sign_in(kept: Kept) -> Callable[[Visitor, Person], Visitor]:
    """Give a browser the session of a person, as the sign-in page would."""

    def begin(browser: Visitor, person: Person) -> Visitor:
        with kept():
            key = a_sign_in(person)
        with browser.session_transaction() as session:
            session.clear()
            session["_user_id"], session["_fresh"] = key, True
        return browser

    return begin


@pytest.fixture
def as_role(
    app: Service, kept: Kept, sign_in: Callable[[Visitor, Person], Visitor]
) -> Callable[..., Visitor]:
    """``as_role(Role.LEAD, programme)``: the browser of somebody new who holds this role there today.

    A reviewer comes from an organisation that holds the review. The person is ``browser.person``.
    """

    def make(role: Role | None, programme: Programme | None = None) -> Visitor:
        browser = Visitor(app, app.response_class)
        with kept():
            membership: Membership | Person = a_role(role, programme)
        browser.person = membership.person if isinstance(membership, Membership) else membership
        return sign_in(browser, browser.person)

    return make
