"""Story 9: "Physical health checks at home", answered "no, because", and disputed by the reviewer."""

from coprod.demo.words.physical_health.answers import answers
from coprod.demo.words.physical_health.consultation import (
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
from coprod.demo.words.physical_health.findings import FINDINGS
from coprod.demo.words.physical_health.questions import QUESTIONNAIRE

__all__ = [
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
    "answers",
]
