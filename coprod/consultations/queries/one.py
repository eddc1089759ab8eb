"""One consultation, with as much around it as a page needs."""

from __future__ import annotations

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.consultations.models import Consultation, ConsultationEdition, Controller, Document
from coprod.core.db import db
from coprod.core.editions import Format
from coprod.programmes.models import Programme


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
    """A consultation with its words and the frozen questionnaire that people answer."""
    return db.session.scalars(_with_title(reference).options(joinedload(Consultation.version))).first()


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
