"""Papers with their versions, and their files for those who may fetch them."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core.db import db
from coprod.meetings.models import AgendaItem, Group, Meeting, Paper, PaperVersion, ShownMeeting
from coprod.meetings.rules.shown import ShownPaper


def of_meeting(meeting: Meeting) -> list[Paper]:
    """Every paper of a meeting with its versions, in order."""
    return list(
        db.session.scalars(
            select(Paper)
            .where(Paper.meeting_id == meeting.id)
            .options(selectinload(Paper.versions))
            .order_by(Paper.position, Paper.id)
            .execution_options(populate_existing=True)
        )
    )


def of_item(item: AgendaItem) -> list[Paper]:
    """The papers of one item."""
    return list(
        db.session.scalars(select(Paper).where(Paper.item_id == item.id).order_by(Paper.position, Paper.id))
    )


def version(reference: str, key: str) -> PaperVersion | None:
    """One file of a meeting with what every rule about it asks for: its paper, its meeting and who belongs there."""
    return db.session.scalars(
        select(PaperVersion)
        .join(PaperVersion.paper)
        .join(Paper.meeting)
        .where(Meeting.reference == reference, PaperVersion.key == key)
        .options(
            joinedload(PaperVersion.paper)
            .joinedload(Paper.meeting)
            .joinedload(Meeting.group)
            .selectinload(Group.members),
            joinedload(PaperVersion.paper).joinedload(Paper.item),
        )
    ).first()


def shown(slug: str, day: str, key: str) -> PaperVersion | None:
    """A file that everybody is shown for a group's day: found in what is shown, and nowhere else (domain rule M7)."""
    try:
        on_day = date.fromisoformat(day)
    except ValueError:
        return None
    held = db.session.scalars(
        select(ShownMeeting)
        .join(Group, Group.id == ShownMeeting.group_id)
        .where(Group.slug == slug, Group.opened_on.is_not(None), ShownMeeting.on_day == on_day)
        .order_by(ShownMeeting.id)
    )
    if not any(key == told["key"] for each in held for told in _files(each.shown)):
        return None
    return db.session.scalars(select(PaperVersion).where(PaperVersion.key == key)).first()


def _files(shown: dict[str, Any]) -> list[ShownPaper]:
    return [*shown["papers"], *(told for item in shown["items"] for told in item["papers"])]


def file_keys() -> set[str]:
    """Every file that a row tells of, for the sweep."""
    return set(db.session.scalars(select(PaperVersion.key)))
