"""Limits that guard secrets, counted in the database so that every server counts the same.

What is counted is a keyed hash: the table tells nobody who tried what.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import String, and_, delete, func, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from coprod.core import clock, secret
from coprod.core.db import Row, db, is_writing, one_at_a_time
from coprod.core.errors import TooManyTries

LONGEST = timedelta(days=1)  # No try counts for longer.


class Attempt(Row):
    """One try that counts against a limit."""

    __tablename__ = "attempt"

    bucket: Mapped[str] = mapped_column(String(64), index=True)
    until: Mapped[datetime] = mapped_column(index=True)


def check(what: str, key: str, *, most: int) -> None:
    """Errors: ``TooManyTries`` when ``most`` tries that still count have been spent.

    Whoever asks in a transaction that writes may spend the next one: until it ends nobody else asks, or many who
    come at the same moment, to whichever server, would all find the last one free.
    """
    bucket = secret.keyed_hash("limit", what, key)
    if is_writing():
        one_at_a_time(f"limit {bucket}")
    now = clock.now()
    # A try that would count for longer than any was written by a wrong clock.
    counts = and_(Attempt.until > now, Attempt.until <= now + 2 * LONGEST)
    spent = db.session.scalar(
        select(func.count()).select_from(Attempt).where(Attempt.bucket == bucket, counts)
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
    now = clock.now()
    over = or_(Attempt.until <= now, Attempt.until > now + 2 * LONGEST)
    return int(db.session.execute(delete(Attempt).where(over)).rowcount)  # type: ignore[attr-defined]
