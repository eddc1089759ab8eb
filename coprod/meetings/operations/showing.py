"""What everybody sees of a meeting is made anew whenever something inside has changed, and written only if it differs.

So that a change of something restricted leaves no trace outside: not even a later moment or another version.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from coprod.core import clock
from coprod.core.db import db, hold
from coprod.meetings.models import AgendaItem, Meeting, Paper, ShownMeeting, ShownRecord
from coprod.meetings.operations import showing_events
from coprod.meetings.operations.following import up_to_date
from coprod.meetings.operations.registering import register
from coprod.meetings.queries import meetings as queries
from coprod.meetings.rules.agenda import circles, in_order
from coprod.meetings.rules.in_calendars import IN_CALENDARS
from coprod.meetings.rules.meetings import Layer, Stage
from coprod.meetings.rules.shown import Shown, ShownItem, ShownPaper, somebody


def show(meeting: Meeting) -> None:
    """Bring what everybody sees of a meeting up to date. What was never called is not shown at all.

    One after the other: a deed about an action holds no meeting, and would put back what another has just hidden.
    """
    hold(meeting)
    db.session.flush()
    held = db.session.scalars(select(ShownMeeting).where(ShownMeeting.meeting_id == meeting.id)).first()
    if meeting.called_at is None or not _group_is_public(meeting):
        if held is not None:
            db.session.delete(held)
        return
    published = newest(meeting)
    shown = cast("dict[str, Any]", _made(meeting)) if published is None else up_to_date(published, meeting)
    if held is None:
        held = ShownMeeting(
            meeting_id=meeting.id, reference=meeting.reference, changed_at=clock.now(), sequence=0, shown={}
        )
        db.session.add(held)
    facts = {
        "programme_id": meeting.programme_id,
        "group_id": meeting.group_id,
        "on_day": meeting.on_day,
        "is_cancelled": meeting.stage is Stage.CANCELLED,
        "has_minutes": published is not None,
        "version": published.version if published is not None else 1,
        "shown": shown,
    }
    if held.shown and _in_calendars(held) != _in_calendars(ShownMeeting(**facts)):
        held.sequence, held.changed_at = held.sequence + 1, clock.now()
    for name, fact in facts.items():
        if getattr(held, name) != fact:
            setattr(held, name, fact)
    db.session.flush()
    if published is not None:
        register(meeting, shown)


def newest(meeting: Meeting) -> ShownRecord | None:
    """The newest published version of its minutes, if there is any."""
    return db.session.scalars(
        select(ShownRecord)
        .where(ShownRecord.meeting_id == meeting.id)
        .order_by(ShownRecord.version.desc())
        .limit(1)
    ).first()


def _made(meeting: Meeting) -> Shown:
    return showing_events.made(meeting) if meeting.group is None else agenda_of(meeting)


def _in_calendars(shown: ShownMeeting) -> tuple[object, ...]:
    return (shown.on_day, shown.is_cancelled, *(shown.shown[name] for name in IN_CALENDARS))


def _group_is_public(meeting: Meeting) -> bool:
    return meeting.group is None or meeting.group.is_public


def agenda_of(meeting: Meeting) -> Shown:
    """What everybody sees of a meeting before its minutes are published."""
    everything = queries.agenda(meeting)
    held = circles(everything)
    items = [each for each in everything if held[each.id] is Layer.PUBLIC]
    papers = _papers(meeting)
    return Shown(
        kind=meeting.kind.value,
        title=meeting.title,
        about=meeting.about,
        begins=meeting.begins.isoformat("minutes"),
        ends=meeting.ends.isoformat("minutes"),
        venue=meeting.venue,
        venue_access=meeting.venue_access,
        is_online=bool(meeting.link),
        supporter="",
        came=None,
        cancelled_why=meeting.cancelled_why,
        items=[
            _item(number, depth, item, [each for each in papers if each.item_id == item.id])
            for number, depth, item in in_order(items)
        ],
        papers=[told for paper in papers if paper.item_id is None for told in _files(paper)],
        attendance=[],
        interests=[],
        summary="",
        easy_read=[],
        easy_read_is_behind=False,
        corrections=[],
        actions=[],
        earlier={},
    )


def _item(number: str, depth: int, item: AgendaItem, papers: Sequence[Paper]) -> ShownItem:
    return ShownItem(
        reference=item.reference,
        number=number,
        depth=depth,
        title=item.title,
        about=item.about,
        purpose=item.purpose.value,
        leader=somebody(item.led_by, item.leader),
        from_lived_experience=item.from_lived_experience,
        papers=[told for paper in papers for told in _files(paper)],
        minutes="",
        decisions=[],
        actions=[],
    )


def _papers(meeting: Meeting) -> list[Paper]:
    return list(
        db.session.scalars(
            select(Paper)
            .where(Paper.meeting_id == meeting.id, Paper.layer == Layer.PUBLIC)
            .options(selectinload(Paper.versions))
            .order_by(Paper.position, Paper.id)
        )
    )


def _files(paper: Paper) -> list[ShownPaper]:
    newest = max((each.version for each in paper.versions), default=0)
    return [
        ShownPaper(
            key=each.key,
            title=paper.title,
            language=each.language,
            format=each.format.value,
            is_large_print=each.is_large_print,
            media_type=each.media_type,
            size_bytes=each.size_bytes,
            file_name=each.file_name,
            is_late=each.is_late,
        )
        for each in paper.versions
        if each.version == newest
    ]
