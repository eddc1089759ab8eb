"""What was decided under an item, for whoever writes it down."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from coprod.core.db import db
from coprod.meetings.models import AgendaItem, Decision


def of_item(item: AgendaItem) -> list[Decision]:
    """The decisions under an item, in the order in which they were made."""
    return list(
        db.session.scalars(
            select(Decision)
            .where(Decision.item_id == item.id)
            .options(joinedload(Decision.receiver))
            .order_by(Decision.position, Decision.id)
        )
    )


def one(item: AgendaItem, reference: str) -> Decision | None:
    """One decision under an item."""
    return db.session.scalars(
        select(Decision)
        .where(Decision.item_id == item.id, Decision.reference == reference)
        .options(joinedload(Decision.receiver))
    ).first()


def last_position(item: AgendaItem) -> int:
    """Where the last decision under an item stands; 0 when there is none."""
    asked = select(func.max(Decision.position)).where(Decision.item_id == item.id)
    return db.session.scalar(asked) or 0
