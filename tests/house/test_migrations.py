"""The steps of the database: they lead to what the models say, back to nothing, and lose no data on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, func, inspect, select, text

from coprod import Service
from coprod.consultations.rules import Stage
from coprod.core import audit
from coprod.core.db import db, writing
from coprod.migrations import tables
from coprod.people.models import Person
from tests.base.databases import PostgreSQL
from tests.factories.consultations import a_consultation, a_response
from tests.factories.influence import a_change
from tests.factories.oversight import a_check
from tests.factories.people import a_person
from tests.factories.questionnaires import a_text
from tests.factories.safety import a_concern
from tests.factories.themes import a_finding, a_quote

FIRST = "0001"


@pytest.fixture
def empty(database: str, make_app: Callable[..., Service], postgresql: PostgreSQL) -> Iterator[Service]:
    """A service whose database has nothing in it yet, not even tables."""
    if database == "postgresql":
        postgresql.drop("steps")
    app = make_app(database, "steps")
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def triggers() -> list[tuple[str, ...]]:
    """Every trigger of the database, with its words."""
    asked = (
        "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        if db.engine.dialect.name == "sqlite"
        else "SELECT tgname, tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger "
        "WHERE NOT tgisinternal ORDER BY tgname"
    )
    with db.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(asked))]


def table_names() -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


def a_small_world() -> None:
    consultation = a_consultation(stage=Stage.CLOSED)
    sheet = a_response(consultation, "Ask me once.", may_publish=True)
    a_quote(a_finding(consultation), a_text(sheet, "And listen.", question="told", part="other"))
    a_check(a_change(read_by=a_person()))
    a_concern()
    audit.record("made", by=None, kind="world")


def test_all_steps_lead_to_exactly_what_the_models_say(empty: Service) -> None:
    flask_migrate.upgrade()

    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.known()) == []


def test_every_check_of_the_models_stands_in_the_database_by_name(empty: Service) -> None:
    flask_migrate.upgrade()

    asked = inspect(db.engine)
    for table in tables.known().sorted_tables:
        promised = {str(each.name) for each in table.constraints if isinstance(each, CheckConstraint)}
        held = {str(each["name"]) for each in asked.get_check_constraints(table.name)}
        assert held == promised, table.name


def test_tables_that_promise_no_hidden_row_number_have_none_in_sqlite(
    make_app: Callable[..., Service],
) -> None:
    with make_app("sqlite").app_context():
        flask_migrate.upgrade()

        connection = db.session.connection()
        for table in tables.known().sorted_tables:
            asked = text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name")
            made = str(connection.scalar(asked, {"name": table.name}))
            promised = table.dialect_options["sqlite"]["with_rowid"] is False
            assert bool(re.search(r"\)\s*WITHOUT ROWID\s*$", made)) is promised, table.name


def test_the_way_back_leaves_nothing_and_the_way_there_again_leaves_the_same(empty: Service) -> None:
    flask_migrate.upgrade()
    before, names = triggers(), table_names()

    flask_migrate.downgrade(revision="base")
    assert (triggers(), table_names()) == ([], set())
    flask_migrate.upgrade()

    assert before
    assert (triggers(), table_names()) == (before, names)


def test_a_database_with_a_world_in_it_can_go_back_to_nothing(empty: Service) -> None:
    flask_migrate.upgrade()
    with writing():
        a_small_world()

    flask_migrate.downgrade(revision="base")

    assert table_names() == set()


def test_every_later_step_can_be_taken_back_and_again_without_losing_anybody(empty: Service) -> None:
    flask_migrate.upgrade()
    with writing():
        a_small_world()
    people = db.session.scalar(select(func.count()).select_from(Person))
    before = triggers()
    db.session.rollback()

    for step in later_steps(empty):
        flask_migrate.downgrade(revision=step)
        flask_migrate.upgrade(revision="+1")
        flask_migrate.downgrade(revision=step)
    flask_migrate.upgrade()

    assert triggers() == before
    assert db.session.scalar(select(func.count()).select_from(Person)) == people


def later_steps(app: Service) -> list[str]:
    """Where each step after the first leads back to, newest first."""
    steps = ScriptDirectory(app.extensions["migrate"].directory).walk_revisions()
    return [str(step.down_revision) for step in steps if step.revision != FIRST]


def test_steps_are_numbered_one_after_the_other(app: Service) -> None:
    steps = [each.revision for each in ScriptDirectory(app.extensions["migrate"].directory).walk_revisions()]

    assert steps == [f"{number:04d}" for number in range(len(steps), 0, -1)]


def test_a_second_server_that_starts_at_once_finds_nothing_left_to_do(empty: Service) -> None:
    flask_migrate.upgrade()
    before = triggers()

    flask_migrate.upgrade()

    assert triggers() == before
