"""Numbers that can embarrass a programme: promises late, answers on time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, select

from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core import clock
from coprod.core.db import db
from coprod.influence.models import Answer, Change, Commitment
from coprod.influence.rules import PUBLISHED
from coprod.themes.models import Finding


@dataclass(frozen=True)
class Promises:
    """How many promises have been made in public, how many of them are kept, how many are late. No people."""

    made: int
    done: int
    late: int
    on: date


@dataclass(frozen=True)
class AnswersOnTime:
    """Of the consultations whose public answer was due by a day, how many were answered by their day."""

    due: int
    on_time: int
    on: date


def promises(programme_id: int | None = None) -> Promises:
    """Counted today. Kept: somebody other than the reporter has read the evidence. Late: due before today, not kept."""
    listed = (
        select(Commitment.due_on, Change.id.is_not(None))
        .join(Answer, Answer.id == Commitment.answer_id)
        .join(Finding, Finding.id == Answer.finding_id)
        .join(Consultation, Consultation.id == Finding.consultation_id)
        .outerjoin(Change, and_(Change.commitment_id == Commitment.id, Change.read_at.is_not(None)))
        .where(Consultation.stage.in_(PUBLISHED))
        .order_by(Commitment.id)
    )
    if programme_id is not None:
        listed = listed.where(Consultation.programme_id == programme_id)
    rows = db.session.execute(listed).all()
    today = clock.today()
    kept = [due_on for due_on, is_kept in rows if is_kept]
    late = [due_on for due_on, is_kept in rows if not is_kept and due_on < today]
    return Promises(len(rows), len(kept), len(late), today)


def answers_on_time(programme_id: int | None = None) -> AnswersOnTime:
    """Counted today, in London days (domain rule C4). An answer that came before its day counts as soon as it is there.

    A consultation that is closed and not yet due does not count.
    """
    listed = (
        select(Consultation.answer_due_on, Consultation.answered_at)
        .where(
            Consultation.stage.in_((Stage.CLOSED, *PUBLISHED)),
            Consultation.answer_due_on.is_not(None),
        )
        .order_by(Consultation.id)
    )
    if programme_id is not None:
        listed = listed.where(Consultation.programme_id == programme_id)
    today, due, on_time = clock.today(), 0, 0
    for due_on, answered_at in db.session.execute(listed):
        if due_on is None:
            continue
        if answered_at is not None:
            due += 1
            on_time += clock.london(answered_at).date() <= due_on
        elif due_on < today:
            due += 1
    return AnswersOnTime(due, on_time, today)
