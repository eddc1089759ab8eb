"""The stages of a consultation, its table of moves, and its dates."""

from __future__ import annotations

import enum
from datetime import date, timedelta

from coprod.core import settings
from coprod.core.states import Moves
from coprod.core.words import _l


class Stage(enum.Enum):
    """What somebody decided about a consultation. Whether it takes answers now also depends on the day."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    ANSWERED = "answered"
    ARCHIVED = "archived"


STAGE_WORDS = {
    Stage.DRAFT: _l("Draft"),
    Stage.OPEN: _l("Open"),
    Stage.CLOSED: _l("Closed"),
    Stage.ANSWERED: _l("Answered"),
    Stage.ARCHIVED: _l("Archived"),
}

CONSULTATIONS: Moves[Stage] = Moves(
    {
        "open": ([Stage.DRAFT], Stage.OPEN, _l("Open the consultation")),
        "extend": ([Stage.OPEN], Stage.OPEN, _l("Keep it open for longer")),
        "close": ([Stage.OPEN], Stage.CLOSED, _l("Close the consultation")),
        "answer": ([Stage.CLOSED], Stage.ANSWERED, _l("Publish what became of it")),
        "archive": ([Stage.ANSWERED], Stage.ARCHIVED, _l("Put in the archive")),
    }
)

PUBLIC = frozenset({Stage.OPEN, Stage.CLOSED, Stage.ANSWERED, Stage.ARCHIVED})


STAGE_TAGS = {
    Stage.DRAFT: "draft",
    Stage.OPEN: "open",
    Stage.CLOSED: "waiting",
    Stage.ANSWERED: "done",
    Stage.ARCHIVED: "stopped",
}


class OptionStatus(enum.Enum):
    """Whether an option can still be chosen; a discarded one says why (domain rule C2)."""

    LIVE = "live"
    DISCARDED = "discarded"


OPTION_STATUS_WORDS = {
    OptionStatus.LIVE: _l("It can still be chosen"),
    OptionStatus.DISCARDED: _l("It has been ruled out"),
}


class WayKind(enum.Enum):
    """Ways to answer that are not online (domain rules C11, A8)."""

    TELEPHONE = "telephone"
    PAPER = "paper"
    FACE_TO_FACE = "face_to_face"
    BSL = "bsl"


WAY_WORDS = {
    WayKind.TELEPHONE: _l("By telephone"),
    WayKind.PAPER: _l("On paper"),
    WayKind.FACE_TO_FACE: _l("Face to face"),
    WayKind.BSL: _l("In British Sign Language"),
}

# Domain rule C4.
ANSWER_WITHIN_DAYS = settings.Key(
    "consultations.answer_within_days",
    settings.whole_number,
    84,
    _l("How many days we have to answer in public, after a consultation has closed"),
)
# Domain rule C3: a shorter one is warned of, not refused.
USUAL_DAYS = settings.Key(
    "consultations.usual_days",
    settings.whole_number,
    42,
    _l("For how many days a consultation is usually open"),
)
# Domain rule D10.
KEEP_ANSWERS_YEARS = settings.Key(
    "consultations.keep_answers_years",
    settings.whole_number,
    1,
    _l("For how many years we keep people’s answers, after a consultation has closed"),
)


def answer_due(closed_on: date, within_days: int) -> date:
    """The day by which a consultation is answered in public (domain rule C4)."""
    return closed_on + timedelta(days=within_days)


def holidays_between(opens_on: date, closes_on: date) -> tuple[bool, bool]:
    """Whether it runs over August, and over Christmas, when many people are away (domain rule C3)."""
    days = [opens_on + timedelta(days=count) for count in range(min((closes_on - opens_on).days, 400) + 1)]
    august = any(day.month == 8 for day in days)
    return august, any((day.month, day.day) in {(12, 25), (1, 1)} for day in days)
