"""Whether the service can answer people now: one plain word for each thing that is wrong. It only looks."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from pathlib import Path

from flask import current_app
from sqlalchemy import func, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from coprod.core import clock
from coprod.core.db import db
from coprod.core.jobs import JobRun
from coprod.migrations import present

# What can be wrong, in the order in which it is told.
WORDS = ("database", "steps", "worker", "disk", "keys")
# The timetable is looked at every minute, and the letters every twenty seconds.
WORKER_SILENT_FOR = timedelta(minutes=10)
MB = 1024 * 1024


def wanting() -> list[str]:
    """What is wrong: words of ``WORDS``, empty when all is well."""
    found = set()
    try:
        if present.taken() != present.newest():
            found.add("steps")
        elif _is_worker_silent():
            found.add("worker")
    except SQLAlchemyError:
        found.add("database")
    if any(shutil.disk_usage(folder).free < current_app.config["LEAST_FREE_MB"] * MB for folder in folders()):
        found.add("disk")
    if not is_writable(Path(current_app.config["KEYS"])):
        found.add("keys")
    return [word for word in WORDS if word in found]


def folders() -> list[Path]:
    """Every folder in which something is kept, as far as it is there."""
    kept = [Path(current_app.config[name]) for name in ("INSTANCE", "KEYS", "UPLOADS")]
    address = make_url(current_app.config["SQLALCHEMY_DATABASE_URI"])
    if address.get_backend_name() == "sqlite" and address.database:
        kept.append(Path(address.database).parent)
    return [folder for folder in kept if folder.is_dir()]


def is_writable(folder: Path) -> bool:
    """Whether files can be made there: by us, and on a disk that takes any."""
    return (
        folder.is_dir()
        and os.access(folder, os.W_OK | os.X_OK)
        and not os.statvfs(folder).f_flag & os.ST_RDONLY
    )


def _is_worker_silent() -> bool:
    last = db.session.scalar(select(func.max(JobRun.began_at)))
    return last is None or last < clock.now() - WORKER_SILENT_FOR
