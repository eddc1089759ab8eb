"""What was decided, by whom, and whether what people with lived experience said changed it (domain rules M4, M9)."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from coprod.core.words import _l
from coprod.meetings.rules.meetings import Layer


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


@dataclass(frozen=True)
class Decided:
    """A decision as it is written down."""

    words: str
    decided_by: str = ""
    how: DecidedHow = DecidedHow.CONSENSUS
    votes_for: int | None = None
    votes_against: int | None = None
    votes_abstained: int | None = None
    dissent: str = ""
    influence: Influence = Influence.UNANSWERED
    influence_words: str = ""
    not_quorate_why: str = ""
    layer: Layer = Layer.PUBLIC
    # Whether the body that the terms name is asked to answer it (domain rule M10).
    is_advice: bool = False
