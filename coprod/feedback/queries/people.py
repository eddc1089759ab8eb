"""What is held of a person on the staff."""

from __future__ import annotations

from sqlalchemy import func, or_, select

from coprod.core.db import db
from coprod.feedback.models import (
    FeedbackChange,
    FeedbackItem,
    FeedbackMessage,
    FeedbackMove,
    FeedbackRota,
    FeedbackStory,
    FeedbackStoryEdit,
    FeedbackStoryNotice,
)
from coprod.people.models import Person


def copy_of(person: Person) -> dict[str, object]:
    """What this domain holds of a person, for the copy of their data (domain rule D5).

    Which items they worked on is counted and not named: each is somebody else's.
    """
    rota = db.session.scalars(
        select(FeedbackRota).where(FeedbackRota.person_id == person.id).order_by(FeedbackRota.id)
    )
    counts = {
        "moves": select(func.count()).select_from(FeedbackMove).where(FeedbackMove.by_id == person.id),
        "messages": select(func.count())
        .select_from(FeedbackMessage)
        .where(FeedbackMessage.by_id == person.id),
        "changes to stories": select(func.count())
        .select_from(FeedbackStoryEdit)
        .where(FeedbackStoryEdit.by_id == person.id),
        "stories checked": select(func.count())
        .select_from(FeedbackStory)
        .where(FeedbackStory.checked_by_id == person.id),
        "notices decided": select(func.count())
        .select_from(FeedbackStoryNotice)
        .where(FeedbackStoryNotice.decided_by_id == person.id),
        "changes reported or read": select(func.count())
        .select_from(FeedbackChange)
        .where(or_(FeedbackChange.reported_by_id == person.id, FeedbackChange.read_by_id == person.id)),
        "with them now": select(func.count())
        .select_from(FeedbackItem)
        .where(FeedbackItem.with_id == person.id),
    }
    return {
        "rota": [
            {
                "part": entry.part.value,
                "from": entry.from_day.isoformat(),
                "to": entry.to_day.isoformat() if entry.to_day else None,
            }
            for entry in rota
        ],
        **{name: db.session.scalar(count) or 0 for name, count in counts.items()},
    }
