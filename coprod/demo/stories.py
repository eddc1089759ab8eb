"""What is told in the demo world: three stories that are over, two consultations that are open, and a draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol

from coprod.demo.words import first_contact, physical_health, scilly
from coprod.demo.words.open_now import help_with_work, leaving_well, named_worker, named_worker_answers
from coprod.demo.words.people import BOARD, CORNWALL, LANCASHIRE, TRUST
from coprod.demo.words.shapes import Answer, Editions, Finding, Option, Section, Way
from coprod.programmes.rules import Level, Rung

LEADS = {LANCASHIRE: "lead-lancashire", CORNWALL: "lead-cornwall"}
# Who reads the evidence that the lead reports: nobody reads their own.
READERS = {LANCASHIRE: "co-chair"}
REVIEWERS = {LANCASHIRE: "reviewer-lancashire", CORNWALL: "reviewer-cornwall"}
CONTROLLERS = {
    LANCASHIRE: (BOARD, TRUST),
    CORNWALL: ("NHS organisations that plan care", "NHS mental health services"),
}


class Drafted(Protocol):
    """What the words of every consultation have."""

    KEY: str
    PROGRAMME: str
    WORKSTREAM: str
    EDITIONS: Editions
    QUESTIONNAIRE: list[Section]


class Asked(Drafted, Protocol):
    """What the words of a consultation have that was opened."""

    OPENS_IN_DAYS: int
    CLOSES_IN_DAYS: int
    DECIDES_IN_DAYS: int
    OPTIONS: list[Option]
    WAYS: list[Way]


def _nobody(rng: Random) -> list[Answer]:
    return []


@dataclass(frozen=True)
class Story:
    """One consultation, from its words to whatever has become of it by today."""

    words: Drafted
    level: Level
    rung: Rung
    asked: Asked | None = None
    reports_in_days: int = 0
    answers: Callable[[Random], list[Answer]] = _nobody
    findings: Sequence[Finding] = ()

    @property
    def key(self) -> str:
        return self.words.KEY

    @property
    def slug(self) -> str:
        """The programme's."""
        return self.words.PROGRAMME

    @property
    def lead(self) -> str:
        return LEADS[self.slug]


STORIES = (
    Story(
        words=first_contact,
        asked=first_contact,
        level=Level.SERVICE,
        rung=Rung.CO_DESIGN,
        reports_in_days=first_contact.REPORTS_IN_DAYS,
        answers=first_contact.answers,
        findings=first_contact.FINDINGS,
    ),
    Story(
        words=scilly,
        asked=scilly,
        level=Level.SERVICE,
        rung=Rung.ENGAGEMENT,
        reports_in_days=scilly.REPORTS_IN_DAYS,
        answers=lambda rng: list(scilly.ANSWERS),
        findings=scilly.FINDINGS,
    ),
    Story(
        words=physical_health,
        asked=physical_health,
        level=Level.ORGANISATION,
        rung=Rung.CONSULTATION,
        reports_in_days=physical_health.REPORTS_IN_DAYS,
        answers=physical_health.answers,
        findings=physical_health.FINDINGS,
    ),
    Story(
        words=named_worker,
        asked=named_worker,
        level=Level.SYSTEM,
        rung=Rung.CO_DESIGN,
        answers=named_worker_answers.answers,
    ),
    Story(words=leaving_well, asked=leaving_well, level=Level.OWN_CARE, rung=Rung.CO_PRODUCTION),
    Story(words=help_with_work, level=Level.SERVICE, rung=Rung.ENGAGEMENT),
)
