"""Story 3: the Isles of Scilly. Six people answered, so their words count and no table is drawn. The promise is late."""

from coprod.demo.words.scilly.answers import ANSWERS
from coprod.demo.words.scilly.consultation import (
    CLOSES_IN_DAYS,
    DECIDES_IN_DAYS,
    EDITIONS,
    KEY,
    OPENS_IN_DAYS,
    OPTIONS,
    PLACE,
    PROGRAMME,
    REPORTS_IN_DAYS,
    WAYS,
    WORKSTREAM,
)
from coprod.demo.words.scilly.findings import FINDINGS
from coprod.demo.words.scilly.questions import QUESTIONNAIRE

__all__ = [
    "ANSWERS",
    "CLOSES_IN_DAYS",
    "DECIDES_IN_DAYS",
    "EDITIONS",
    "FINDINGS",
    "KEY",
    "OPENS_IN_DAYS",
    "OPTIONS",
    "PLACE",
    "PROGRAMME",
    "QUESTIONNAIRE",
    "REPORTS_IN_DAYS",
    "WAYS",
    "WORKSTREAM",
]
