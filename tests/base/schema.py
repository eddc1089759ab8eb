"""The tables that tests run on."""

from __future__ import annotations

from importlib import import_module

from alembic.migration import MigrationContext
from alembic.operations import Operations

from coprod import Service
from coprod.core.db import db, writing
from coprod.migrations import tables, triggers

FIRST = import_module("coprod.migrations.versions.0001_the_first_tables")


def make_schema(app: Service) -> None:
    """Make every table and trigger in an empty database."""
    tables.known()
    with app.app_context(), writing():
        db.create_all()
    with app.app_context(), writing(), db.engine.begin() as connection:
        with Operations.context(MigrationContext.configure(connection)):
            triggers.lay_function()
            for table in FIRST.APPEND_ONLY:
                triggers.lay_append_only(table)
            for table in FIRST.NEVER_CHANGED:
                triggers.lay_never_changed(table)
            for table, column in FIRST.SET_ONCE:
                triggers.lay_set_once(table, column)
