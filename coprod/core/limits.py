"""Limits that guard secrets, counted in the database so that every server counts the same.

What is counted is a keyed hash: the table tells nobody who tried what.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import String, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from coprod.core import clock, secret
from coprod.core.db import Row, db
from coprod.core.errors import TooManyTries


class Attempt(Row):
    """One try that counts against a limit."""

    __tablename__ = "attempt"

    bucket: Mapped[str] = mapped_column(String(64), index=True)
    until: Mapped[datetime] = mapped_column(index=True)


def check(what: str, key: str, *, most: int) -> None:
    """Errors: ``TooManyTries`` when ``most`` tries that still count have been spent."""
    bucket = secret.keyed_hash("limit", what, key)
    spent = db.session.scalar(
        select(func.count()).select_from(Attempt).where(Attempt.bucket == bucket, Attempt.until > clock.now())
    )
    if (spent or 0) >= most:
        raise TooManyTries


def spend(what: str, key: str, *, within: timedelta) -> None:
    """Count one try, for so long. The moment is rounded up to the hour, so that it dates nobody's visit."""
    until = (clock.now() + within).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    db.session.add(Attempt(bucket=secret.keyed_hash("limit", what, key), until=until))
    db.session.flush()


def forget_old() -> int:
    """Remove the tries that no longer count. Returns how many."""
    return int(db.session.execute(delete(Attempt).where(Attempt.until <= clock.now())).rowcount)  # type: ignore[attr-defined]
