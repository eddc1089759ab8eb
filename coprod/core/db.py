"""The database: the handle, the base row, UTC moments, and the one transaction.

SQLite (the default) and PostgreSQL behave alike for everything above this file:

* a transaction either only reads, and then the database itself refuses a write, or it writes, and then
  it is alone (SQLite: ``BEGIN IMMEDIATE`` behind a fair lock; PostgreSQL: row locks taken by the door);
* a commit that was answered is on the disk (``synchronous=FULL``);
* what was deleted is overwritten (``secure_delete``).
"""

from __future__ import annotations

import enum
import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from typing import Any, cast

from flask import Flask, current_app
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    JSON,
    BigInteger,
    Connection,
    CursorResult,
    Date,
    DateTime,
    Dialect,
    Engine,
    Enum,
    Executable,
    MetaData,
    Text,
    TypeDecorator,
    bindparam,
    event,
    func,
    inspect,
    select,
    text,
)
from sqlalchemy.exc import DBAPIError, InvalidRequestError, OperationalError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry

from coprod.core import clock, logs, stale, turns
from coprod.core.errors import Busy, Unsure


class Moment(TypeDecorator[datetime]):
    """A moment, stored in UTC, aware on the way in and on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment without a zone: take it from coprod.core.clock.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """What every table stands on."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    registry = registry(
        metadata=metadata,
        type_annotation_map={
            str: Text(),
            datetime: Moment(),
            date: Date(),
            dict[str, Any]: JSON(),
            dict[str, str]: JSON(),
            list[Any]: JSON(),
            list[str]: JSON(),
            enum.Enum: Enum(
                enum.Enum,
                native_enum=False,
                length=40,
                values_callable=lambda kind: [member.value for member in kind],
            ),
        },
    )


