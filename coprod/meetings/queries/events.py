"""Workshops and outreach: the events of programmes, and what was said at their tables."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from coprod.core import clock, paging
from coprod.core.db import db
from coprod.core.paging import Page
from coprod.core.searching import words_of
from coprod.meetings.models import Headcount, Meeting, ShownMeeting, TableNote
from coprod.meetings.rules.attendance import Mode
from coprod.meetings.rules.groups import MemberRole
from coprod.meetings.rules.meetings import Kind


def one(reference: str) -> Meeting | None:
    """An event; a meeting of a group is none."""
    return db.session.scalars(
        select(Meeting)
        .where(Meeting.reference == reference, Meeting.kind != Kind.MEETING)
        .options(joinedload(Meeting.group), joinedload(Meeting.programme), joinedload(Meeting.host))
    ).first()


def of_programmes(programmes: Collection[int], number: int) -> Page[Meeting]:
    """One page of the events of some programmes, the newest day first."""
    return paging.page_of(
        select(Meeting)
        .where(Meeting.programme_id.in_(programmes), Meeting.kind != Kind.MEETING)
        .order_by(Meeting.on_day.desc(), Meeting.id.desc()),
        number,
    )


def shown_one(reference: str) -> ShownMeeting | None:
    """An event as everybody sees it."""
    return db.session.scalars(
        select(ShownMeeting).where(ShownMeeting.reference == reference, ShownMeeting.group_id.is_(None))
    ).first()


def shown_coming() -> list[ShownMeeting]:
    """The events that anybody can still come to, the next first."""
    return list(
        db.session.scalars(
            select(ShownMeeting)
            .where(ShownMeeting.group_id.is_(None), ShownMeeting.on_day >= clock.today())
            .order_by(ShownMeeting.on_day, ShownMeeting.id)
            .limit(100)
        )
    )


def shown_past(number: int) -> Page[ShownMeeting]:
    """One page of the events that are over, the newest first."""
    return paging.page_of(
        select(ShownMeeting)
        .where(ShownMeeting.group_id.is_(None), ShownMeeting.on_day < clock.today())
        .order_by(ShownMeeting.on_day.desc(), ShownMeeting.id.desc()),
        number,
    )


def how_many_notes(event: Meeting) -> int:
    """How many notes an event has."""
    asked = select(func.count()).select_from(TableNote).where(TableNote.meeting_id == event.id)
    return db.session.scalar(asked) or 0


def notes(event: Meeting, typed: str, number: int) -> Page[TableNote]:
    """One page of what was said at the tables, as it came in; with words, of the notes that hold them all."""
    chosen = select(TableNote).where(TableNote.meeting_id == event.id)
    for word in words_of(typed):
        chosen = chosen.where(TableNote.words.icontains(word, autoescape=True))
    return paging.page_of(chosen.order_by(TableNote.id), number)


def note_of(event: Meeting, reference: str) -> TableNote | None:
    """One of the notes of an event."""
    return db.session.scalars(
        select(TableNote).where(TableNote.meeting_id == event.id, TableNote.reference == reference)
    ).first()


def heads(event: Meeting) -> dict[tuple[MemberRole, Mode], int]:
    """How many of each role were there, and how."""
    return {
        (each.role, each.mode): each.count
        for each in db.session.scalars(
            select(Headcount).where(Headcount.meeting_id == event.id).order_by(Headcount.id)
        )
    }
