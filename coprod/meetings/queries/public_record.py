"""One meeting as everybody reads it. Asks the tables of what is shown, and never those of what is written inside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core.db import db
from coprod.meetings.models import Group, Member, ShownMeeting, ShownRecord


@dataclass(frozen=True)
class PublicRecord:
    """What is shown of a meeting, its group, and the names of the members who agreed to be named, by reference."""

    group: Group
    held: ShownMeeting
    names: Mapping[str, str]

    @property
    def programme_id(self) -> int:
        return self.group.programme_id

    @property
    def is_public(self) -> bool:
        return self.group.is_public

    @property
    def shown(self) -> Mapping[str, Any]:
        return self.held.shown


def one(slug: str, day: str) -> PublicRecord | None:
    """The meeting of a group on a day, as everybody reads it: one that took place before one that was cancelled."""
    try:
        on_day = date.fromisoformat(day)
    except ValueError:
        return None
    if day != on_day.isoformat():
        return None
    group = db.session.scalars(
        select(Group)
        .where(Group.slug == slug)
        .options(joinedload(Group.programme), selectinload(Group.editions))
    ).first()
    if group is None:
        return None
    held = db.session.scalars(
        select(ShownMeeting)
        .where(ShownMeeting.group_id == group.id, ShownMeeting.on_day == on_day)
        .order_by(ShownMeeting.is_cancelled, ShownMeeting.id)
        .limit(1)
    ).first()
    return PublicRecord(group, held, named(held.shown)) if held is not None else None


def named(*shown: Mapping[str, Any]) -> dict[str, str]:
    """The names of those members who stand in what is shown and agree, by reference: one statement."""
    references = sorted({reference for each in shown for reference in _references(each)})
    rows = db.session.execute(
        select(Member.reference, Member.called)
        .where(Member.reference.in_(references), Member.is_named.is_(True), Member.called != "")
        .order_by(Member.id)
    )
    return {reference: called for reference, called in rows}


def _references(thing: Any) -> Iterator[str]:
    """Every reference of a member, wherever it stands."""
    if isinstance(thing, Mapping):
        if isinstance(thing.get("member"), str):
            yield thing["member"]
        for part in thing.values():
            yield from _references(part)
    elif isinstance(thing, list):
        for part in thing:
            yield from _references(part)


def versions(told: PublicRecord) -> list[ShownRecord]:
    """Every published version, the newest first."""
    return list(
        db.session.scalars(
            select(ShownRecord)
            .where(ShownRecord.meeting_id == told.held.meeting_id)
            .options(joinedload(ShownRecord.withdrawal))
            .order_by(ShownRecord.version.desc())
        )
    )
