"""What was erased for good, so that restoring an older backup does not bring it back (threat T43).

Each erasure leaves a name here, in its own transaction: a keyed hash that says neither what was erased nor of
which kind it was. Names of one month stand together, in the order of the alphabet, in one row that is rewritten
with each: so nothing here says in which order things were erased, or on which day. Why so: docs/decisions/0009.

A copy of the list lies beside the database in the file ``erasures``, for the day on which the database is gone.
"""

from __future__ import annotations

import fcntl
import os
import re
from datetime import date, timedelta
from pathlib import Path

from flask import current_app
from sqlalchemy import String, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from coprod.core import clock, secret
from coprod.core.db import Base, afterwards, db, one_at_a_time, reading

# Whoever forgets people holds their rows, whoever takes answers back holds the consultation: this lock comes last.
LOCK = "erasures"
LETTERS = 32
_LINE = re.compile(r"\b(\d{4}-\d{2}) ([0-9a-f]{32})\b")

Names = dict[str, set[str]]


class Erasures(Base):
    """The names of one month, "2026-11", sorted."""

    __tablename__ = "erasures"
    __table_args__ = {"sqlite_with_rowid": False}

    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    names: Mapped[list[str]]


def name(kind: str, *parts: str) -> str:
    """What stands for an erased thing. Only who has the service's secret and the thing itself can make it."""
    return secret.keyed_hash("erasure", kind, *parts)[:LETTERS]


def note(kind: str, *parts: str) -> None:
    """Write an erasure down in the present transaction: both are kept, or neither."""
    add({_month(clock.today()): {name(kind, *parts)}})


def add(names: Names) -> None:
    """Add names to those of their months, and to the file once the transaction is kept."""
    one_at_a_time(LOCK)
    for month, more in names.items():
        row = db.session.get(Erasures, month, with_for_update=True, populate_existing=True)
        if row is None:
            db.session.add(Erasures(month=month, names=sorted(more)))
        else:
            row.names = sorted(more.union(row.names))
    db.session.flush()
    afterwards(lambda: write_file(names))


def known() -> Names:
    """Every name that the database has, by month."""
    return {row.month: set(row.names) for row in db.session.scalars(select(Erasures))}


def file_path() -> Path:
    """Where the copy outside the database lies."""
    return Path(current_app.config["INSTANCE"]) / "erasures"


def write_file(names: Names) -> None:
    """Put names into the file beside what it has, on the disk for good before this returns."""
    path = file_path()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        # The folder itself is the lock: it is given back when the folder is let go of.
        fcntl.flock(folder, fcntl.LOCK_EX)
        there = read(path.read_text()) if path.exists() else {}
        told = as_text(_young(merged(there, names)))
        partial = path.with_name(".erasures.part")
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as out:
            out.write(told)
            out.flush()
            os.fsync(out.fileno())
        partial.replace(path)
        os.fsync(folder)
    finally:
        os.close(folder)


def export() -> None:
    """Bring the file up to date: a crash may have come between an erasure and its copy."""
    with reading():
        names = known()
    write_file(names)


def forget_old() -> None:
    """Let go of names when every backup from before them is past its day."""
    young = _young(known())
    db.session.execute(delete(Erasures).where(Erasures.month.not_in(young)))


def read(text: str) -> Names:
    """The names in a text: the file, or the letter that left the service."""
    found: Names = {}
    for month, each in _LINE.findall(text):
        found.setdefault(month, set()).add(each)
    return found


def as_text(names: Names) -> str:
    """One name a line, sorted."""
    return "".join(f"{month} {each}\n" for month in sorted(names) for each in sorted(names[month]))


def merged(*lists: Names) -> Names:
    """All names of several lists."""
    both: Names = {}
    for names in lists:
        for month, each in names.items():
            both.setdefault(month, set()).update(each)
    return both


def flat(names: Names) -> frozenset[str]:
    """The names without their months."""
    return frozenset().union(*names.values()) if names else frozenset()


def _month(day: date) -> str:
    return day.isoformat()[:7]


def _young(names: Names) -> Names:
    oldest = _month(clock.today() - timedelta(days=current_app.config["BACKUP_DAYS"] + 1))
    return {month: each for month, each in names.items() if month >= oldest}
