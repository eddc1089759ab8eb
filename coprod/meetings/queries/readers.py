"""Members with who they are, for letters to them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from coprod.core import clock
from coprod.core.db import db
from coprod.meetings.models import Meeting, Member
from coprod.programmes.queries.dated import holds_on


def present(meeting: Meeting) -> list[Member]:
    """Whoever belongs to the group of a meeting today, with the person. An event has no members."""
    return list(
        db.session.scalars(
            select(Member)
            .where(Member.group_id == meeting.group_id, *holds_on(Member, clock.today()))
            .options(joinedload(Member.person))
            .order_by(Member.id)
        )
    )
