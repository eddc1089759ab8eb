"""Consultations and answers to them. Call these inside ``kept()`` or ``writing()``."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from coprod.consultations.models import (
    Consultation,
    ConsultationEdition,
    ConsultationOption,
    Response,
    WayToAnswer,
)
from coprod.consultations.rules import Stage, WayKind
from coprod.core import clock, secret
from coprod.core.db import db
from coprod.core.editions import Format, Standing
from coprod.programmes.models import PrivacyNotice, Programme
from coprod.questionnaires.models import QuestionnaireVersion, Sheet
from coprod.questionnaires.rules.document import Document
from tests.factories.programmes import a_notice, a_programme
from tests.factories.questionnaires import a_questionnaire, a_sheet, a_version

TEXTS = {
    "title": "First contact",
    "question": "What should happen when you first ask for help?",
    "summary": "We are changing how people first reach mental-health services.",
    "purpose": "To decide how first contact works from next spring.",
    "can_change": "Who answers, and what you are asked.",
    "cannot_change": "How much money there is.",
    "who_decides": "The programme board.",
    "what_happens": "We read every answer.",
    "option.one-page.title": "One page that travels with you",
    "option.one-page.text": "You write it once.",
    "option.one-page.for": "Nobody has to ask again.",
    "option.one-page.against": "It must be kept up to date.",
    "way.telephone.text": "Call 01632 960000, Monday to Friday, 9 to 5.",
}


def a_consultation(
    programme: Programme | None = None,
    *,
    stage: Stage = Stage.OPEN,
    closes_on: date | None = None,
    document: Document | None = None,
    texts: dict[str, str] | None = None,
    **more: Any,
) -> Consultation:
    """A consultation as it is at a stage, with all that the stage needs: frozen questions, a notice, its days.

    An open one closes in 14 days, a closed one closed yesterday, unless ``closes_on`` says otherwise.
    """
    programme = programme or a_programme()
    today = clock.today()
    facts: dict[str, Any] = {
        "reference": secret.reference(),
        "programme_id": programme.id,
        "made_at": clock.now() - timedelta(days=60),
        "questionnaire_id": a_questionnaire(document).id,
        "stage": stage,
    }
    if stage is not Stage.DRAFT or closes_on:
        closes_on = closes_on or today + timedelta(days=14 if stage is Stage.OPEN else -1)
        facts |= {
            "closes_on": closes_on,
            "first_closes_on": closes_on,
            "reads_on": closes_on + timedelta(days=1),
        }
        facts |= {"decides_on": closes_on + timedelta(days=60)}
    if stage is not Stage.DRAFT:
        facts |= {
            "version_id": _version_of(facts["questionnaire_id"], document).id,
            "privacy_notice_id": _notice_of(programme).id,
            "opened_at": clock.now() - timedelta(days=30),
        }
    if stage not in {Stage.DRAFT, Stage.OPEN} and closes_on:
        facts |= {
            "closed_at": clock.end_of_day(closes_on),
            "answer_due_on": closes_on + timedelta(days=84),
            "keep_until": closes_on + timedelta(days=365),
        }
    if stage in {Stage.ANSWERED, Stage.ARCHIVED}:
        facts["answered_at"] = clock.now()
    consultation = Consultation(**{**facts, **more})
    db.session.add(consultation)
    db.session.flush()
    a_consultation_edition(consultation, {**TEXTS, **(texts or {})})
    db.session.add(ConsultationOption(consultation_id=consultation.id, key="one-page", position=1))
    db.session.add(
        WayToAnswer(consultation_id=consultation.id, key="telephone", kind=WayKind.TELEPHONE, position=1)
    )
    db.session.flush()
    return consultation


def _version_of(questionnaire_id: int, document: Document | None) -> QuestionnaireVersion:
    from coprod.questionnaires.models import Questionnaire

    return a_version(db.session.get_one(Questionnaire, questionnaire_id), document)


def _notice_of(programme: Programme) -> PrivacyNotice:
    held = db.session.scalars(
        select(PrivacyNotice)
        .where(PrivacyNotice.programme_id == programme.id)
        .order_by(PrivacyNotice.version.desc())
    ).first()
    return held or a_notice(programme)


def a_consultation_edition(
    consultation: Consultation,
    text: dict[str, str],
    language: str = "en",
    format: Format = Format.STANDARD,
    **more: Any,
) -> ConsultationEdition:
    edition = ConsultationEdition(
        consultation_id=consultation.id,
        language=language,
        format=format,
        text=text,
        changed_at=clock.now(),
        **{"standing": Standing.CHECKED, **more},
    )
    db.session.add(edition)
    db.session.flush()
    return edition


def a_response(consultation: Consultation, words: str = "", **more: Any) -> Sheet:
    """Somebody's answers to a consultation, released. ``more`` goes to ``a_sheet``."""
    version = db.session.get_one(QuestionnaireVersion, consultation.version_id)
    sheet = a_sheet(version, words, **more)
    db.session.add(
        Response(
            sheet_key=sheet.key,
            consultation_id=consultation.id,
            privacy_notice_id=consultation.privacy_notice_id,
        )
    )
    db.session.flush()
    return sheet
