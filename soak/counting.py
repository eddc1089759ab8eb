"""The hurried worker, which writes down each job that it begins: a line with its name, in the file SOAK_JOBS_LOG."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from coprod import timetable, worker
from coprod.core.jobs import Job
from soak.hurried import hurry


def _told(job: Job, log: Path) -> Callable[[], object]:
    def work() -> object:
        with log.open("a") as lines:
            lines.write(f"{job.name}\n")
        return job.work()

    return work


def main() -> None:
    """Run until killed."""
    hurry()
    log = Path(os.environ["SOAK_JOBS_LOG"])
    timetable.TIMETABLE = tuple(  # type: ignore[assignment]
        replace(job, work=_told(job, log)) for job in timetable.TIMETABLE
    )
    worker.main()
