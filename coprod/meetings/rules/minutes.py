"""The way of minutes from the first draft to everybody's eyes, and what is found wrong with them (domain rule M7)."""

from __future__ import annotations

import enum

from coprod.core.states import Moves
from coprod.core.words import _l


class MinutesStage(enum.Enum):
    """How far the minutes of a meeting have come."""

    DRAFT = "draft"
    CIRCULATED = "circulated"
    AMENDED = "amended"
    APPROVED = "approved"
    PUBLISHED = "published"


MINUTES_WORDS = {
    MinutesStage.DRAFT: _l("Draft"),
    MinutesStage.CIRCULATED: _l("With the members"),
    MinutesStage.AMENDED: _l("Corrected"),
    MinutesStage.APPROVED: _l("Approved"),
    MinutesStage.PUBLISHED: _l("Published"),
}
MINUTES_TAGS = {
    MinutesStage.DRAFT: "draft",
    MinutesStage.CIRCULATED: "open",
    MinutesStage.AMENDED: "waiting",
    MinutesStage.APPROVED: "done",
    MinutesStage.PUBLISHED: "done",
}

MINUTES: Moves[MinutesStage] = Moves(
    {
        "circulate": ([MinutesStage.DRAFT], MinutesStage.CIRCULATED, _l("Send the minutes to the members")),
        "amend": (
            [MinutesStage.CIRCULATED, MinutesStage.AMENDED],
            MinutesStage.AMENDED,
            _l("Correct the minutes"),
        ),
        "approve": (
            [MinutesStage.CIRCULATED, MinutesStage.AMENDED],
            MinutesStage.APPROVED,
            _l("Record that the minutes were approved"),
        ),
        "publish": (
            [MinutesStage.APPROVED, MinutesStage.PUBLISHED],
            MinutesStage.PUBLISHED,
            _l("Publish the minutes"),
        ),
    }
)
# While the minutes are in these stages the minute-taker writes in them freely.
WRITTEN = frozenset({MinutesStage.DRAFT})


class CorrectionKind(enum.Enum):
    """A wish to change a passage, or a protest against it that stays on the record."""

    CORRECTION = "correction"
    OBJECTION = "objection"


CORRECTION_WORDS = {
    CorrectionKind.CORRECTION: _l("A correction"),
    CorrectionKind.OBJECTION: _l("An objection"),
}


class Ruling(enum.Enum):
    """What the chair said to a correction."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"


RULING_WORDS = {
    Ruling.WAITING: _l("Waits for the chair"),
    Ruling.ACCEPTED: _l("Accepted"),
    Ruling.REFUSED: _l("Not accepted"),
}


class RedactionReason(enum.Enum):
    """Why something is left out for some readers (domain rules M7, D4, D9)."""

    NAMES_SOMEBODY = "names_somebody"
    ABOUT_HEALTH = "about_health"
    ASKED_FOR = "asked_for"
    NOT_YET_PUBLIC = "not_yet_public"
    COMMERCIAL = "commercial"
    OTHER = "other"


REDACTION_WORDS = {
    RedactionReason.NAMES_SOMEBODY: _l("It names somebody who was not there"),
    RedactionReason.ABOUT_HEALTH: _l("It is about somebody’s health or care"),
    RedactionReason.ASKED_FOR: _l("The person who said it asked for this"),
    RedactionReason.NOT_YET_PUBLIC: _l("It is not public yet"),
    RedactionReason.COMMERCIAL: _l("It is about a contract or a price"),
    RedactionReason.OTHER: _l("Another reason"),
}


class NameRuling(enum.Enum):
    """What was decided of a name that was found in the minutes."""

    KEPT = "kept"
    HIDDEN = "hidden"
    NO_NAME = "no_name"


NAME_RULING_WORDS = {
    NameRuling.KEPT: _l("May stand there: this person knows and agrees"),
    NameRuling.HIDDEN: _l("Is left out for the public"),
    NameRuling.NO_NAME: _l("Is no person’s name"),
}
