"""One consultation, with as much around it as a page needs."""

from __future__ import annotations

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.consultations.models import Consultation, ConsultationEdition, Controller, Document
from coprod.core import kept
from coprod.core.db import db, is_writing, run
from coprod.core.editions import Format
from coprod.programmes.models import Programme

STANDING = (
    select(Consultation.id).where(Consultation.reference == bindparam("reference")).with_for_update(read=True)
)


def _with_title(reference: str) -> Select[Consultation]:
    return (
        select(Consultation)
        .where(Consultation.reference == reference)
        .options(
            selectinload(Consultation.editions),
            joinedload(Consultation.programme).selectinload(Programme.editions),
        )
    )


def one(reference: str) -> Consultation | None:
    """A consultation with its words and its programme's: what every page about it needs."""
    return db.session.scalars(_with_title(reference)).first()


def to_answer(reference: str) -> Consultation | None:
    """A consultation with its words and the frozen questionnaire that people answer: to read, not to change.

    While somebody writes, its row stands still: nobody closes it in the middle of a sending.
    """
    if is_writing() and db.engine.dialect.name != "sqlite":
        if run(STANDING, reference=reference).scalar() is None:
            return None
        kept.look_again()
    return kept.keep(f"to answer {reference}", lambda: kept.loaded(_with_version(reference)))


def with_version(reference: str) -> Consultation | None:
    """The same for those who lead it."""
    return db.session.scalars(_with_version(reference)).first()


def _with_version(reference: str) -> Select[Consultation]:
    return _with_title(reference).options(joinedload(Consultation.version))


def of_version(number: int) -> Consultation | None:
    """The consultation that a frozen questionnaire was asked in, with its words: for whoever holds a receipt."""
    return db.session.scalars(
        select(Consultation)
        .where(Consultation.version_id == number)
        .options(
            selectinload(Consultation.editions),
            joinedload(Consultation.version),
            joinedload(Consultation.programme).selectinload(Programme.editions),
        )
    ).first()


def one_whole(reference: str) -> Consultation | None:
    """A consultation with everything that its public page shows.

    Read afresh: whoever writes after the door has locked the row misses nothing that was kept before.
    """
    return db.session.scalars(
        _with_title(reference)
        .options(
            joinedload(Consultation.workstream),
            joinedload(Consultation.version),
            selectinload(Consultation.options),
            selectinload(Consultation.ways),
            selectinload(Consultation.documents),
            selectinload(Consultation.controllers).joinedload(Controller.organisation),
        )
        .execution_options(populate_existing=True)
    ).first()


def edition(consultation: Consultation, language: str, format_: Format) -> ConsultationEdition | None:
    """The words in one language and format as they stand now."""
    return db.session.scalars(
        select(ConsultationEdition)
        .where(
            ConsultationEdition.consultation_id == consultation.id,
            ConsultationEdition.language == language,
            ConsultationEdition.format == format_,
        )
        .execution_options(populate_existing=True)
    ).first()


def document(reference: str, key: str) -> Document | None:
    """A file of a consultation, with the consultation."""
    return db.session.scalars(
        select(Document)
        .join(Consultation, Consultation.id == Document.consultation_id)
        .where(Consultation.reference == reference, Document.key == key)
        .options(joinedload(Document.consultation))
    ).first()
