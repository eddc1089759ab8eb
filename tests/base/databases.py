"""A fresh database for each test, on SQLite and on PostgreSQL, cheap enough to have always.

SQLite: the schema is made once a worker, in a template file that is laid over for each test. PostgreSQL: one
server a test run, started by whoever needs it first, shared by all workers through a file lock; each worker has
a database of its own, emptied before each test.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import psycopg

from soak.postgresql import prepared

# Nobody pulls the plug on a test: what the server does to survive that only costs time here.
HASTE = (
    "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nautovacuum = off\nmax_connections = 60"
)

# Rows, and the counters that number them. As a replica the server asks neither triggers nor foreign keys, so that
# tables which refuse deletion can be emptied, in any order. The cleaner writes it down for the tables that are there,
# and the server then keeps how each of them is asked; where tables have come or gone, it refuses.
WRITE_DOWN = """
SET session_replication_role = replica;
DO $$
DECLARE deeds text; there CONSTANT text := '(SELECT coalesce(sum(oid::bigint), 0) FROM pg_class WHERE relkind = ''r'' '
    'AND relnamespace = ''public''::regnamespace)'; known bigint;
BEGIN
  EXECUTE 'SELECT ' || there INTO known;
  SELECT string_agg(format('IF EXISTS (SELECT 1 FROM %1$I) THEN DELETE FROM %1$I; END IF;', tablename), ' ')
      INTO deeds FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version';
  EXECUTE format('CREATE FUNCTION pg_temp.empty_all() RETURNS void LANGUAGE plpgsql AS %L', format(
      'BEGIN ASSERT %s = %s, ''other tables''; %s '
      'PERFORM setval(format(''%%I.%%I'', schemaname, sequencename)::regclass, 1, false) FROM pg_sequences '
      'WHERE schemaname = ''public'' AND last_value IS NOT NULL; END', there, known, deeds));
END $$;
"""
EMPTY = "SELECT pg_temp.empty_all()"
_BLOCK = 1 << 14


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


class PostgreSQL:
    """The one server of a test run, as seen from one worker."""

    def __init__(self, worker: str) -> None:
        self.worker = worker
        self._server: Any = None
        self._made: set[str] = set()
        run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or str(os.getpid())
        # The server runs as a user of its own, who could not look into pytest's private folders.
        self._folder = Path(tempfile.gettempdir()) / f"coprod-postgresql-{run}"

    def _start(self) -> Any:
        if self._server is None:
            self._folder.mkdir(mode=0o755, exist_ok=True)
            with _alone(self._folder):
                server = prepared(self._folder / "data", HASTE)
                server.start()
            self._server = server
        return self._server

    def database(self, name: str) -> str:
        """The address of this worker's database of that name; made empty when it is first asked for."""
        name = f"{name}_{self.worker}"
        server = self._start()
        if name not in self._made:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
                connection.execute(f'CREATE DATABASE "{name}"')
            self._made.add(name)
        return str(server.get_uri(database=name))

    def drop(self, name: str) -> None:
        """Take a database away, with whoever is still connected to it."""
        with psycopg.connect(self._start().get_uri(), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}_{self.worker}" WITH (FORCE)')
        self._made.discard(f"{name}_{self.worker}")

    def stop(self) -> None:
        """Leave the server; the last to leave stops it and removes its files."""
        if self._server is not None:
            self._server.cleanup()
            if not (self._folder / "data").exists():
                shutil.rmtree(self._folder, ignore_errors=True)


# Each new connection would have to learn all tables again, which takes longer than to empty them.
_cleaners: dict[str, psycopg.Connection] = {}


def empty(address: str) -> None:
    """Take every row out of a PostgreSQL database, and begin its numbers again."""
    if (cleaner := _cleaners.get(address)) is not None:
        try:
            cleaner.execute(EMPTY)
            return
        except psycopg.Error:
            cleaner.close()  # Somebody has ended it, with its database or its server; or other tables are there now.
    _cleaners[address] = psycopg.connect(address.replace("+psycopg", ""), autocommit=True)
    _cleaners[address].execute(WRITE_DOWN)
    _cleaners[address].execute(EMPTY)


def leave() -> None:
    """Let go of every database: a restore goes only where nobody else is."""
    while _cleaners:
        _cleaners.popitem()[1].close()


@lru_cache(maxsize=4)
def _read(template: Path, _changed: int) -> bytes:
    return template.read_bytes()


def put_back(template: Path, path: Path) -> None:
    """Lay the template file where the service looks for its SQLite database: only what differs is written."""
    for ending in ("-wal", "-shm"):
        Path(f"{path}{ending}").unlink(missing_ok=True)
    if not path.exists():
        shutil.copyfile(template, path)
        return
    wanted = _read(template, template.stat().st_mtime_ns)
    with path.open("r+b", buffering=0) as file:
        there = file.read()
        file.truncate(len(wanted))
        for at in range(0, len(wanted), _BLOCK):
            if there[at : at + _BLOCK] != (block := wanted[at : at + _BLOCK]):
                file.seek(at)
                file.write(block)
