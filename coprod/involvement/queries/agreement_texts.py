"""The words that are agreed to, version by version."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from coprod.core.db import db
from coprod.involvement.models import Agreement, AgreementText


def of_programme(programme_id: int) -> list[AgreementText]:
    """Every version with its words, the newest first."""
    return list(
        db.session.scalars(
            select(AgreementText)
            .where(AgreementText.programme_id == programme_id)
            .options(selectinload(AgreementText.editions))
            .order_by(AgreementText.version.desc())
        )
    )


def version(programme_id: int, number: int) -> AgreementText | None:
    """One version, read afresh."""
    return db.session.scalars(
        select(AgreementText)
        .where(AgreementText.programme_id == programme_id, AgreementText.version == number)
        .options(selectinload(AgreementText.editions))
        .execution_options(populate_existing=True)
    ).first()


def in_force(programme_id: int) -> AgreementText | None:
    """What is agreed to from now on: the newest that is published."""
    return next((each for each in of_programme(programme_id) if each.published_on is not None), None)


def how_many_agreed(programme_id: int) -> dict[int, int]:
    """How many have agreed to each version, by its number in the database."""
    rows = db.session.execute(
        select(Agreement.text_id, func.count(Agreement.id))
        .join(AgreementText, AgreementText.id == Agreement.text_id)
        .where(AgreementText.programme_id == programme_id, Agreement.agreed_at.is_not(None))
        .group_by(Agreement.text_id)
        .order_by(Agreement.text_id)
    )
    return {text_id: count for text_id, count in rows if text_id is not None}
