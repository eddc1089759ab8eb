"""What somebody needs so that they can take part, said once and asked of nobody twice (domain rule A1)."""

from __future__ import annotations

import enum
from datetime import date

from coprod.core import settings
from coprod.core.words import _l


class NeedKind(enum.Enum):
    """The kinds of need that whoever arranges can do something about."""

    BSL = "bsl"
    INTERPRETER = "interpreter"
    CAPTIONS = "captions"
    HEARING_LOOP = "hearing_loop"
    EASY_READ = "easy_read"
    LARGE_PRINT = "large_print"
    PAPER = "paper"
    STEP_FREE = "step_free"
    TRAVEL = "travel"
    SUPPORTER = "supporter"
    QUIET_SPACE = "quiet_space"
    BREAKS = "breaks"
    CARE_COVER = "care_cover"
    FOOD = "food"
    OTHER = "other"


NEED_WORDS = {
    NeedKind.BSL: _l("A British Sign Language interpreter"),
    NeedKind.INTERPRETER: _l("An interpreter for another language"),
    NeedKind.CAPTIONS: _l("Captions, or somebody who writes down what is said"),
    NeedKind.HEARING_LOOP: _l("A hearing loop"),
    NeedKind.EASY_READ: _l("Papers in Easy Read"),
    NeedKind.LARGE_PRINT: _l("Papers in large print"),
    NeedKind.PAPER: _l("Papers on paper, by post"),
    NeedKind.STEP_FREE: _l("A place without steps"),
    NeedKind.TRAVEL: _l("Help to get there and back"),
    NeedKind.SUPPORTER: _l("Somebody to come with me"),
    NeedKind.QUIET_SPACE: _l("A quiet place to go to"),
    NeedKind.BREAKS: _l("Breaks"),
    NeedKind.CARE_COVER: _l("Somebody to look after the person I care for"),
    NeedKind.FOOD: _l("Food that I can eat"),
    NeedKind.OTHER: _l("Something else"),
}

# How a reading of them is called in the audit trail, where the person finds it.
READ = "read what somebody needs"
# How the papers are made for somebody, and no arrangement of their own.
FORMATS = frozenset({NeedKind.EASY_READ, NeedKind.LARGE_PRINT, NeedKind.PAPER})
# What must be booked ahead with somebody else (domain rule A8): the working days that a booking usually takes.
BSL_WORKING_DAYS = settings.Key(
    "needs.bsl_working_days",
    settings.whole_number,
    15,
    _l("How many working days ahead a British Sign Language interpreter must be booked"),
)
INTERPRETER_WORKING_DAYS = settings.Key(
    "needs.interpreter_working_days",
    settings.whole_number,
    7,
    _l("How many working days ahead an interpreter must be booked"),
)
TRAVEL_WORKING_DAYS = settings.Key(
    "needs.travel_working_days",
    settings.whole_number,
    5,
    _l("How many working days ahead travel must be booked"),
)
LEAD_TIMES = {
    NeedKind.BSL: BSL_WORKING_DAYS,
    NeedKind.INTERPRETER: INTERPRETER_WORKING_DAYS,
    NeedKind.CAPTIONS: INTERPRETER_WORKING_DAYS,
    NeedKind.TRAVEL: TRAVEL_WORKING_DAYS,
}


def review_due(reviewed_on: date) -> date:
    """A year later, when somebody is asked whether their needs are still so (domain rule A1)."""
    try:
        return reviewed_on.replace(year=reviewed_on.year + 1)
    except ValueError:  # 29 February
        return reviewed_on.replace(year=reviewed_on.year + 1, month=3, day=1)
