"""Drafting a consultation: starting it, what it belongs to, and its days."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from coprod.consultations.models import Consultation, ConsultationEdition
from coprod.core import audit, clock, secret
from coprod.core.db import db
from coprod.core.editions import Format, Standing
from coprod.core.errors import Refused
from coprod.core.words import ENGLISH
from coprod.programmes.models import Programme
from coprod.programmes.rules import Level, Rung
from coprod.questionnaires.operations import writing


def note(consultation: Consultation, deed: str, by: int | None, **details: str | int | bool) -> None:
    """Write down what was done to a consultation."""
    audit.record(
        deed, by=by, kind="consultation", number=consultation.id, label=consultation.reference, **details
    )


def start(
    programme: Programme,
    *,
    title: str,
    by: int | None,
    question: str = "",
    workstream_id: int | None = None,
    level: Level = Level.SERVICE,
    rung: Rung = Rung.CONSULTATION,
) -> Consultation:
    """A new draft with its English words and an empty questionnaire. Nobody but its leads can see it."""
    now = clock.now()
    consultation = Consultation(
        reference=secret.reference(),
        programme_id=programme.id,
        programme=programme,
        workstream_id=workstream_id,
        questionnaire_id=writing.new(by=by).id,
        level=level,
        rung=rung,
        made_at=now,
        editions=[],
        options=[],
        ways=[],
        documents=[],
        controllers=[],
    )
    words = {key: text for key, text in {"title": title, "question": question}.items() if text}
    consultation.editions.append(
        ConsultationEdition(
            language=ENGLISH, format=Format.STANDARD, standing=Standing.CHECKED, text=words, changed_at=now
        )
    )
    db.session.add(consultation)
    db.session.flush()
    note(consultation, "consultation started", by, programme=programme.id)
    return consultation


def change_basics(
    consultation: Consultation, *, workstream_id: int | None, level: Level, rung: Rung, by: int | None
) -> None:
    """Another workstream, level or rung of the ladder."""
    consultation.workstream_id, consultation.level, consultation.rung = workstream_id, level, rung
    note(consultation, "consultation basics changed", by, level=level.value, rung=rung.value)


def set_dates(
    consultation: Consultation,
    *,
    closes_on: date | None,
    reads_on: date | None,
    decides_on: date | None,
    by: int | None,
) -> None:
    """The day it closes, the day somebody first reads answers, and the day of the decision; each may be open yet.

    Errors: ``Refused`` when they are out of order.
    """
    if reason := out_of_order(closes_on, reads_on, decides_on):
        raise Refused(reason)
    consultation.closes_on, consultation.reads_on, consultation.decides_on = closes_on, reads_on, decides_on
    note(
        consultation,
        "consultation dates set",
        by,
        closes_on=str(closes_on or ""),
        reads_on=str(reads_on or ""),
        decides_on=str(decides_on or ""),
    )


def out_of_order(closes_on: date | None, reads_on: date | None, decides_on: date | None) -> str | None:
    """What is wrong with three days, in a sentence, or ``None``. A decision comes after closing and reading."""
    if closes_on and decides_on and decides_on <= closes_on:
        return _("The decision must come after the closing day. Otherwise answers could not count.")
    if reads_on and decides_on and decides_on < reads_on:
        return _("The decision must not come before the day on which somebody first reads the answers.")
    return None
