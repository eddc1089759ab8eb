"""Everything that a backup holds, read in one moment of the database and written down piece by piece.

One transaction that only reads sees the database as it was when it began, however much is written meanwhile: SQLite
by its journal, PostgreSQL as REPEATABLE READ. Nobody who writes waits for it. Files come after the rows: a file is on
the disk before the row that tells of it, so each that a row of the snapshot names is there.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import current_app

from coprod.backup import columns, packing
from coprod.backup.columns import Shape
from coprod.core import clock, secret
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.migrations import present

# What is not taken along, and why.
LEFT_OUT = {
    "answer_draft": "what somebody is typing is kept for 20 hours and no longer",
    "sign_in": "a device that was signed out would be signed in again",
    "sign_in_code": "codes are good for minutes",
    "attempt": "wrong tries count for hours",
    "job_run": "who holds which job is true only now",
    "content_mark": "what is kept in memory under an old mark would count as new",
}
_FILES = sa.text(
    "SELECT key, size_bytes, sha256 FROM consultation_document UNION ALL "
    "SELECT key, size_bytes, sha256 FROM meeting_paper_version UNION ALL "
    "SELECT file_key AS key, sealed_bytes AS size_bytes, sha256 FROM claim_file UNION ALL "
    "SELECT key, size_bytes, sha256 FROM answer_file "
    "WHERE key IN (SELECT file_key FROM sheet_file) ORDER BY key"
)
# A letter with a one-time code is of no use later, and says the code. What waits cannot be opened again, since its key
# is not here; neither could a file that was sent with it.
_ONLY = {"outbox": "kind <> 'code'", "answer_file": "key IN (SELECT file_key FROM sheet_file)"}
_AT_ONCE = 500


class FileGone(Exception):
    """A file was removed between the snapshot and its turn. Taken again, the backup will not name it."""


@dataclass
class Sums:
    """What went in: by table how many rows, and one number made of all of them, in whatever order."""

    rows: dict[str, int] = field(default_factory=dict)
    digests: dict[str, int] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    def row(self, table: str, line: bytes) -> None:
        self.rows[table] = self.rows.get(table, 0) + 1
        added = self.digests.get(table, 0) + int.from_bytes(hashlib.sha256(line).digest(), "big")
        self.digests[table] = added % (1 << 256)

    def as_told(self) -> dict[str, Any]:
        return {
            "rows": self.rows,
            "digests": {name: f"{number:064x}" for name, number in self.digests.items()},
            "files": self.files,
        }


@dataclass(frozen=True)
class File:
    """An upload, as the row of the snapshot has it."""

    key: str
    size: int
    sha256: str


@contextmanager
def one_moment() -> Iterator[sa.Connection]:
    """A connection that sees the database as it is now, until the block ends, and cannot write."""
    with db.engine.connect() as plain:
        on_sqlite = plain.dialect.name == "sqlite"
        connection = plain if on_sqlite else plain.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


def rows(connection: sa.Connection, shape: Shape) -> Iterator[bytes]:
    """The rows of a table as lines, some hundred at a time."""
    wanted = shape.select()
    if shape.name in _ONLY:
        wanted = wanted.where(sa.text(_ONLY[shape.name]))
    found = connection.execution_options(stream_results=True, yield_per=_AT_ONCE).execute(wanted)
    for row in found:
        yield shape.write(row)


def manifest(shapes: list[Shape], connection: sa.Connection, day: date) -> dict[str, Any]:
    """What the backup says of itself before anything else."""
    return {
        "format": packing.FORMAT,
        "made_at": clock.now().isoformat(timespec="seconds"),
        "keep_until": (day + timedelta(days=current_app.config["BACKUP_DAYS"])).isoformat(),
        "step": connection.scalar(sa.text("SELECT version_num FROM alembic_version")),
        "tables": [
            {"name": shape.name, "columns": shape.columns, "keys": shape.keys}
            for shape in shapes
            if shape.name not in LEFT_OUT
        ],
        "left_out": LEFT_OUT,
    }


def pieces(sums: Sums) -> Iterator[bytes]:
    """The whole archive. ``sums`` is filled while it is made.

    Errors: ``Refused`` when the database has not taken every step, ``FileGone`` when it must be begun again.
    """
    if present.taken() != present.newest():
        raise Refused(
            "The database is not that of this version. Bring it up to date: flask --app wsgi db upgrade"
        )
    # Looked at on both sides of the moment: somebody may be changing them, and the rows need the ones of then.
    keys = _bank_keys()
    with one_moment() as connection:
        shapes = columns.shapes(connection)
        yield from _told(packing.MANIFEST, manifest(shapes, connection, clock.today()))
        yield from packing.member(packing.SECRET, str(current_app.config["SECRET_KEY"]).encode())
        for name, key in sorted({**keys, **_bank_keys()}.items()):
            yield from packing.member(f"{packing.BANK_KEYS}/{name}", key)
        for shape in shapes:
            if shape.name not in LEFT_OUT:
                yield from _table(connection, shape, sums)
        files = [File(*row) for row in connection.execute(_FILES)]
    for file in files:
        yield from _file(file, sums)
    yield from _told(packing.SUMS, sums.as_told())
    yield packing.end()


def _bank_keys() -> dict[str, bytes]:
    """The keys of bank details: without them nobody could be paid after a restore."""
    ring = secret.bank_ring()
    return {name: key for name in ring.names() if (key := ring.get(name)) is not None}


def _told(name: str, content: dict[str, Any]) -> Iterator[bytes]:
    return packing.member(name, json.dumps(content, ensure_ascii=False).encode())


def _table(connection: sa.Connection, shape: Shape, sums: Sums) -> Iterator[bytes]:
    number, size, lines = 0, 0, list[bytes]()
    sums.rows[shape.name], sums.digests[shape.name] = 0, 0
    for line in rows(connection, shape):
        sums.row(shape.name, line)
        lines.append(line)
        size += len(line)
        if size >= packing.PART_BYTES:
            yield from packing.part(shape.name, number, lines)
            number, size, lines = number + 1, 0, []
    if lines:
        yield from packing.part(shape.name, number, lines)


def _file(file: File, sums: Sums) -> Iterator[bytes]:
    seen = hashlib.sha256()
    try:
        with (Path(current_app.config["UPLOADS"]) / file.key).open("rb") as content:
            if os.fstat(content.fileno()).st_size != file.size:
                raise Refused(f"The upload {file.key} is not as long as its row says. Nothing was made.")
            yield from packing.beginning(f"uploads/{file.key}", file.size)
            while block := content.read(1 << 16):
                seen.update(block)
                yield block
            yield packing.ending(file.size)
    except FileNotFoundError as reason:
        raise FileGone(file.key) from reason
    if seen.hexdigest() != file.sha256:
        raise Refused(f"The upload {file.key} is not what its row says. Nothing was made.")
    sums.files[file.key] = file.sha256
