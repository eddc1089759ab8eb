"""What can be said to a finding, in words."""

from __future__ import annotations

import enum

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
