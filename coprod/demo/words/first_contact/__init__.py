"""Story 1: "When you first ask for help: telling your story once", a consultation in Preston that changed something."""

from coprod.demo.words.first_contact.answers import answers
from coprod.demo.words.first_contact.consultation import (
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
from coprod.demo.words.first_contact.findings import FINDINGS
from coprod.demo.words.first_contact.questions import QUESTIONNAIRE

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
