"""Where a concern comes from, what is feared, how far it is, how it ended: with their words and the table of moves."""

from coprod.safety.rules.keeping import KEEP_YEARS
from coprod.safety.rules.log import DEED_WORDS, ONE_VISIT, Deed, is_new_visit
from coprod.safety.rules.moving import CONCERNS, OUTCOME_WORDS, STAGE_TAGS, STAGE_WORDS, Outcome, Stage
from coprod.safety.rules.resting import (
    FEAR_WORDS,
    KEY_LENGTH,
    LINE_LENGTH,
    NOTE_LENGTH,
    REACH_WORDS,
    SOURCE_WORDS,
    WORDS_LENGTH,
    Fear,
    Reach,
    Source,
)

__all__ = [
    "CONCERNS",
    "DEED_WORDS",
    "FEAR_WORDS",
    "KEEP_YEARS",
    "KEY_LENGTH",
    "LINE_LENGTH",
    "NOTE_LENGTH",
    "ONE_VISIT",
    "OUTCOME_WORDS",
    "REACH_WORDS",
    "SOURCE_WORDS",
    "STAGE_TAGS",
    "STAGE_WORDS",
    "WORDS_LENGTH",
    "Deed",
    "Fear",
    "Outcome",
    "Reach",
    "Source",
    "Stage",
    "is_new_visit",
]
