"""Who comes, and what they need for it: answers to an invitation, arrangements and whether they were met (A1)."""

from __future__ import annotations

import enum

from coprod.core.words import _l


class Answer(enum.Enum):
    """What somebody answers to an invitation."""

    NONE = "none"
    YES = "yes"
    ONLINE = "online"
    NEED_HELP = "need_help"
    NO = "no"


ANSWER_WORDS = {
    Answer.NONE: _l("No answer yet"),
    Answer.YES: _l("Yes, I will be there"),
    Answer.ONLINE: _l("Yes, online"),
    Answer.NEED_HELP: _l("I would like to, and I need help to be there"),
    Answer.NO: _l("No, I cannot be there"),
}
COMES = frozenset({Answer.YES, Answer.ONLINE, Answer.NEED_HELP})


class ArrangementState(enum.Enum):
    """How far something that somebody needs has come."""

    TO_ARRANGE = "to_arrange"
    ASKED_FOR = "asked_for"
    BOOKED = "booked"
    NOT_POSSIBLE = "not_possible"


ARRANGEMENT_WORDS = {
    ArrangementState.TO_ARRANGE: _l("Still to arrange"),
    ArrangementState.ASKED_FOR: _l("Asked for, not yet certain"),
    ArrangementState.BOOKED: _l("Arranged"),
    ArrangementState.NOT_POSSIBLE: _l("Not possible"),
}


class Met(enum.Enum):
    """Whether a need was met, as one side saw it (domain rule A1)."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


MET_WORDS = {Met.YES: _l("Met"), Met.PARTLY: _l("Partly met"), Met.NO: _l("Not met")}
