"""What can be said to a finding, in words, and how long its texts and promises may be."""

from __future__ import annotations

import enum
from datetime import date, timedelta

from coprod.consultations.rules import Stage
from coprod.core.words import _l


class Verdict(enum.Enum):
    """The answer to a finding."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    NO = "no"


VERDICT_WORDS = {
    Verdict.ACCEPTED: _l("Accepted"),
    Verdict.PARTLY: _l("Partly accepted"),
    Verdict.NO: _l("Not accepted"),
}


class Progress(enum.Enum):
    """How far a published thread has come, for filtering."""

    LATE = "late"
    PROMISED = "promised"
    DONE = "done"
    NOT_ACCEPTED = "not_accepted"


PROGRESS_WORDS = {
    Progress.LATE: _l("Promised, and late"),
    Progress.PROMISED: _l("Promised, and not yet due"),
    Progress.DONE: _l("Done"),
    Progress.NOT_ACCEPTED: _l("Not accepted"),
}

# The stages in which everybody can read what became of a consultation.
PUBLISHED = (Stage.ANSWERED, Stage.ARCHIVED)

# With these a promise can be made; an accepted finding must have one (product: the thread).
PROMISING = frozenset({Verdict.ACCEPTED, Verdict.PARTLY})

TEXT_LENGTH = 3000  # characters
ROLE_LENGTH = 160  # characters
# A day further off than this is a slip of the keyboard, or no promise.
FURTHEST_DAYS = 5 * 366


def furthest_due(today: date) -> date:
    """The last day on which a promise made today may fall due."""
    return today + timedelta(days=FURTHEST_DAYS)
