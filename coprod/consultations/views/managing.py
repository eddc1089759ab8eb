"""What every page for those who lead a consultation is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import abort, url_for

from coprod.consultations import queries
from coprod.consultations.models import Consultation
from coprod.consultations.rules import STAGE_TAGS, STAGE_WORDS, Stage
from coprod.core import clock, editions
from coprod.core.access import Reply
from coprod.core.forms import page
from coprod.core.words import _, language


def managed(template: str, consultation: Consultation, **told: Any) -> Reply:
    """A page within one consultation: with its words in the reader's language, and its state."""
    return page(
        template,
        consultation=consultation,
        about=editions.read(consultation.editions, language()),
        stage_words=STAGE_WORDS[consultation.stage],
        stage_tag=STAGE_TAGS[consultation.stage],
        is_draft=consultation.stage is Stage.DRAFT,
        can_support=consultation.stage in {Stage.DRAFT, Stage.OPEN},
        **told,
    )


def fresh(consultation: Consultation) -> Consultation:
    """The whole of it, read after the door has locked the row, so that nothing kept before is missed."""
    return queries.one_whole(consultation.reference) or abort(404)


@dataclass(frozen=True)
class Station:
    """One station of the thread, as the component draws it."""

    key: str
    reached: bool
    next: bool = False
    on: date | None = None
    sentence: str = ""
    overdue_days: int = 0
    href: str | None = None
    what: str | None = None
    who: str | None = None


def thread_so_far(consultation: Consultation) -> list[Station]:
    """The six stations, as far as this floor knows them: what was found and promised is known upstairs."""
    stage, reference = consultation.stage, consultation.reference
    is_draft, is_closed = stage is Stage.DRAFT, stage not in {Stage.DRAFT, Stage.OPEN}
    is_answered = stage in {Stage.ANSWERED, Stage.ARCHIVED}
    due = consultation.answer_due_on
    late = (clock.today() - due).days if due and consultation.is_overdue else 0
    findings = url_for("themes.findings", reference=reference) if is_closed else None
    outcome = url_for("influence.outcome", reference=reference) if is_closed else None
    opened_on = clock.london(consultation.opened_at).date() if consultation.opened_at else None
    answered_on = clock.london(consultation.answered_at).date() if consultation.answered_at else None
    return [
        Station("asked", not is_draft, is_draft, opened_on),
        Station("said", is_closed, stage is Stage.OPEN, consultation.closes_on),
        Station(
            "heard",
            is_answered,
            stage is Stage.CLOSED,
            what=_("Findings") if findings else None,
            href=findings,
        ),
        Station(
            "decided",
            is_answered,
            stage is Stage.CLOSED,
            answered_on or due,
            overdue_days=late,
            what=_("Answers and promises") if outcome else None,
            href=outcome,
        ),
        Station("done", False, is_answered),
        Station("checked", False),
    ]
