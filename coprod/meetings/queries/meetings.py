"""Meetings with their group, whose members every rule asks for."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from coprod.core import clock, paging
from coprod.core.db import db
from coprod.core.paging import Page
from coprod.meetings.models import AgendaItem, Group, Meeting
from coprod.meetings.rules.meetings import Layer, Stage, readable


def _with_group(chosen: Select[Meeting]) -> Select[Meeting]:
    return chosen.options(
        joinedload(Meeting.group).selectinload(Group.members),
        joinedload(Meeting.group).selectinload(Group.editions),
        joinedload(Meeting.programme),
    )


def one(reference: str) -> Meeting | None:
    """A meeting with its group and the group's members: enough for every rule about it."""
    return db.session.scalars(_with_group(select(Meeting).where(Meeting.reference == reference))).first()


def of_group(group: Group) -> list[Meeting]:
    """What a group has ahead of it, today included, the next first: what is cancelled stands among it until its day."""
    return list(
        db.session.scalars(
            select(Meeting)
            .where(Meeting.group_id == group.id, Meeting.on_day >= clock.today())
            .order_by(Meeting.on_day, Meeting.begins, Meeting.id)
        )
    )


def called_of_group(group: Group) -> list[Meeting]:
    """Every meeting of a group that was ever called, past and to come, the oldest first."""
    return list(
        db.session.scalars(
            select(Meeting)
            .where(Meeting.group_id == group.id, Meeting.called_at.is_not(None))
            .order_by(Meeting.on_day, Meeting.id)
        )
    )


def past_of_group(group: Group, number: int) -> Page[Meeting]:
    """One page of the meetings of a group whose day is over, the newest first."""
    return paging.page_of(
        select(Meeting)
        .where(Meeting.group_id == group.id, Meeting.on_day < clock.today())
        .order_by(Meeting.on_day.desc(), Meeting.id.desc()),
        number,
    )


def on_day(group_id: int, day: date) -> Meeting | None:
    """The meeting of a group on a day that was not cancelled."""
    return db.session.scalars(
        select(Meeting).where(
            Meeting.group_id == group_id, Meeting.on_day == day, Meeting.stage != Stage.CANCELLED
        )
    ).first()


def before(meeting: Meeting) -> Meeting | None:
    """The meeting of the same group before this one, which took place or will."""
    return db.session.scalars(
        select(Meeting)
        .where(
            Meeting.group_id == meeting.group_id,
            Meeting.on_day < meeting.on_day,
            Meeting.stage == Stage.CALLED,
        )
        .order_by(Meeting.on_day.desc(), Meeting.id.desc())
        .limit(1)
    ).first()


def agenda(meeting: Meeting, layer: Layer = Layer.RESTRICTED) -> list[AgendaItem]:
    """The items of an agenda that whoever belongs to a layer may read, as they were put down."""
    return list(
        db.session.scalars(
            select(AgendaItem)
            .where(AgendaItem.meeting_id == meeting.id, AgendaItem.layer.in_(readable(layer)))
            .options(joinedload(AgendaItem.led_by))
            .order_by(AgendaItem.position, AgendaItem.id)
        )
    )


def coming(groups: Collection[int]) -> list[Meeting]:
    """The meetings of some groups that are called and not over, the next first."""
    return list(
        db.session.scalars(
            _with_group(
                select(Meeting)
                .where(
                    Meeting.group_id.in_(groups),
                    Meeting.stage == Stage.CALLED,
                    Meeting.on_day >= clock.today(),
                )
                .order_by(Meeting.on_day, Meeting.begins, Meeting.id)
            )
        )
    )
