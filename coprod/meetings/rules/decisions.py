"""What was decided, by whom, and whether what people with lived experience said changed it (domain rules M4, M9)."""

from __future__ import annotations

import enum

from coprod.core.words import _l


class DecidedHow(enum.Enum):
    """How a decision came about."""

    CONSENSUS = "consensus"
    VOTE = "vote"


DECIDED_HOW_WORDS = {
    DecidedHow.CONSENSUS: _l("Everybody could live with it"),
    DecidedHow.VOTE: _l("By a vote"),
}


class Influence(enum.Enum):
    """What lived experience changed in a decision. Not to have answered is visible (domain rule M9)."""

    UNANSWERED = "unanswered"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


INFLUENCE_WORDS = {
    Influence.UNANSWERED: _l("Nobody has written down yet what lived experience changed here"),
    Influence.CHANGED: _l("Changed by what people with lived experience said"),
    Influence.UNCHANGED: _l("Not changed by what people with lived experience said"),
}
