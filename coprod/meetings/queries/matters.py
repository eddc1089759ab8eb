"""Matters arising: what was taken on at earlier meetings of a group and is still open on the day of this one."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from coprod.core.db import db
from coprod.meetings.models import Action, AgendaItem, Meeting
from coprod.meetings.rules.actions import UNFINISHED
from coprod.meetings.rules.meetings import Layer, readable


def arising(meeting: Meeting, layer: Layer) -> list[Action]:
    """The open actions of earlier meetings that whoever belongs to a layer may read, the oldest meeting first.

    What was done on the day or later stays on that day's agenda: it was open when people met.
    """
    if meeting.group_id is None:
        return []
    earlier = select(Meeting.id).where(Meeting.group_id == meeting.group_id, Meeting.on_day < meeting.on_day)
    return list(
        db.session.scalars(
            select(Action)
            .join(Action.meeting)
            .outerjoin(AgendaItem, AgendaItem.id == Action.item_id)
            .where(
                Action.meeting_id.in_(earlier),
                Action.layer.in_(readable(layer)),
                or_(Action.item_id.is_(None), AgendaItem.layer.in_(readable(layer))),
                or_(Action.stage.in_(UNFINISHED), Action.finished_on >= meeting.on_day),
            )
            .options(joinedload(Action.owned_by), joinedload(Action.meeting))
            .order_by(Meeting.on_day, Meeting.id, Action.position, Action.id)
        )
    )
