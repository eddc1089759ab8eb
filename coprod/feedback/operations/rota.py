"""The rota: who reads, and who is told when nobody has. Only whoever may read the words can be on it."""

from __future__ import annotations

from datetime import date, timedelta

from flask_babel import gettext as _

from coprod.core import audit, clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.feedback.models import FeedbackForm, FeedbackRota
from coprod.feedback.queries import rota
from coprod.feedback.rules import Part


def add(
    form: FeedbackForm, *, person_id: int, part: Part, from_day: date, to_day: date | None, by: int | None
) -> FeedbackRota:
    """Put somebody on the rota of the form's programme. Errors: ``Refused``."""
    if to_day is not None and to_day < from_day:
        raise Refused(_("The last day must not come before the first."))
    if person_id not in {person.id for person in rota.who_can(form.programme_id)}:
        raise Refused(_("Only a moderator of this programme can be on the rota."))
    entry = FeedbackRota(
        programme_id=form.programme_id, person_id=person_id, part=part, from_day=from_day, to_day=to_day
    )
    db.session.add(entry)
    audit.record(
        "put on the feedback rota", by=by, kind="person", number=person_id, label=form.slug, part=part.value
    )
    db.session.flush()
    return entry


def end(entry: FeedbackRota, *, by: int | None) -> None:
    """Take somebody off it: yesterday was their last day; one that has not begun is gone."""
    audit.record("taken off the feedback rota", by=by, kind="person", number=entry.person_id)
    if entry.from_day >= clock.today():
        db.session.delete(entry)
    else:
        entry.to_day = clock.today() - timedelta(days=1)
