"""Nobody has read by the promised hour: the deputy is told at once, the manager an hour later, each once a day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import select

from coprod.core import clock
from coprod.core.db import db
from coprod.feedback import emails
from coprod.feedback.models import FeedbackAlert, FeedbackForm
from coprod.feedback.queries import rota, unread
from coprod.feedback.rules import Part

THEN_THE_MANAGER = timedelta(hours=1)


def tell(form: FeedbackForm, now: datetime) -> int:
    """Write to whoever is to be told now. Returns how many letters were written.

    Only of what was promised for a day on which the hour has passed; each day and each part once.
    """
    written = 0
    for due_on, count in unread.by_day(form, clock.london(now).date()).items():
        late = now - unread.promised_at(form.programme_id, due_on)
        for part, after in ((Part.DEPUTY, timedelta()), (Part.MANAGER, THEN_THE_MANAGER)):
            if late >= after and not _told(form, due_on, part):
                db.session.add(FeedbackAlert(form_id=form.id, due_on=due_on, part=part, told_at=now))
                for person in rota.people(form, part):
                    emails.unread(person, count)
                    written += 1
    db.session.flush()
    return written


def _told(form: FeedbackForm, due_on: date, part: Part) -> bool:
    return (
        db.session.scalar(
            select(FeedbackAlert.id).where(
                FeedbackAlert.form_id == form.id, FeedbackAlert.due_on == due_on, FeedbackAlert.part == part
            )
        )
        is not None
    )
