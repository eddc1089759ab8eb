"""Questionnaires, frozen versions and answer sheets. Call these inside ``kept()`` or ``writing()``."""

from __future__ import annotations

import io
import secrets
from collections.abc import Mapping
from typing import Any

from coprod.core import clock, secret
from coprod.core.attachments import sealed
from coprod.core.db import db
from coprod.core.editions import Format, Standing, fingerprint
from coprod.questionnaires.models import (
    AnswerFile,
    Channel,
    OptionRow,
    QuestionnaireEdition,
    QuestionnaireVersion,
    QuestionRow,
    SectionRow,
    Sheet,
    SheetFile,
    SheetText,
)
from coprod.questionnaires.models import Questionnaire as Draft
from coprod.questionnaires.operations.receipts import LOCATOR, SECRET, Receipt
from coprod.questionnaires.rules.document import Document, Option, Question, Section
from coprod.questionnaires.rules.kinds import KINDS

WORDS = {
    "en": {
        "contact.title": "Your first contact",
        "told.title": "How often did you have to tell your story?",
        "told.once": "Once",
        "told.more": "More than once",
        "told.other": "Something else",
        "told.no-say": "Prefer not to say",
        "calm.title": "How calm did you feel?",
        "calm.low": "Not at all",
        "calm.high": "Very",
        "better.title": "What would have made it better?",
        "you.title": "About you",
        "who.title": "Who are you answering as?",
        "who.hint": "Choose all that apply.",
        "who.myself": "Somebody who used a service",
        "who.carer": "A carer",
    },
    "ur": {"told.title": "آپ کو اپنی بات کتنی بار بتانی پڑی؟", "told.once": "ایک بار"},
    "en-easy": {"told.title": "How many times did you tell your story?"},
}


def a_document(words: Mapping[str, Mapping[str, str]] | None = None) -> Document:
    """Two sections, four questions of four kinds, and words in English, partly in Urdu and Easy Read."""
    told = (Option("once"), Option("more"), Option("other", other=True), Option("no-say", prefer_not=True))
    return Document(
        (
            Section(
                "contact",
                (
                    Question("told", "one_of", told),
                    Question("calm", "scale", points=5),
                    Question("better", "long_text"),
                ),
            ),
            Section("you", (Question("who", "many_of", (Option("myself"), Option("carer"))),)),
        ),
        words or WORDS,
    )


def a_locked_document() -> Document:
    """One section: whose experience it is, the Friends and Family Test, and why."""
    questions = tuple(
        Question(key, kind, KINDS[kind].fixed_options)
        for key, kind in (("speaks", "answering_as"), ("overall", "friends_and_family"))
    )
    words = {"visit.title": "Your visit", "why.title": "Why?"}
    for question in questions:
        fixed = KINDS[question.kind].fixed_words()
        words |= {f"{question.id}.{name}": text for name, text in fixed.items()}
    return Document((Section("visit", (*questions, Question("why", "long_text"))),), {"en": words})


def a_questionnaire(document: Document | None = None) -> Draft:
    """The draft rows of a document: its sections, questions, options and editions."""
    document = document or a_document()
    draft = Draft(made_at=clock.now(), minted=100)
    db.session.add(draft)
    db.session.flush()
    for place, section in enumerate(document.sections, 1):
        page = SectionRow(questionnaire_id=draft.id, key=section.id, position=place, questions=[])
        db.session.add(page)
        for at, question in enumerate(section.questions, 1):
            options = [
                OptionRow(key=each.id, position=n, other=each.other, prefer_not=each.prefer_not)
                for n, each in enumerate(question.options, 1)
            ]
            page.questions.append(
                QuestionRow(
                    key=question.id, kind=question.kind, position=at, points=question.points, options=options
                )
            )
    english = dict(document.words.get("en", {}))
    for edition, texts in document.words.items():
        language, _, easy = edition.partition("-")
        db.session.add(
            QuestionnaireEdition(
                questionnaire_id=draft.id,
                language=language,
                format=Format.EASY_READ if easy else Format.STANDARD,
                standing=Standing.CHECKED,
                text=dict(texts),
                source_hash="" if edition == "en" else fingerprint(english),
                changed_at=clock.now(),
            )
        )
    db.session.flush()
    return draft


def a_version(
    questionnaire: Draft | None = None, document: Document | None = None, number: int = 1
) -> QuestionnaireVersion:
    """A frozen questionnaire."""
    document = document or a_document()
    version = QuestionnaireVersion(
        questionnaire_id=(questionnaire or a_questionnaire(document)).id,
        number=number,
        document=document.to_json(),
        sha256=document.sha256(),
        frozen_at=clock.now(),
    )
    db.session.add(version)
    db.session.flush()
    return version


def a_receipt() -> Receipt:
    """A code that nobody has yet."""
    return Receipt(secret.code(LOCATOR), secret.code(SECRET))


def a_sheet(
    version: QuestionnaireVersion,
    words: str = "",
    *,
    told: str = "once",
    receipt: Receipt | None = None,
    **more: Any,
) -> Sheet:
    """Somebody's answers to the questionnaire of ``a_document``, released. ``words`` answer "better"."""
    receipt = receipt or a_receipt()
    answers = {
        "told": {"state": "answered", "value": told},
        "calm": {"state": "skipped", "value": None},
        "better": {"state": "answered" if words else "skipped", "value": None},
        "who": {"state": "skipped", "value": None},
    }
    facts = {
        "channel": Channel.ONLINE,
        "language": "en",
        "format": Format.STANDARD.value,
        "answers": answers,
        "released_on": clock.today(),
        **more,
    }
    sheet = Sheet(
        key=secrets.token_hex(16),
        version_id=version.id,
        locator_hash=receipt.locator_hash,
        secret_hash=receipt.secret_hash,
        **facts,
    )
    db.session.add(sheet)
    db.session.flush()
    if words:
        a_text(sheet, words)
    return sheet


def a_text(sheet: Sheet, words: str, question: str = "better", part: str = "") -> SheetText:
    """A free text of a sheet."""
    text = SheetText(key=secrets.token_hex(16), sheet_key=sheet.key, question=question, part=part, text=words)
    db.session.add(text)
    db.session.flush()
    return text


def a_file(sheet: Sheet, content: bytes = b"%PDF-1.7\n", name: str = "document-1.pdf") -> SheetFile:
    """A file of a sheet, sealed on the disk."""
    attached = sealed.keep(io.BytesIO(content))
    held_by = AnswerFile(
        key=attached.key, version_id=sheet.version_id, size_bytes=attached.size, sha256=attached.sha256
    )
    file = SheetFile(
        file_key=attached.key,
        sheet_key=sheet.key,
        question="files",
        name=name,
        media_type="application/pdf",
        size_bytes=len(content),
        lock=attached.lock,
    )
    db.session.add(held_by)
    db.session.flush()
    db.session.add(file)
    db.session.flush()
    return file


def locked_answers(speaks: str | None, overall: str | None) -> dict[str, Any]:
    """The closed answers to ``a_locked_document``; ``None`` for a question that was left out."""
    given = {"speaks": speaks, "overall": overall}
    return {
        **{key: {"state": "answered" if each else "skipped", "value": each} for key, each in given.items()},
        "why": {"state": "skipped", "value": None},
    }