class Row(Base):
    """A row with a plain number. Its number never appears in a public address."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True)


db = SQLAlchemy(model_class=Base)
migrate = Migrate(directory=os.path.join(os.path.dirname(os.path.dirname(__file__)), "migrations"))

_writing: ContextVar[bool] = ContextVar("coprod_writing", default=False)


def _on_connect(connection: Any, record: Any) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    # SQLAlchemy's own recipe: the driver must not begin transactions by itself, or savepoints break.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={int(turns.BUSY_SECONDS * 1000)}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "trusted_schema=OFF",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
    # SQLite's own knows only the letters of English: somebody called Łucja could not be found.
    connection.create_function("lower", 1, _lower, deterministic=True)


def _lower(text: Any) -> Any:
    return text.lower() if isinstance(text, str) else text


def _on_begin(connection: Connection) -> None:
    writes = _writing.get()
    driver: Any = connection.connection.dbapi_connection
    if connection.dialect.name == "sqlite":
        _begin_in_sqlite(connection, driver, writes=writes)
        return
    # The driver says it together with its BEGIN, which costs no journey of its own.
    if not driver.autocommit:
        driver.read_only = not writes


def _begin_in_sqlite(connection: Connection, driver: sqlite3.Connection, *, writes: bool) -> None:
    """Straight to the driver: with every transaction, the way through the engine would cost more than the deed."""
    try:
        if connection.info.get("writes") is not writes:
            driver.execute(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
            connection.info["writes"] = writes
        driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
    except sqlite3.OperationalError as reason:
        raise OperationalError("BEGIN", None, reason) from reason


def listen(engine: Engine) -> None:
    """Give an engine the habits written at the head of this file."""
    if not event.contains(engine, "connect", _on_connect):
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
        event.listen(engine, "checkout", stale.look)


def init_app(app: Flask) -> None:
    """Bind the handle to this service."""
    db.init_app(app)
    migrate.init_app(app, db, render_as_batch=True, compare_type=True)
    with app.app_context():
        listen(db.engine)


def afterwards(deed: Callable[[], None]) -> None:
    """Do this once the present transaction is kept, and never when it is undone.

    For effects outside the database that must not come first: destroying a key, waking the worker.
    A crash in between loses it, so each such effect also has a job that makes up for it.
    """
    db.session.info.setdefault("afterwards", []).append(deed)


def keep() -> None:
    """Commit, and say honestly when it cannot be known whether it was kept.

    Errors: ``Unsure`` when the commit itself failed.
    """
    session = db.session()  # Looked up once: every look costs as much as a small statement.
    # What the rules of the database refuse (a duplicate, a missing key) shows here, before the commit,
    # and is certain; what fails after this line is not.
    session.flush()
    try:
        session.commit()
    except DBAPIError as reason:
        # Whatever this connection still holds of it is let go of with the connection (T37).
        session.invalidate()
        undo()
        raise Unsure from reason
    for what in ("content_mark", "connection"):
        session.info.pop(what, None)
    for deed in session.info.pop("afterwards", []):
        # The transaction is kept, and the person is told so whatever happens here.
        try:
            deed()
        except Exception:
            logs.trouble("afterwards")


def undo() -> None:
    """Leave the transaction as if it had never happened."""
    session = db.session()
    for what in ("afterwards", "content_mark", "connection"):
        session.info.pop(what, None)
    session.rollback()


def _agree_on_time() -> None:
    """Go by the clock of the database that others share. A SQLite file has one machine, and so one clock."""
    if clock.is_agreed() or db.engine.dialect.name == "sqlite" or current_app.config["TESTING"]:
        return  # Tests travel in time, where the database does not follow.
    told = db.session.scalar(select(func.clock_timestamp()))
    if told is not None:
        clock.agree(told)


@contextmanager
def reading() -> Iterator[None]:
    """A transaction in which the database itself refuses to write."""
    token = _writing.set(False)
    try:
        _agree_on_time()
        yield
    finally:
        undo()
        _writing.reset(token)


@contextmanager
def _turn() -> Iterator[None]:
    """Wait for the turn to write to a SQLite file; PostgreSQL has row locks instead."""
    path = db.engine.url.database
    if db.engine.dialect.name != "sqlite" or not path or path == ":memory:":
        yield
        return
    lock = turns.lock_for(path + ".writers")
    lock.take()
    try:
        yield
    finally:
        lock.give()


@contextmanager
def writing() -> Iterator[None]:
    """The one transaction: kept when the block ends, undone when it raises.

    Whatever was read before is dropped first, so that what is changed is what stands now.
    Errors: ``Busy`` when no turn came in time, ``Unsure`` when the commit failed.
    """
    undo()
    token = _writing.set(True)
    try:
        with _turn():
            try:
                _agree_on_time()
                yield
                keep()
            except BaseException:
                undo()
                raise
    except OperationalError as reason:
        if _is_lock_trouble(reason):
            raise Busy from reason
        raise
    finally:
        _writing.reset(token)


def run(statement: Executable, **values: Any) -> CursorResult[*tuple[Any, ...]]:
    """Run a statement that brings columns and not rows of the session, at a fraction of the cost.

    It sees what the session has sent to the database, and not what waits in it.
    """
    session = db.session()
    connection = session.info.get("connection")
    if connection is None:
        connection = session.info["connection"] = session.connection()
    return cast("CursorResult[*tuple[Any, ...]]", connection.execute(statement, values))


def is_writing() -> bool:
    """Whether the present transaction may write."""
    return _writing.get()


def _is_lock_trouble(reason: OperationalError) -> bool:
    words = str(reason.orig).lower()
    return any(
        word in words
        for word in ("locked", "busy", "deadlock", "could not serialize", "full", "lock timeout")
    )


def hold(thing: object, *, share: bool = False) -> bool:
    """Lock a loaded row until the transaction ends, and read it afresh (PostgreSQL). False when it is gone.

    ``share`` lets others hold it too, and keeps only a change of it waiting: many people answer one consultation
    at once, but nobody closes it in the middle of a sending.

    SQLite has one writer at a time, so there is nothing to do. Nor is there in a transaction that only reads:
    after a refusal the view runs again in one, and PostgreSQL would not lock there.
    """
    if isinstance(thing, Base) and _writing.get() and db.engine.dialect.name != "sqlite":
        if inspect(thing).detached:
            return (
                True  # It is kept for everybody (core/kept.py), and whoever asked for it has locked its row.
            )
        columns = [attribute.key for attribute in inspect(type(thing)).column_attrs]
        db.session.flush()  # Reading afresh would throw away what was changed and not yet written.
        try:
            db.session.refresh(thing, attribute_names=columns, with_for_update={"read": share})
        except InvalidRequestError:
            # Somebody removed it while we waited for it.
            db.session.expunge(thing)
            return False
    return True


def settle() -> None:
    """Fold SQLite's journal into the database and empty it, so that what was deleted does not linger there (T43).

    Whoever reads at this moment may keep it from finishing; the timetable does it again.
    """
    if db.engine.dialect.name != "sqlite":
        return
    with closing(
        sqlite3.connect(str(db.engine.url.database), timeout=0.2, isolation_level=None)
    ) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def size() -> int:
    """How many bytes the database takes on its disk."""
    if db.engine.dialect.name == "sqlite":
        pages = db.session.scalar(text("PRAGMA page_count")) or 0
        return int(pages * (db.session.scalar(text("PRAGMA page_size")) or 0))
    return int(db.session.scalar(text("SELECT pg_database_size(current_database())")) or 0)


_ONE_AT_A_TIME = select(func.pg_advisory_xact_lock(bindparam("number", type_=BigInteger)))


def one_at_a_time(name: str) -> None:
    """Let nobody else do the thing of this name until this transaction ends (PostgreSQL; SQLite writes singly)."""
    if db.engine.dialect.name != "sqlite":
        run(_ONE_AT_A_TIME, number=_number(name))


def together(name: str) -> None:
    """Do the thing of this name beside others who do it, but beside nobody who is ``alone`` with it."""
    if db.engine.dialect.name != "sqlite":
        db.session.execute(select(func.pg_advisory_xact_lock_shared(_number(name))))


def alone(name: str) -> bool:
    """Whether nobody does the thing of this name; then nobody begins it until this transaction ends."""
    if db.engine.dialect.name == "sqlite":
        return is_writing()
    return bool(db.session.scalar(select(func.pg_try_advisory_xact_lock(_number(name)))))


def _number(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
