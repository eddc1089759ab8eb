"""What the panel may answer somebody, and the words on the buttons."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from coprod.core.words import _l


class Outcome(enum.Enum):
    """The answer to an application."""

    PLACE = "place"
    RESERVE = "reserve"
    NO = "no"


@dataclass(frozen=True)
class Choice:
    """What somebody is answered, and why."""

    outcome: Outcome
    reason: str = ""


# Points and words by the number of the criterion.
Given = Mapping[int, tuple[int, str]]
OUTCOME_WORDS = {
    Outcome.PLACE: _l("A place"),
    Outcome.RESERVE: _l("The reserve list"),
    Outcome.NO: _l("No, not this time"),
}
POINTS_WORDS = {
    0: _l("0: not at all"),
    1: _l("1: a little"),
    2: _l("2: well"),
    3: _l("3: very well"),
}
