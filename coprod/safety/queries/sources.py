"""The words that somebody is looking at when they open a concern, so that nobody has to type them again."""

from __future__ import annotations

from sqlalchemy import select

from coprod.consultations.models import Consultation, Response
from coprod.core.db import db
from coprod.feedback.queries import item
from coprod.feedback.queries.item import Opened
from coprod.questionnaires.models import SheetText


def answer(key: str, programme_id: int) -> tuple[str, Consultation] | None:
    """What somebody wrote in a consultation of a programme, with the consultation: its rules say who reads it."""
    row = db.session.execute(
        select(SheetText.text, Consultation)
        .join(Response, Response.sheet_key == SheetText.sheet_key)
        .join(Consultation, Consultation.id == Response.consultation_id)
        .where(SheetText.key == key, Consultation.programme_id == programme_id)
    ).first()
    return (row[0], row[1]) if row else None


def feedback(key: str, programme_id: int) -> tuple[str, Opened] | None:
    """What somebody said in a form of a programme, with the item, whether it waits for its day's end or not."""
    opened = item.one(key)
    if opened is None or opened.programme_id != programme_id:
        return None
    return "\n\n".join(each["text"] for each in opened.texts), opened
