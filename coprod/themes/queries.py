"""Everything that is asked of findings and of the words that may be quoted."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from coprod.consultations.models import Consultation, Response
from coprod.core.db import db
from coprod.core.paging import Page, page_of
from coprod.core.searching import words_of
from coprod.programmes.models import Programme
from coprod.questionnaires.models import Sheet, SheetText
from coprod.questionnaires.operations import frozen
from coprod.themes.models import Finding, Quote

TEXTS_ON_A_PAGE = 10


def _whole() -> Sequence[ORMOption]:
    """A finding with its editions, its quotes, and its consultation with that one's words."""
    asked = joinedload(Finding.consultation)
    return (
        selectinload(Finding.editions),
        selectinload(Finding.quotes),
        asked.selectinload(Consultation.editions),
        asked.joinedload(Consultation.programme).selectinload(Programme.editions),
    )


def of(consultation: Consultation) -> list[Finding]:
    """Every finding of a consultation in its order, with editions and quotes."""
    return list(
        db.session.scalars(
            select(Finding)
            .where(Finding.consultation_id == consultation.id)
            .order_by(Finding.position, Finding.id)
            .options(*_whole())
        )
    )


def one(reference: str) -> Finding | None:
    """The finding of this reference, whole, with the questions that were asked."""
    asked_with = joinedload(Finding.consultation).joinedload(Consultation.version)
    found = select(Finding).where(Finding.reference == reference).options(*_whole(), asked_with)
    return db.session.scalars(found).first()


def one_in(reference: str, finding: str) -> Finding | None:
    """The finding of this reference, if it belongs to the consultation whose reference stands before it."""
    found = one(finding)
    return found if found and found.consultation.reference == reference else None


def quotes_of(sheet_key: str) -> list[Quote]:
    """The quotes taken from somebody's own answers: for the holder of the receipt."""
    return list(
        db.session.scalars(
            select(Quote)
            .join(SheetText, SheetText.key == Quote.text_key)
            .where(SheetText.sheet_key == sheet_key)
            .order_by(Quote.id)
        )
    )


def how_many_answered(consultation: Consultation) -> int:
    """How many people answered: those whose answers are here and those who have taken theirs back."""
    here = select(func.count()).select_from(Response).where(Response.consultation_id == consultation.id)
    return (db.session.scalar(here) or 0) + consultation.withdrawn


def _quotable(consultation_id: int) -> Select[SheetText]:
    """Texts whose writers agreed to see them published. The order is that of random keys: it tells no moment."""
    return (
        select(SheetText)
        .join(Sheet, Sheet.key == SheetText.sheet_key)
        .join(Response, Response.sheet_key == Sheet.key)
        .where(Response.consultation_id == consultation_id, Sheet.may_publish.is_(True))
        .order_by(SheetText.key)
    )


def quotable(finding: Finding, q: str, number: int) -> Page[SheetText]:
    """One page of the texts that this finding may still quote, holding the words ``q``."""
    used = select(Quote.text_key).where(Quote.finding_id == finding.id)
    listed = _quotable(finding.consultation_id).where(SheetText.key.not_in(used))
    for word in words_of(q):
        listed = listed.where(SheetText.text.icontains(word, autoescape=True))
    return page_of(listed, number, TEXTS_ON_A_PAGE)


def quotable_text(finding: Finding, key: str) -> tuple[SheetText, Sheet] | None:
    """One text that may be quoted for this finding, with its sheet; ``None`` when it may not be."""
    text = db.session.scalars(_quotable(finding.consultation_id).where(SheetText.key == key)).first()
    return (text, db.session.get_one(Sheet, text.sheet_key)) if text else None


def originals(quotes: Sequence[Quote]) -> dict[str, str]:
    """The whole texts behind quotes, by key: for staff to compare."""
    keys = [quote.text_key for quote in quotes]
    rows = db.session.execute(select(SheetText.key, SheetText.text).where(SheetText.key.in_(keys)))
    return {key: text for key, text in rows}


def question_titles(consultation: Consultation) -> dict[str, str]:
    """What each question asked, in English, by its permanent id."""
    if consultation.version is None:
        return {}
    sections = frozen.spoken(consultation.version, "en")
    return {question.id: str(question.title) for section in sections for question in section.questions}
