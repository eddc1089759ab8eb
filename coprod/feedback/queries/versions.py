"""The frozen questions of a form: those that people answer, those that they answered before, those that come next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Select, select

from coprod.core import clock, kept
from coprod.core.db import db
from coprod.feedback.models import FeedbackForm
from coprod.questionnaires.models import QuestionnaireVersion
from coprod.questionnaires.operations.receipts import Found


def _of(form: FeedbackForm) -> Select[QuestionnaireVersion]:
    return (
        select(QuestionnaireVersion)
        .where(QuestionnaireVersion.questionnaire_id == form.questionnaire_id)
        .order_by(QuestionnaireVersion.number.desc())
        .limit(1)
    )


def newest(form: FeedbackForm) -> QuestionnaireVersion | None:
    """What was frozen last, whether people answer it yet or not; ``None`` before the form was first opened."""
    return db.session.scalars(_of(form)).first()


def due(form: FeedbackForm) -> QuestionnaireVersion | None:
    """The newest that was frozen on an earlier day, so that people can answer it."""
    return db.session.scalars(_of(form).where(QuestionnaireVersion.frozen_at < _start_of_today())).first()


def earlier(form: FeedbackForm) -> Sequence[int]:
    """The versions that somebody may still be answering beside the present one, the latest first.

    A kept row is read apart, so this is kept with it.
    """
    asked = (
        select(QuestionnaireVersion.id)
        .where(
            QuestionnaireVersion.questionnaire_id == form.questionnaire_id,
            QuestionnaireVersion.id < (form.version_id or 0),
        )
        .order_by(QuestionnaireVersion.number.desc())
    )
    return kept.keep(
        f"earlier than {form.version_id} of {form.questionnaire_id}",
        lambda: tuple(db.session.scalars(asked)),
    )


def one(number: int) -> QuestionnaireVersion:
    """One of them, to read. Errors: ``LookupError``."""
    asked = select(QuestionnaireVersion).where(QuestionnaireVersion.id == number)
    found = kept.keep(f"version {number}", lambda: kept.loaded(asked))
    if found is None:
        raise LookupError(number)
    return found


def of_notes(form: FeedbackForm, found: Found) -> QuestionnaireVersion:
    """With what the holder of a code adds to their words lies: with those words while they wait, and later with what
    everybody says today. Alone in the batch of an older version it would show that it is no new item."""
    present = form.version
    return (
        db.session.get_one(QuestionnaireVersion, found.version_id)
        if found.is_waiting or not present
        else present
    )


def asked(form: FeedbackForm, number: str) -> QuestionnaireVersion | None:
    """The version of this number, when people answer it or have answered it."""
    if not (number.isascii() and number.isdigit() and len(number) < 8):
        return None
    return db.session.scalars(
        select(QuestionnaireVersion).where(
            QuestionnaireVersion.questionnaire_id == form.questionnaire_id,
            QuestionnaireVersion.number == int(number),
            QuestionnaireVersion.id <= (form.version_id or 0),
        )
    ).first()


def first_day(version: QuestionnaireVersion) -> date:
    """The day on which people begin to answer it: the first one's is the day of opening, and of every other the day
    after it was frozen (decision 0015)."""
    frozen_on = clock.london(version.frozen_at).date()
    return frozen_on if version.number == 1 else frozen_on + timedelta(days=1)


def _start_of_today() -> datetime:
    return clock.end_of_day(clock.today() - timedelta(days=1))
