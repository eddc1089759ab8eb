"""Work that runs by itself, once however many workers there are.

Each job has a row here: when it last began and who holds it. The row, taken with a lease, decides; two workers,
or a worker that was killed and started again, cannot run a job twice at once (huey alone would).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, ColumnElement, String, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from coprod.core import clock, logs
from coprod.core.db import Base, db, reading, writing

LEASE = timedelta(minutes=10)


class JobRun(Base):
    """When a job last began and ended, until when a worker holds it, and how often it has failed."""

    __tablename__ = "job_run"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    began_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    leased_until: Mapped[datetime | None]
    # How often it failed since it was first run, and what it measured last.
    failures: Mapped[int] = mapped_column(default=0, server_default="0")
    measured: Mapped[int | None] = mapped_column(BigInteger)


@dataclass(frozen=True)
class Job:
    """One line of the timetable: its name in words, how often, and what to do. It opens its own transactions.

    When a worker is killed at it, nobody else does it until the lease is over.
    """

    name: str
    every: timedelta
    work: Callable[[], object]
    lease: timedelta = LEASE
    # Whether the number that it gives back is kept in its row.
    measures: bool = False


def run_if_due(job: Job) -> bool:
    """Run a job when its time has come and nobody else holds it. Returns whether it ran.

    A job that fails says so in the log and is tried again when it is next due.
    """
    if not _take(job):
        return False
    failures, found = 0, None
    try:
        found = job.work()
    except Exception:
        failures = 1
        logs.trouble("job", job=job.name)
    _give_back(job, failures, found if job.measures and isinstance(found, int) else None)
    return True


def _take(job: Job) -> bool:
    with reading():
        now = clock.now()
        waits = or_(~_is_free(now, job.lease), ~_is_due(now, job.every))
        if db.session.scalar(select(JobRun.name).where(JobRun.name == job.name, waits)) is not None:
            return False
    with writing():
        insert = sqlite.insert if db.engine.dialect.name == "sqlite" else postgresql.insert
        db.session.execute(insert(JobRun).values(name=job.name).on_conflict_do_nothing())
        taken = db.session.execute(
            update(JobRun)
            .where(
                JobRun.name == job.name,
                _is_free(now, job.lease),
                _is_due(now, job.every),
            )
            .values(began_at=now, leased_until=now + job.lease)
        )
        return bool(taken.rowcount)  # type: ignore[attr-defined]


def _is_free(now: datetime, lease: timedelta) -> ColumnElement[bool]:
    """Nobody holds it. A lease twice as long as leases are was taken by a wrong clock; no two clocks are quite alike."""
    return or_(
        JobRun.leased_until.is_(None), JobRun.leased_until <= now, JobRun.leased_until > now + 2 * lease
    )


def _is_due(now: datetime, every: timedelta) -> ColumnElement[bool]:
    """Its time has come. A beginning that lies further ahead than the next one was written by a wrong clock."""
    return or_(JobRun.began_at.is_(None), JobRun.began_at <= now - every, JobRun.began_at > now + every)


def _give_back(job: Job, failures: int, measured: int | None) -> None:
    with writing():
        db.session.execute(
            update(JobRun)
            .where(JobRun.name == job.name)
            .values(
                ended_at=clock.now(),
                leased_until=None,
                failures=JobRun.failures + failures,
                measured=JobRun.measured if measured is None else measured,
            )
        )


def runs() -> list[JobRun]:
    """Every job that was ever run, with when and how, by name."""
    return list(db.session.scalars(select(JobRun).order_by(JobRun.name)))
