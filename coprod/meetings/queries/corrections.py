"""Corrections of minutes that wait for whoever chairs."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import func, select

from coprod.core.db import db
from coprod.meetings.models import Correction, Meeting
from coprod.meetings.rules.minutes import Ruling


def waiting(groups: Collection[int]) -> list[tuple[Meeting, int]]:
    """The meetings of some groups whose minutes somebody wants corrected, with how many wait: for Today."""
    found = db.session.execute(
        select(Meeting, func.count(Correction.id))
        .join(Correction, Correction.meeting_id == Meeting.id)
        .where(Meeting.group_id.in_(groups), Correction.ruling == Ruling.WAITING)
        .group_by(Meeting.id)
        .order_by(Meeting.on_day, Meeting.id)
    )
    return [(meeting, many) for meeting, many in found]
