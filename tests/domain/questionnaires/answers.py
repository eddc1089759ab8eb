"""Answers to a consultation as these tests send, release, find and count them."""

from __future__ import annotations

from sqlalchemy import func, select

from coprod import Service
from coprod.consultations import queries
from coprod.consultations.models import Consultation
from coprod.consultations.operations import answering
from coprod.core.db import db, reading, writing
from coprod.questionnaires.operations import drafts, receipts, releasing
from coprod.questionnaires.operations.drafts import Draft
from coprod.questionnaires.operations.receipts import Found, Receipt
from coprod.questionnaires.rules.document import Document, Option, Question, Section
from tests.factories.questionnaires import a_document

WITH_CONSENT = Document(
    (
        *a_document().sections,
        Section("publish", (Question("publish", "one_of", (Option("yes"), Option("no"))),)),
    ),
    {
        "en": {
            **a_document().words["en"],
            "publish.title": "May we show your words?",
            "publish.yes": "Yes",
            "publish.no": "No",
        }
    },
)


def a_draft(consultation: Consultation, publish: str | None = "yes") -> Draft:
    draft = drafts.begin(consultation.version_id or 0, drafts.new_key())
    draft.format = "easy_read"
    draft.typed = {
        "told": {"value": "other", "other": "By letter"},
        "better": {"value": "آپ نے واپس فون نہیں کیا", "other": ""},
        "publish": {"value": publish, "other": ""},
    }
    return draft


def send(app: Service, consultation: Consultation, draft: Draft | None = None, **more: object) -> Receipt:
    with app.test_request_context(), writing():
        held = queries.to_answer(consultation.reference)
        assert held is not None
        return answering.send(held, draft or a_draft(consultation), **more)  # type: ignore[arg-type]


def release(app: Service, consultation: Consultation, batch: int = 0) -> int:
    app.config["RELEASE_BATCH"] = batch
    with app.app_context(), writing():
        held = queries.one(consultation.reference)
        assert held is not None
        return answering.release(held, everything=not batch)


def find(app: Service, code: str) -> Found | None:
    with app.app_context(), reading():
        return receipts.find(code)


def count(app: Service, table: type) -> int:
    with app.app_context(), reading():
        return db.session.scalar(select(func.count()).select_from(table)) or 0


def a_plain_draft(consultation: Consultation) -> Draft:
    draft = drafts.begin(consultation.version_id or 0, drafts.new_key())
    draft.typed = {"told": {"value": "once", "other": ""}}
    return draft


def waiting_of(consultation: Consultation) -> int:
    return releasing.waiting(consultation.version_id or 0)
