"""What was written under the items of a meeting, and where minutes still wait to be written."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from coprod.core import clock
from coprod.core.db import db
from coprod.meetings.models import Action, AgendaItem, Decision, Meeting, Minute, MinuteRevision
from coprod.meetings.rules.meetings import Stage
from coprod.meetings.rules.minutes import WRITTEN


def item(meeting: Meeting, reference: str) -> AgendaItem | None:
    """One item of a meeting's agenda."""
    return db.session.scalars(
        select(AgendaItem)
        .where(AgendaItem.meeting_id == meeting.id, AgendaItem.reference == reference)
        .options(joinedload(AgendaItem.led_by))
    ).first()


def of_item(item: AgendaItem) -> Minute | None:
    """The minutes of an item as they stand now, read afresh."""
    return db.session.scalars(
        select(Minute).where(Minute.item_id == item.id).execution_options(populate_existing=True)
    ).first()


def of_meeting(meeting: Meeting) -> dict[int, Minute]:
    """The minutes of a meeting by the number of their item."""
    found = db.session.scalars(
        select(Minute)
        .join(AgendaItem, AgendaItem.id == Minute.item_id)
        .where(AgendaItem.meeting_id == meeting.id)
    )
    return {each.item_id: each for each in found}


def revision(item: AgendaItem, number: int) -> MinuteRevision | None:
    """How the minutes of an item stood at a revision."""
    return db.session.scalars(
        select(MinuteRevision).where(MinuteRevision.item_id == item.id, MinuteRevision.number == number)
    ).first()


def sent_since(item: AgendaItem, page: str, number: int) -> MinuteRevision | None:
    """The newest revision that an open page has sent after a revision that it began with."""
    return db.session.scalars(
        select(MinuteRevision)
        .where(
            MinuteRevision.item_id == item.id, MinuteRevision.page_key == page, MinuteRevision.number > number
        )
        .order_by(MinuteRevision.number.desc())
        .limit(1)
    ).first()


def counted(meeting: Meeting) -> dict[int, tuple[int, int]]:
    """How many decisions and actions stand under each item of a meeting."""
    tallies: list[dict[int, int]] = [
        {
            item_id: count
            for item_id, count in db.session.execute(
                select(kind.item_id, func.count()).where(kind.meeting_id == meeting.id).group_by(kind.item_id)
            )
            if item_id is not None
        }
        for kind in (Decision, Action)
    ]
    decisions, actions = tallies
    return {each: (decisions.get(each, 0), actions.get(each, 0)) for each in {*decisions, *actions}}


def to_write(groups: Collection[int]) -> list[Meeting]:
    """Meetings of some groups that are over and whose minutes are still a draft, the oldest first: for Today."""
    now: datetime = clock.london(clock.now())
    return list(
        db.session.scalars(
            select(Meeting)
            .where(
                Meeting.group_id.in_(groups),
                Meeting.stage == Stage.CALLED,
                Meeting.minutes_stage.in_(WRITTEN),
                or_(
                    Meeting.on_day < now.date(),
                    (Meeting.on_day == now.date()) & (Meeting.ends <= now.time().replace(tzinfo=None)),
                ),
            )
            .options(joinedload(Meeting.group))
            .order_by(Meeting.on_day, Meeting.id)
        )
    )
