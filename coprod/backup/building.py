"""A building site: a database and uploads of their own, beside what is there, in which a backup is put together.

Only when everything has been put back, counted and gone through is it put in the place of what was there. Until
then nothing has been changed, however it ends.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Any

import sqlalchemy as sa
from flask import Flask, current_app

from coprod.backup import columns, snapshot
from coprod.backup.columns import Shape
from coprod.backup.snapshot import Sums
from coprod.backup.walking import Manifest
from coprod.core.db import db, settle, writing
from coprod.core.errors import Refused, Unsure

SCHEMA = "coprod_restoring"
FOLDER = "restoring"


def is_sqlite() -> bool:
    return db.engine.dialect.name == "sqlite"


@contextmanager
def site(secret: str) -> Iterator[Flask]:
    """A second service with the backup's secret over an empty database and an empty folder; gone when this ends."""
    folder = Path(current_app.config["INSTANCE"]) / FOLDER
    _clear(folder)
    (folder / "uploads").mkdir(mode=0o700, parents=True)
    folder.chmod(0o700)
    settings: dict[str, Any] = {
        **current_app.config,
        "SECRET_KEY": secret,
        "UPLOADS": str(folder / "uploads"),
        "JOBS": "memory:",
        # The service around this one has passed it.
        "SKIP_SAFETY_CHECK": True,
    }
    if is_sqlite():
        name = Path(str(db.engine.url.database)).name
        settings["SQLALCHEMY_DATABASE_URI"] = f"sqlite:///{folder / name}"
    else:
        with writing():
            db.session.execute(sa.text(f"CREATE SCHEMA {SCHEMA}"))
        settings["SQLALCHEMY_ENGINE_OPTIONS"] = _in_its_schema(settings["SQLALCHEMY_ENGINE_OPTIONS"])
    try:
        yield current_app.extensions["coprod.another"](settings)
    finally:
        _clear(folder)


@contextmanager
def inside(app: Flask) -> Iterator[None]:
    """The building site is the present service; when this ends, nothing of it is open any more."""
    with app.app_context():
        try:
            yield
        finally:
            db.session.remove()
            db.engine.dispose()


def _in_its_schema(options: dict[str, Any]) -> dict[str, Any]:
    arguments = dict(options.get("connect_args", {}))
    arguments["options"] = f"{arguments.get('options', '')} -c search_path={SCHEMA}".strip()
    return {**options, "connect_args": arguments}


def _clear(folder: Path) -> None:
    """Whatever a restore that was cut off has left."""
    shutil.rmtree(folder, ignore_errors=True)
    if not is_sqlite():
        with writing():
            db.session.execute(sa.text(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"))


@contextmanager
def builder() -> Iterator[Builder]:
    """Somebody who puts rows and files into the present site, in one transaction.

    Errors: ``Refused`` when a row points at nothing.
    """
    try:
        with writing():
            connection = db.session.connection()
            _let_rows_point_ahead(connection)
            yield Builder(connection)
            _count_on(connection)
    except (sa.exc.IntegrityError, Unsure) as reason:
        raise Refused("Rows of the backup point at nothing. Nothing was changed.") from reason


class Builder:
    """Puts rows and files into the present site, as they are gone through."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def begin(self, manifest: Manifest) -> None:
        """What the steps of the database have put there by themselves gives way to what the backup has."""
        for shape in reversed(manifest.shapes.values()):
            if self._connection.scalar(shape.count()):
                self._connection.execute(shape.delete())

    def rows(self, shape: Shape, lines: list[bytes]) -> None:
        statement = shape.plain_insert() if self._connection.dialect.name == "sqlite" else shape.insert()
        self._connection.execute(statement, [shape.read(line) for line in lines])

    @contextmanager
    def file(self, key: str) -> Iterator[IO[bytes]]:
        with (Path(current_app.config["UPLOADS"]) / key).open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())


def _let_rows_point_ahead(connection: sa.Connection) -> None:
    """A row may point at one that comes later: keys are asked at the end, all of them."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        return
    for table, key in _foreign_keys(connection):
        connection.exec_driver_sql(
            f'ALTER TABLE "{table}" ALTER CONSTRAINT "{key}" DEFERRABLE INITIALLY DEFERRED'
        )


def _foreign_keys(connection: sa.Connection) -> list[tuple[str, str]]:
    found = sa.inspect(connection).get_multi_foreign_keys()
    return [(table, str(key["name"])) for (_schema, table), keys in found.items() for key in keys]


def _count_on(connection: sa.Connection) -> None:
    """PostgreSQL: keys are asked as before, and new rows get numbers after those that are there."""
    if connection.dialect.name == "sqlite":
        return
    connection.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
    for table, key in _foreign_keys(connection):
        connection.exec_driver_sql(f'ALTER TABLE "{table}" ALTER CONSTRAINT "{key}" NOT DEFERRABLE')
    for shape in columns.shapes(connection):
        if ("id", "number") in shape.columns:
            connection.exec_driver_sql(
                f"SELECT setval(pg_get_serial_sequence('{shape.name}', 'id'), "  # noqa: S608 - our own tables
                f'coalesce(max(id), 1), count(*) > 0) FROM "{shape.name}"'
            )


def counted(manifest: Manifest) -> Sums:
    """What the site's database holds now, row by row, as the backup counted it."""
    found = Sums()
    with snapshot.one_moment() as connection:
        for shape in manifest.shapes.values():
            found.rows[shape.name] = found.digests[shape.name] = 0
            for line in snapshot.rows(connection, shape):
                found.row(shape.name, line)
    return found


def press() -> None:
    """Let nothing linger of rows that were taken away after they had been put back (T43)."""
    if is_sqlite():
        settle()
        return
    with closing(db.engine.raw_connection()) as connection:
        driver: Any = connection.driver_connection
        driver.rollback()
        driver.autocommit = True
        driver.execute("SET statement_timeout = 0")
        driver.execute(
            "VACUUM FULL " + ", ".join(f'"{name}"' for name in sa.inspect(db.engine).get_table_names())
        )
        driver.autocommit = False
