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
