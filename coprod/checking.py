"""What an operator is told before starting: ``flask --app wsgi coprod check``. It sends nothing.

Unsafe settings have been refused before this is reached (coprod/config.py); here the machine and its neighbours are
asked.
"""

from __future__ import annotations

import os
import smtplib
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flask import current_app
from sqlalchemy import func, select, text

from coprod.core import faults, readiness
from coprod.core.db import db, reading
from coprod.core.queue import make
from coprod.migrations import present
from coprod.payments.queries import sort_codes

OLDEST = {"sqlite": (3, 40), "postgresql": (14, 0)}
CLOCKS_DIFFER_SECONDS = 30
PATIENCE_SECONDS = 5


@dataclass(frozen=True)
class Found:
    """One thing that was looked at: whether it is well, and a sentence."""

    is_well: bool
    sentence: str


def everything() -> Iterator[Found]:
    """Look at one thing after the other. What cannot be looked at is not well either."""
    for look, what in _LOOKS_AT.items():
        try:
            yield from look()
        except Exception as reason:
            yield Found(False, f"{what} cannot be looked at ({faults.kind(reason)}).")


def _folders() -> Iterator[Found]:
    for name in ("INSTANCE", "KEYS", "UPLOADS"):
        folder = Path(current_app.config[name])
        if not readiness.is_writable(folder):
            yield Found(False, f"{folder} is not there, or cannot be written to.")
        elif folder.stat().st_mode & 0o077:
            yield Found(False, f"{folder} can be read by others on this machine. Run: chmod 700 {folder}")
        elif folder.stat().st_uid != os.geteuid():
            yield Found(False, f"{folder} belongs to somebody else than whoever runs this command.")
        else:
            yield Found(True, f"{folder} can be written to, by us alone.")


def _disk() -> Iterator[Found]:
    least = current_app.config["LEAST_FREE_MB"]
    for folder in dict.fromkeys(readiness.folders()):
        disk = os.statvfs(folder)
        free = disk.f_bavail * disk.f_frsize // readiness.MB
        yield Found(free >= least, f"{folder}: {free} MB are free; {least} MB must be.")


def _database() -> Iterator[Found]:
    kind = db.engine.dialect.name
    asked = text("SELECT sqlite_version()") if kind == "sqlite" else text("SHOW server_version")
    with reading():
        version = str(db.session.scalar(asked))
    numbers = tuple(int(part) for part in version.split(maxsplit=1)[0].split(".")[:2])
    least = ".".join(str(part) for part in OLDEST[kind])
    yield Found(numbers >= OLDEST[kind], f"The database is {kind} {version}; {least} or newer is needed.")


def _steps() -> Iterator[Found]:
    taken, newest = present.taken(), present.newest()
    well = taken == newest
    yield Found(
        well,
        f"The database has taken step {taken or 'none'} of {newest}."
        + _how(well, "flask --app wsgi db upgrade"),
    )


def _clock() -> Iterator[Found]:
    built = max(path.stat().st_mtime for path in present.VERSIONS.glob("*.py"))
    yield Found(time.time() > built - 86400, "The clock of this machine is not before the day of this code.")
    if db.engine.dialect.name == "sqlite":
        return
    with reading():
        told: datetime = db.session.scalars(select(func.clock_timestamp())).one()
    apart = abs((datetime.now(UTC) - told).total_seconds())
    yield Found(
        apart < CLOCKS_DIFFER_SECONDS,
        f"The clocks of this machine and of the database are {apart:.0f} s apart.",
    )


def _zone() -> Iterator[Found]:
    try:
        ZoneInfo("Europe/London")
    except ZoneInfoNotFoundError:
        yield Found(False, "This machine does not know the time in London. Run: apt-get install tzdata")
    else:
        yield Found(True, "This machine knows the time in London.")


def _queue() -> Iterator[Found]:
    huey = make(current_app.config["JOBS"], current_app.config["SECRET_KEY"])
    yield Found(huey.pending_count() >= 0, "The queue that wakes the worker answers.")


def _mail() -> Iterator[Found]:
    settings = current_app.config
    if settings["DEMO"]:
        yield Found(True, "Letters of the demo world go nowhere.")
        return
    where = f"{settings['SMTP_HOST']}:{settings['SMTP_PORT']}"
    try:
        with smtplib.SMTP(settings["SMTP_HOST"], settings["SMTP_PORT"], timeout=PATIENCE_SECONDS) as server:
            if settings["SMTP_STARTTLS"]:
                server.starttls(context=ssl.create_default_context())
            if settings["SMTP_USER"]:
                server.login(settings["SMTP_USER"], settings["SMTP_PASSWORD"])
            server.noop()
    except (OSError, smtplib.SMTPException) as reason:
        yield Found(
            False,
            f"The mail server {where} cannot be used ({faults.kind(reason)}): no sign-in code would arrive.",
        )
    else:
        yield Found(True, f"The mail server {where} lets us in. Nothing was sent.")


def _backup() -> Iterator[Found]:
    well = bool(current_app.config.get("BACKUP_TO")) or current_app.config["DEMO"]
    yield Found(
        well,
        "Backups can be made." if well else "COPROD_BACKUP_TO is missing: no backup can be made.",
    )


def _sort_codes() -> Iterator[Found]:
    if not sort_codes.is_named():
        yield Found(True, "No table of sort codes is named; only examples are noticed in bank details.")
        return
    try:
        table = sort_codes.read_table()
    except (OSError, ValueError) as reason:
        yield Found(False, f"The table of sort codes gives no advice: {reason}.")
    else:
        yield Found(True, f"The table of sort codes has {len(table.rows)} rows.")


def _how(well: bool, command: str) -> str:
    return "" if well else f" Run: {command}"


_LOOKS_AT: dict[Callable[[], Iterator[Found]], str] = {
    _folders: "The folders",
    _disk: "The disk",
    _database: "The database",
    _steps: "The steps of the database",
    _clock: "The clock",
    _zone: "The time in London",
    _queue: "The queue",
    _mail: "The mail server",
    _backup: "The key of backups",
    _sort_codes: "The table of sort codes",
}
