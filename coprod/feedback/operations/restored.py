"""What is done with feedback when its database came from a backup: erased again, or let go of with its keys (T43)."""

from __future__ import annotations

from sqlalchemy import delete

from coprod.core import audit, secret
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.feedback.models import FeedbackForm, FeedbackItem
from coprod.feedback.queries import waiting
from coprod.questionnaires.operations import releasing


def taken_back_again(form: FeedbackForm, key: str) -> None:
    """Its words have been erased once more; what staff did with it goes along."""
    db.session.execute(delete(FeedbackItem).where(FeedbackItem.key == key))
    form.taken_back += 1
    db.session.flush()


def give_up(form: FeedbackForm, *, by: int | None) -> int:
    """Let go of what waits under keys that are gone for good, whichever questions it answers. Returns how much it was.

    Errors: ``Refused`` when every key is there.
    """
    lost = [version_id for version_id, batch in waiting.batches(form) if secret.key_ring().get(batch) is None]
    if not lost:
        raise Refused(_("The key of the waiting answers is there. Nothing is given up."))
    many = sum(releasing.give_up(version_id) for version_id in lost)
    there = waiting.today([form.id]).items
    db.session.execute(
        delete(FeedbackItem).where(
            FeedbackItem.form_id == form.id,
            FeedbackItem.sheet_key.is_(None),
            FeedbackItem.key.not_in(sorted(there)),
        )
    )
    audit.record(
        "waiting answers given up",
        by=by,
        kind="feedback form",
        number=form.id,
        label=form.slug,
        lost=many,
    )
    return many
