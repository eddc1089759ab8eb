"""What the reviewer has not looked at yet, and what is late."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import and_, case, or_, select

from coprod.consultations.models import Consultation
from coprod.core import clock
from coprod.core.db import db
from coprod.core.paging import Page, page_of
from coprod.influence.models import Answer, Change, Commitment
from coprod.influence.queries import Heard, of_findings
from coprod.influence.rules import PUBLISHED
from coprod.oversight.models import Check
from coprod.themes.models import Finding


def waiting(programmes: Collection[int], page: int = 1, size: int = 10) -> Page[Heard]:
    """One page of published threads with an answer or a change that nobody has checked.

    Changes come before mere answers; what has waited longest comes first.
    """
    # Whoever has checked what was done has looked at what was said: the answer no longer waits by itself.
    answer_waits = and_(Change.id.is_(None), ~select(Check.id).where(Check.answer_id == Answer.id).exists())
    change_waits = and_(
        Change.id.is_not(None), ~select(Check.id).where(Check.change_id == Change.id).exists()
    )
    listed = (
        select(Finding.id)
        .join(Answer, Answer.finding_id == Finding.id)
        .join(Consultation, Consultation.id == Finding.consultation_id)
        .outerjoin(Commitment, Commitment.answer_id == Answer.id)
        .outerjoin(Change, and_(Change.commitment_id == Commitment.id, Change.read_at.is_not(None)))
        .where(
            Consultation.stage.in_(PUBLISHED),
            Consultation.programme_id.in_(programmes),
            or_(answer_waits, change_waits),
        )
        .order_by(
            case((change_waits, 0), else_=1),
            case((change_waits, Change.read_at), else_=Consultation.answered_at),
            Finding.position,
            Finding.id,
        )
    )
    numbers = page_of(listed, page, size)
    return Page(of_findings(numbers.rows), numbers.number, numbers.size, numbers.total)


def overdue(programmes: Collection[int], limit: int = 20) -> list[Heard]:
    """Published promises of some programmes whose day has passed without a change, most late first."""
    numbers = (
        select(Finding.id)
        .join(Answer, Answer.finding_id == Finding.id)
        .join(Consultation, Consultation.id == Finding.consultation_id)
        .join(Commitment, Commitment.answer_id == Answer.id)
        .outerjoin(Change, and_(Change.commitment_id == Commitment.id, Change.read_at.is_not(None)))
        .where(
            Consultation.stage.in_(PUBLISHED),
            Consultation.programme_id.in_(programmes),
            Change.id.is_(None),
            Commitment.due_on < clock.today(),
        )
        .order_by(Commitment.due_on, Finding.id)
        .limit(limit)
    )
    return of_findings(db.session.scalars(numbers))
