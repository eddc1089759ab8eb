"""What a concern rests on: where it was said, what is feared, whether the person can be reached."""

from __future__ import annotations

import enum

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

WORDS_LENGTH = 10_000  # characters
NOTE_LENGTH = 3_000
LINE_LENGTH = 300
KEY_LENGTH = 80
