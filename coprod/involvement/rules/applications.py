"""The stages of an application: from sending to a place, or to an answer that says why not."""

from __future__ import annotations

import enum

from coprod.core import settings
from coprod.core.states import Moves
from coprod.core.words import _l

# How many people read every application at least, one of them with lived experience.
LEAST_READERS = 2
MOST_POINTS = 3
# For how long an offered place is kept for somebody who has not said yes or no.
DAYS_TO_ANSWER = settings.Key(
    "involvement.days_to_answer",
    settings.whole_number,
    7,
    _l("How many days an offered place is kept for somebody who has not answered"),
)


class ApplicationStage(enum.Enum):
    """How far an application has come."""

    SENT = "sent"
    SHORTLISTED = "shortlisted"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    RESERVE = "reserve"
    NOT_CHOSEN = "not_chosen"
    TURNED_DOWN = "turned_down"
    WITHDRAWN = "withdrawn"


APPLICATION_STAGE_WORDS = {
    ApplicationStage.SENT: _l("Sent"),
    ApplicationStage.SHORTLISTED: _l("On the short list"),
    ApplicationStage.OFFERED: _l("Offered a place"),
    ApplicationStage.ACCEPTED: _l("Has a place"),
    ApplicationStage.RESERVE: _l("On the reserve list"),
    ApplicationStage.NOT_CHOSEN: _l("Not chosen this time"),
    ApplicationStage.TURNED_DOWN: _l("Did not want the place"),
    ApplicationStage.WITHDRAWN: _l("Taken back"),
}

APPLICATIONS: Moves[ApplicationStage] = Moves(
    {
        "shortlist": ([ApplicationStage.SENT], ApplicationStage.SHORTLISTED, _l("Put on the short list")),
        "take_off": ([ApplicationStage.SHORTLISTED], ApplicationStage.SENT, _l("Take off the short list")),
        "offer": (
            [ApplicationStage.SENT, ApplicationStage.SHORTLISTED, ApplicationStage.RESERVE],
            ApplicationStage.OFFERED,
            _l("Offer a place"),
        ),
        "reserve": (
            [ApplicationStage.SENT, ApplicationStage.SHORTLISTED],
            ApplicationStage.RESERVE,
            _l("Put on the reserve list"),
        ),
        "decline": (
            [ApplicationStage.SENT, ApplicationStage.SHORTLISTED, ApplicationStage.RESERVE],
            ApplicationStage.NOT_CHOSEN,
            _l("Say no, with a reason"),
        ),
        "accept": ([ApplicationStage.OFFERED], ApplicationStage.ACCEPTED, _l("Take the place")),
        "turn_down": (
            [ApplicationStage.OFFERED, ApplicationStage.RESERVE],
            ApplicationStage.TURNED_DOWN,
            _l("Say no to the place"),
        ),
        "withdraw": (
            [
                ApplicationStage.SENT,
                ApplicationStage.SHORTLISTED,
                ApplicationStage.OFFERED,
                ApplicationStage.RESERVE,
            ],
            ApplicationStage.WITHDRAWN,
            _l("Take the application back"),
        ),
    }
)

# What takes one of the places: they are counted in the row of the opportunity, never by asking how many there are.
HOLDS_A_PLACE = frozenset({ApplicationStage.OFFERED, ApplicationStage.ACCEPTED})
# What still waits for the panel.
UNDECIDED = frozenset({ApplicationStage.SENT, ApplicationStage.SHORTLISTED})
# How a stage is tagged on a page (components/status_tag.html).
APPLICATION_STAGE_TAGS = {
    ApplicationStage.SENT: "waiting",
    ApplicationStage.SHORTLISTED: "waiting",
    ApplicationStage.OFFERED: "open",
    ApplicationStage.ACCEPTED: "done",
    ApplicationStage.RESERVE: "waiting",
    ApplicationStage.NOT_CHOSEN: "stopped",
    ApplicationStage.TURNED_DOWN: "stopped",
    ApplicationStage.WITHDRAWN: "stopped",
}
