"""How far a concern is, how it ended, and the table of moves."""

from __future__ import annotations

import enum

from coprod.core.states import Moves
from coprod.core.words import _l


class Stage(enum.Enum):
    """How far a concern is."""

    OPEN = "open"
    DEALING = "dealing"
    CLOSED = "closed"


STAGE_WORDS = {
    Stage.OPEN: _l("Nobody deals with it yet"),
    Stage.DEALING: _l("Somebody deals with it"),
    Stage.CLOSED: _l("Closed"),
}
STAGE_TAGS = {Stage.OPEN: "late", Stage.DEALING: "open", Stage.CLOSED: "done"}

CONCERNS: Moves[Stage] = Moves(
    {
        "take": ([Stage.OPEN, Stage.DEALING], Stage.DEALING, _l("I deal with this")),
        "leave": ([Stage.DEALING], Stage.OPEN, _l("Give it back: nobody deals with it now")),
        "close": ([Stage.DEALING], Stage.CLOSED, _l("Close the concern")),
        "reopen": ([Stage.CLOSED], Stage.DEALING, _l("Open it again")),
    }
)


class Outcome(enum.Enum):
    """How a concern ended (domain rule F10)."""

    TOLD_EMERGENCY_SERVICES = "told_emergency_services"
    TOLD_AUTHORITY = "told_authority"
    TOLD_PROVIDER = "told_provider"
    SPOKE = "spoke"
    COULD_NOT_CONTACT = "could_not_contact"
    NO_FURTHER_ACTION = "no_further_action"


OUTCOME_WORDS = {
    Outcome.TOLD_EMERGENCY_SERVICES: _l("We told the emergency services"),
    Outcome.TOLD_AUTHORITY: _l("We told the local authority"),
    Outcome.TOLD_PROVIDER: _l("We told the service that gives the care"),
    Outcome.SPOKE: _l("We spoke to the person"),
    Outcome.COULD_NOT_CONTACT: _l("We could not contact the person: anonymous"),
    Outcome.NO_FURTHER_ACTION: _l("Nothing more is to be done"),
}
