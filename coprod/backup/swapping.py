"""Putting what was built in the place of what was there, at once, when nobody uses it."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa
from flask import Flask, current_app

from coprod.backup import building, columns, snapshot
from coprod.core.db import db, writing
from coprod.core.disk import settle
from coprod.core.errors import Refused

_IN_USE = "The site is running: somebody has its database open. Stop the web server and the worker first."


def how_full() -> int:
    """How many rows the service's database has now, beside what is true only now.

    Errors: ``Refused`` when it cannot be read.
    """
    if building.is_sqlite() and not Path(str(db.engine.url.database)).exists():
        return 0
    try:
        with db.engine.connect() as connection, connection.begin():
            return sum(
                connection.scalar(shape.count()) or 0
                for shape in columns.shapes(connection)
                if shape.name not in snapshot.LEFT_OUT
            )
    except sa.exc.DBAPIError as reason:
        raise Refused(
            "The database that is there cannot be read, so no copy of it can be made before it is replaced. "
            "Move it away (or name an empty one), and restore again."
        ) from reason
    finally:
        let_go()


def let_go() -> None:
    """Close whatever this process has open."""
    db.session.remove()
    db.engine.dispose()


def insist_on_nobody() -> None:
    """Errors: ``Refused`` while a web server or a worker has the database open."""
    let_go()
    if building.is_sqlite():
        path = Path(str(db.engine.url.database))
        if path.exists():
            _insist_on_closed(path)
        return
    # Whoever has just left is still seen for a moment; our own connections too.
    for _moment in range(50):
        if not _others():
            return
        time.sleep(0.1)
    raise Refused(_IN_USE)


def _others() -> int:
    """PostgreSQL: how many others are connected to the database."""
    with db.engine.connect() as connection, connection.begin():
        found = connection.exec_driver_sql(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
        ).scalar()
    let_go()
    return int(found or 0)


def _insist_on_closed(path: Path) -> None:
    # SQLite leaves its journal mode only when nobody else has the file open, even at rest.
    with closing(sqlite3.connect(path, timeout=0.2, isolation_level=None)) as connection:
        try:
            (mode,) = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        except sqlite3.OperationalError as reason:
            raise Refused(_IN_USE) from reason
    if mode != "delete":
        raise Refused(_IN_USE)


def swap(site: Flask) -> None:
    """Files first, since a row must never come before its file; then the database, at once."""
    uploads = Path(site.config["UPLOADS"])
    kept = Path(current_app.config["UPLOADS"])
    kept.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path in sorted(uploads.iterdir()):
        target = kept / path.name
        if path.stat().st_dev == kept.stat().st_dev:
            path.replace(target)
        else:
            _carry(path, target)
    settle(kept)
    insist_on_nobody()
    if building.is_sqlite():
        target = Path(str(db.engine.url.database))
        (uploads.parent / target.name).replace(target)
        settle(target.parent)
    else:
        _move_in()


def _carry(path: Path, target: Path) -> None:
    """Across disks: written beside, and then named."""
    partial = target.with_name(f".{target.name}.part")
    with path.open("rb") as source, partial.open("wb") as out:
        while block := source.read(1 << 20):
            out.write(block)
        out.flush()
        os.fsync(out.fileno())
    partial.replace(target)


def _move_in() -> None:
    """PostgreSQL: the old tables go and the new ones come, in one transaction."""
    with writing():
        connection = db.session.connection()
        home = connection.exec_driver_sql("SELECT current_schema()").scalar()
        inspector = sa.inspect(connection)
        new = inspector.get_table_names(schema=building.SCHEMA)
        old = sorted(set(inspector.get_table_names()) & set(new))
        if old:
            connection.exec_driver_sql("DROP TABLE " + ", ".join(f'"{name}"' for name in old))
        for name in _functions(connection):
            connection.exec_driver_sql(f'DROP FUNCTION IF EXISTS "{home}"."{name}"()')
            connection.exec_driver_sql(f'ALTER FUNCTION {building.SCHEMA}."{name}"() SET SCHEMA "{home}"')
        for name in new:
            connection.exec_driver_sql(f'ALTER TABLE {building.SCHEMA}."{name}" SET SCHEMA "{home}"')
        # Refuses when anything of it was forgotten here.
        connection.exec_driver_sql(f"DROP SCHEMA {building.SCHEMA}")
    let_go()


def _functions(connection: sa.Connection) -> list[str]:
    found = connection.execute(
        sa.text(
            "SELECT proname FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace WHERE n.nspname = :name"
        ),
        {"name": building.SCHEMA},
    )
    return [str(row[0]) for row in found]
