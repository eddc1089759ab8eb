"""How a step is taken: in one transaction on both databases, alone, and with the service's own connection.

Alembic runs this file for every command.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.operations.ops import MigrationScript
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Enum

from coprod.core.db import Moment, db, writing
from coprod.migrations import tables


def written_out(kind: str, thing: Any, autogen: AutogenContext) -> str | Literal[False]:
    """A step outlives the code of its day, so it names plain types and none of ours."""
    if kind == "type" and isinstance(thing, Moment):
        return f"sa.DateTime(timezone={thing.impl_instance.timezone})"  # type: ignore[attr-defined]
    if kind == "type" and isinstance(thing, Enum):
        return f"sa.String(length={thing.length})"
    return False


def numbered(running: Any, revision: Any, scripts: list[MigrationScript]) -> None:
    """Steps are called 0001, 0002 … in the order in which they are taken; one without a change is not written."""
    script = scripts[0]
    if script.upgrade_ops is not None and script.upgrade_ops.is_empty():
        scripts.clear()
        return
    head = ScriptDirectory.from_config(context.config).get_current_head()
    script.rev_id = f"{int(head or 0) + 1:04d}"


@contextmanager
def alone() -> Iterator[Connection]:
    """A connection whose transaction has the database to itself.

    SQLite changes a table by copying it, and would take the rows that point at the old one with it: so foreign
    keys rest meanwhile, and are asked at the end whether all of them still hold.
    """
    with writing(), db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA foreign_keys=OFF")
            try:
                yield connection
            finally:
                driver.execute("PRAGMA foreign_keys=ON")
        else:
            with connection.begin():
                # Two servers that start at once take their turns.
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7036001)")
                yield connection


def insist_on_keys(connection: Connection) -> None:
    """Errors: ``RuntimeError`` when a step has left a row that points at nothing (SQLite)."""
    if connection.dialect.name == "sqlite":
        lost = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if lost:
            raise RuntimeError(f"{len(lost)} rows of “{lost[0][0]}” and others would point at nothing.")


def run() -> None:
    with alone() as connection:
        context.configure(
            connection=connection,
            target_metadata=tables.known(),
            transactional_ddl=True,
            render_as_batch=True,
            compare_type=True,
            render_item=written_out,
            process_revision_directives=numbered,
        )
        with context.begin_transaction():
            context.run_migrations()
            insist_on_keys(connection)


run()
