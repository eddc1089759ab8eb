"""Where a concern comes from, what is feared, how far it is, how it ended: with their words and the table of moves."""

from __future__ import annotations

import enum
from datetime import date, datetime, timedelta

from coprod.core import settings
from coprod.core.states import Moves
from coprod.core.words import _l


class Source(enum.Enum):
    """Where the words were said that a concern rests on."""

    FEEDBACK = "feedback"
    ANSWER = "answer"
    APPLICATION = "application"
    MINUTES = "minutes"
    CALL = "call"


SOURCE_WORDS = {
    Source.FEEDBACK: _l("Feedback"),
    Source.ANSWER: _l("An answer to a consultation"),
    Source.APPLICATION: _l("An application for a role"),
    Source.MINUTES: _l("A meeting"),
    Source.CALL: _l("A telephone call, or a talk face to face"),
}


class Fear(enum.Enum):
    """What is feared (domain rules F5 and F10), the most pressing first."""

    LIFE = "life"
    CHILD = "child"
    ADULT = "adult"
    CARE = "care"


FEAR_WORDS = {
    Fear.LIFE: _l("A life is at risk"),
    Fear.CHILD: _l("A child may be harmed or neglected"),
    Fear.ADULT: _l("An adult may be harmed, neglected or exploited"),
    Fear.CARE: _l("Care may have gone wrong and harmed somebody"),
}


class Reach(enum.Enum):
    """Whether there is a way to reach the person."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


REACH_WORDS = {
    Reach.YES: _l("Yes"),
    Reach.NO: _l("No: nobody can know who it is"),
    Reach.UNKNOWN: _l("I do not know"),
}


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


class Deed(enum.Enum):
    """What a line of a concern's own log says was done."""

    OPENED = "opened"
    TOLD = "told"
    NOBODY_TOLD = "nobody_told"
    READ = "read"
    ACTION = "action"
    TAKEN = "taken"
    LEFT = "left"
    CLOSED = "closed"
    REOPENED = "reopened"


DEED_WORDS = {
    Deed.OPENED: _l("Opened"),
    Deed.TOLD: _l("Asked by e-mail to look"),
    Deed.NOBODY_TOLD: _l("Nobody could be asked by e-mail"),
    Deed.READ: _l("Read"),
    Deed.ACTION: _l("Done"),
    Deed.TAKEN: _l("Taken on"),
    Deed.LEFT: _l("Given back"),
    Deed.CLOSED: _l("Closed"),
    Deed.REOPENED: _l("Opened again"),
}

WORDS_LENGTH = 10_000  # characters
NOTE_LENGTH = 3_000
LINE_LENGTH = 300
KEY_LENGTH = 80
ONE_VISIT = timedelta(minutes=10)

# Domain rule D10 has no line for these; complaints, which come nearest, are kept for ten years.
KEEP_YEARS = settings.Key(
    "safety.keep_years",
    settings.whole_number,
    10,
    _l("For how many years we keep a safety concern, after it has closed"),
)


def is_new_visit(last_by: int | None, last_at: datetime | None, *, by: int, now: datetime) -> bool:
    """Whether opening a concern is worth a line: not by whoever has just written the last one, for the same visit."""
    return last_at is None or last_by != by or not timedelta(0) <= now - last_at < ONE_VISIT


def kept_until(closed_on: date, years: int) -> date:
    """The day after which a concern is no longer kept."""
    try:
        return closed_on.replace(year=closed_on.year + years)
    except ValueError:  # 29 February
        return closed_on.replace(year=closed_on.year + years, day=28)
