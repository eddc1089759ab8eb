"""What the independent reviewer can say."""

from __future__ import annotations

import enum

from coprod.core.words import _l


class Judgement(enum.Enum):
    """Whether it is so."""

    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not_confirmed"
    DISPUTED = "disputed"


JUDGEMENT_WORDS = {
    Judgement.CONFIRMED: _l("Confirmed"),
    Judgement.NOT_CONFIRMED: _l("Not confirmed"),
    Judgement.DISPUTED: _l("Disputed"),
}

# What each of them means, for whoever has to choose.
JUDGEMENT_HINTS = {
    Judgement.CONFIRMED: _l("We looked, and it is so."),
    Judgement.NOT_CONFIRMED: _l("We looked, and could not find that it is so yet."),
    Judgement.DISPUTED: _l("We looked, and it is not so."),
}

TEXT_LENGTH = 3000  # characters
INTEREST_LENGTH = 300  # characters
