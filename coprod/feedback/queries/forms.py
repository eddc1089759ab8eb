"""Forms: one, the open ones, those that somebody runs, and by when what is said now will be read."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core import clock, kept, settings
from coprod.core.db import db, is_writing, run
from coprod.core.working_days import ReadingHours, promised
from coprod.feedback.models import FeedbackForm
from coprod.feedback.rules import READ_BY_HOUR, SENT_BY_HOUR, FormStage
from coprod.programmes.models import Programme
from coprod.questionnaires.models import QuestionnaireVersion, WaitingBatch

STANDING = select(FeedbackForm.id).where(FeedbackForm.slug == bindparam("slug")).with_for_update(read=True)


def _whole(slug: str) -> Select[FeedbackForm]:
    return (
        select(FeedbackForm)
        .where(FeedbackForm.slug == slug)
        .options(
            selectinload(FeedbackForm.editions),
            joinedload(FeedbackForm.version),
            joinedload(FeedbackForm.workstream),
            joinedload(FeedbackForm.programme).selectinload(Programme.editions),
        )
    )


def one(slug: str) -> FeedbackForm | None:
    """A form with its words, its questions and its programme's words."""
    return db.session.scalars(_whole(slug)).first()


def to_say(slug: str) -> FeedbackForm | None:
    """The same for whoever says something: to read, not to change. While somebody sends, it stands still."""
    if is_writing() and db.engine.dialect.name != "sqlite":
        if run(STANDING, slug=slug).scalar() is None:
            return None
        kept.look_again()
    return kept.keep(f"to say {slug}", lambda: kept.loaded(_whole(slug)))


def of_version(version_id: int) -> FeedbackForm | None:
    """The form that a version belongs to, now or before: for whoever holds a receipt."""
    questionnaire = (
        select(QuestionnaireVersion.questionnaire_id)
        .where(QuestionnaireVersion.id == version_id)
        .scalar_subquery()
    )
    return db.session.scalars(
        select(FeedbackForm)
        .where(FeedbackForm.questionnaire_id == questionnaire)
        .options(
            selectinload(FeedbackForm.editions),
            joinedload(FeedbackForm.version),
            joinedload(FeedbackForm.programme).selectinload(Programme.editions),
        )
    ).first()


def version(number: int) -> QuestionnaireVersion:
    """One frozen questionnaire."""
    return db.session.get_one(QuestionnaireVersion, number)


def listed(
    *, programmes: Collection[int] | None = None, stages: Collection[FormStage] | None = None
) -> list[FeedbackForm]:
    """Forms with their words, in the order in which they were made."""
    forms = (
        select(FeedbackForm)
        .order_by(FeedbackForm.id)
        .options(
            selectinload(FeedbackForm.editions),
            joinedload(FeedbackForm.programme).selectinload(Programme.editions),
        )
    )
    if programmes is not None:
        forms = forms.where(FeedbackForm.programme_id.in_(programmes))
    if stages is not None:
        forms = forms.where(FeedbackForm.stage.in_(stages))
    return list(db.session.scalars(forms).unique())


def with_waiting() -> list[tuple[str, int]]:
    """The forms and versions of which something waits."""
    rows = db.session.execute(
        select(FeedbackForm.slug, WaitingBatch.version_id)
        .join(QuestionnaireVersion, QuestionnaireVersion.questionnaire_id == FeedbackForm.questionnaire_id)
        .join(WaitingBatch, WaitingBatch.version_id == QuestionnaireVersion.id)
        .order_by(FeedbackForm.id, WaitingBatch.version_id)
    )
    return [(slug, number) for slug, number in rows]


def read_by(programme_id: int, moment: datetime | None = None) -> datetime:
    """By when what is said at a moment (now) will have been read (domain rule F9)."""
    hour = settings.get(READ_BY_HOUR, programme=programme_id) % 24
    hours = ReadingHours(
        sent_by=time(min(settings.get(SENT_BY_HOUR, programme=programme_id), hour)), read_by=time(hour)
    )
    return promised(moment or clock.now(), hours)


def due_on(programme_id: int) -> date:
    """The day on which what is said now will be read."""
    return clock.london(read_by(programme_id)).date()
