"""What members have an interest in, as it was declared for a meeting."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from coprod.core.db import db
from coprod.meetings.models import Interest, Meeting


def of_meeting(meeting: Meeting) -> list[Interest]:
    """Every interest that was declared for a meeting or one of its items, as they came."""
    return list(
        db.session.scalars(
            select(Interest)
            .where(Interest.meeting_id == meeting.id)
            .options(joinedload(Interest.member))
            .order_by(Interest.id)
        )
    )
