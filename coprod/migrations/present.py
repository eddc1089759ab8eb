"""Whether the database has taken every step. Asked without Alembic, which takes long to load at every start."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect, text

from coprod.core.db import db, reading

VERSIONS = Path(__file__).parent / "versions"


def steps() -> list[str]:
    """The numbers of all steps that there are: the files are called 0001_…, 0002_… (env.py sees to it)."""
    return sorted(path.name.partition("_")[0] for path in VERSIONS.glob("[0-9]*_*.py"))


def newest() -> str:
    """The number of the last step that there is."""
    return steps()[-1]


def taken() -> str:
    """The number of the last step that the database has taken, "" for an empty one."""
    with reading():
        if not inspect(db.session.connection()).has_table("alembic_version"):
            return ""
        return db.session.scalar(text("SELECT version_num FROM alembic_version")) or ""


def bring_up_to_date() -> bool:
    """Take the steps that are missing. Returns whether there were any."""
    if taken() == newest():
        return False
    from flask_migrate import upgrade

    upgrade()
    return True
