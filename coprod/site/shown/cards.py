"""A consultation in a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for

from coprod.consultations.models import Consultation
from coprod.consultations.rules import STAGE_WORDS, Stage
from coprod.core import editions
from coprod.core.words import _, language
from coprod.influence.queries import Station
from coprod.questionnaires.operations import frozen
from coprod.site.shown import next_steps, ways
from coprod.site.shown.ways import Way


@dataclass(frozen=True)
class Card:
    """What the macro ``card`` draws."""

    title: str
    href: str
    sentence: str
    lang: str | None
    dir: str | None
    is_open: bool
    closes_on: date | None
    minutes: int | None
    questions: int | None
    ways: list[Way]
    stations: Sequence[Station]
    status: str
    kind: str


def card(consultation: Consultation, stations: Sequence[Station] = ()) -> Card:
    """One consultation: its question, when it closes, how long it takes, the ways in, and how far it has come."""
    words = editions.read(consultation.editions, language())
    is_open = consultation.is_open
    document = frozen.document(consultation.version) if consultation.version and is_open else None
    return Card(
        title=str(words.title),
        href=url_for("site.consultation", reference=consultation.reference),
        sentence=str(words.question),
        lang=words.title.lang,
        dir=words.title.dir,
        is_open=is_open,
        closes_on=consultation.closes_on if is_open else next_steps.closed_on(consultation),
        minutes=document.minutes() if document else None,
        questions=document.count() if document else None,
        ways=ways.labels(consultation) if is_open else [],
        stations=() if is_open else stations,
        status=status(consultation),
        kind=kind(consultation),
    )


def status(consultation: Consultation) -> str:
    """Where it stands, in a word or two."""
    if consultation.is_open:
        return str(STAGE_WORDS[Stage.OPEN])
    if consultation.is_overdue:
        return _("Closed, and our answer is late")
    # Between midnight and the closing by the clock it is still marked open, and takes no answers.
    stage = Stage.CLOSED if consultation.stage is Stage.OPEN else consultation.stage
    return str(STAGE_WORDS[stage])


def kind(consultation: Consultation) -> str:
    """The look of the status: colours repeat the words."""
    if consultation.is_open:
        return "open"
    if consultation.is_overdue:
        return "late"
    return {Stage.DRAFT: "draft", Stage.ANSWERED: "done", Stage.ARCHIVED: "done"}.get(
        consultation.stage, "waiting"
    )
