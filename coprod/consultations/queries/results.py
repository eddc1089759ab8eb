"""What anybody may see of the answers to consultations, as it was fixed at closing."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from coprod.consultations.models import Consultation, Results, WayToAnswer
from coprod.core.db import db


def results_of(consultation: Consultation) -> Results | None:
    """The results of one consultation; ``None`` until it has closed."""
    return db.session.scalars(select(Results).where(Results.consultation_id == consultation.id)).first()


def answered(consultations: Collection[int]) -> dict[int, int]:
    """How many people had answered when each consultation closed, by its number: exact and private."""
    rows = db.session.execute(
        select(Results.consultation_id, Results.answered)
        .where(Results.consultation_id.in_(consultations))
        .order_by(Results.consultation_id)
    )
    return {number: count for number, count in rows}


def other_channels(consultation: Consultation) -> list[str]:
    """The channels besides online that were open, each once: one that nobody used is counted as 0."""
    kinds = db.session.scalars(
        select(WayToAnswer.kind)
        .where(WayToAnswer.consultation_id == consultation.id)
        .order_by(WayToAnswer.position, WayToAnswer.id)
    )
    return list(dict.fromkeys(kind.value for kind in kinds))
