"""Taking a backup: one file, on the disk for good before anybody is told that it is there."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from flask import current_app
from pyrage import x25519

from coprod.backup import sealing, snapshot
from coprod.backup.snapshot import FileGone, Sums
from coprod.core import clock, outbox
from coprod.core.db import writing
from coprod.core.disk import settle
from coprod.core.errors import Refused

ENDING = ".age"
_NAMED = re.compile(r"coprod-\d{8}T\d{6}Z-until-(\d{4}-\d{2}-\d{2})\.age")
_TRIES = 3


@dataclass(frozen=True)
class Taken:
    """A backup that was made: where, how large, its fingerprint, what is in it, and its last day."""

    path: Path
    size: int
    sha256: str
    sums: Sums
    keep_until: date


def take(place: Path, to: list[x25519.Recipient]) -> Taken:
    """Make a backup in a folder, under a name that tells its last day, or as the file that is named.

    Errors: ``Refused`` in words; then nothing is left of it.
    """
    keep_until = clock.today() + timedelta(days=current_app.config["BACKUP_DAYS"])
    stamp = clock.now().strftime("%Y%m%dT%H%M%SZ")
    path = place / f"coprod-{stamp}-until-{keep_until.isoformat()}{ENDING}" if place.is_dir() else place
    if path.exists():
        raise Refused(f"{path} is there already. A backup does not take the place of another.")
    partial = path.with_name(f".{path.name}.part")
    try:
        sums = _written(partial, to)
        size, sha256 = partial.stat().st_size, fingerprint(partial)
        partial.rename(path)
        settle(path.parent)
    except OSError as reason:
        raise Refused(
            f"The backup could not be written to {path.parent}: {reason.strerror or reason}."
        ) from reason
    finally:
        partial.unlink(missing_ok=True)
    return Taken(path, size, sha256, sums, keep_until)


def tell_outside(taken: Taken) -> None:
    """Write its fingerprint to the outside address: a file that somebody else made would not have it."""
    with writing():
        outbox.write(
            to=current_app.config["AUDIT_ANCHOR"],
            kind="backup",
            subject=f"Coprod backup, {clock.today().isoformat()}",
            body=f"File: {taken.path.name}\nSHA-256: {taken.sha256}\nKeep until: {taken.keep_until.isoformat()}\n\n"
            "Keep this letter until then: it shows whether the backup was exchanged for another.",
        )


def remove_expired(folder: Path) -> list[Path]:
    """Remove the backups in a folder whose last day is over, by the names that ``take`` gives. Returns which."""
    today, gone = clock.today(), []
    for path in sorted(folder.iterdir()):
        named = _NAMED.fullmatch(path.name)
        if named and date.fromisoformat(named[1]) < today:
            path.unlink()
            gone.append(path)
    return gone


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _written(partial: Path, to: list[x25519.Recipient]) -> Sums:
    for turn in range(_TRIES):
        sums = Sums()
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as out:
            try:
                sealing.seal(snapshot.pieces(sums), out, to)
            except FileGone as reason:
                if turn < _TRIES - 1:
                    continue
                raise Refused(
                    f"The upload {reason}, which a row tells of, is missing. Nothing was made."
                ) from reason
            out.flush()
            os.fsync(out.fileno())
        return sums
    raise AssertionError
