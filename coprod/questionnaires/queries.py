"""Everything that is asked of questionnaires while they are written, and of their versions."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from coprod.core import secret
from coprod.core.db import db
from coprod.questionnaires.models import (
    Questionnaire,
    QuestionnaireVersion,
    QuestionRow,
    SectionRow,
    WaitingBatch,
)


def draft(number: int) -> Questionnaire:
    """A questionnaire as it stands now, with every section, question, option and edition.

    Read afresh, so that whoever writes to it after the door has locked its consultation misses nothing.
    """
    return db.session.scalars(
        select(Questionnaire)
        .where(Questionnaire.id == number)
        .options(
            selectinload(Questionnaire.sections)
            .selectinload(SectionRow.questions)
            .selectinload(QuestionRow.options),
            selectinload(Questionnaire.editions),
        )
        .execution_options(populate_existing=True)
    ).one()


def keyless() -> int:
    """How many waiting batches cannot be opened, because their key is not where keys are kept."""
    there = set(secret.key_ring().names())
    return sum(key not in there for key in db.session.scalars(select(WaitingBatch.key)))


def next_version(questionnaire_id: int) -> int:
    """The number of the next version of a questionnaire."""
    latest = db.session.scalar(
        select(func.max(QuestionnaireVersion.number)).where(
            QuestionnaireVersion.questionnaire_id == questionnaire_id
        )
    )
    return (latest or 0) + 1
