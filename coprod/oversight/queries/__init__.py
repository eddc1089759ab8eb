"""Everything that is asked of the reviewer's checks: what was said, what still waits, and the whole thread."""

from coprod.oversight.queries.checks import Checked, checks_of, holds_review, reviewing_organisation
from coprod.oversight.queries.numbers import Checks, checks
from coprod.oversight.queries.thread import threads
from coprod.oversight.queries.waiting import overdue, waiting

__all__ = [
    "Checked",
    "Checks",
    "checks",
    "checks_of",
    "holds_review",
    "overdue",
    "reviewing_organisation",
    "threads",
    "waiting",
]
