"""The control: workers that do whatever is in the timetable, whether or not another has just done it."""

from __future__ import annotations

from coprod.core import jobs
from coprod.core.jobs import Job
from soak import counting


def _take(job: Job) -> bool:
    return True


def main() -> None:
    """Run until killed."""
    jobs._take = _take
    counting.main()
