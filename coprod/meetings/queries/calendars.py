"""What stands in a calendar, and who may read it there: whoever has the address."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core import clock, secret
from coprod.core.db import db
from coprod.meetings.models import CalendarKey, Group, Meeting, Member, ShownMeeting
from coprod.meetings.queries import coming, groups
from coprod.meetings.rules.groups import OFFICERS
from coprod.meetings.rules.invitations import Answer
from coprod.people.models import Person
from coprod.programmes.models import holds

LOOKED_BACK = timedelta(days=90)


def key_hash(key: str) -> str:
    """What is kept of an address."""
    return secret.keyed_hash("calendar", key)


def by_key(key: str) -> CalendarKey | None:
    """The calendar at a secret address. One that has ended is as unknown as one that never was, and costs the same.

    That of a group ends by itself when one of those who had it leaves: it tells how to join its meetings.
    """
    found = db.session.scalars(
        select(CalendarKey).where(CalendarKey.key_hash == key_hash(key), CalendarKey.ended_at.is_(None))
    ).first()
    return found if found is None or found.group_id is None or _all_are_there([found]) else None


def of_person(person_id: int) -> CalendarKey | None:
    """Somebody's present address."""
    return db.session.scalars(
        select(CalendarKey).where(CalendarKey.person_id == person_id, CalendarKey.ended_at.is_(None))
    ).first()


def _all_are_there(found: Collection[CalendarKey]) -> list[CalendarKey]:
    """Those addresses of groups since which nobody has left who held an office."""
    left: dict[int | None, date] = {
        number: day
        for number, day in db.session.execute(
            select(Member.group_id, func.max(Member.to_day))
            .where(
                Member.group_id.in_([each.group_id for each in found]),
                Member.office.in_(OFFICERS),
                Member.to_day < clock.today(),
            )
            .group_by(Member.group_id)
            .order_by(Member.group_id)
        )
        if day is not None
    }
    return [
        each
        for each in found
        if each.group_id not in left or left[each.group_id] < clock.london(each.made_at).date()
    ]


def of_groups(numbers: Collection[int]) -> dict[int, CalendarKey]:
    """The present addresses of some groups."""
    return {each.group_id: each for each in _all_are_there(not_ended(numbers).values()) if each.group_id}


def not_ended(numbers: Collection[int]) -> dict[int, CalendarKey]:
    """Every address of some groups that nobody has ended yet."""
    found = db.session.scalars(
        select(CalendarKey)
        .where(CalendarKey.group_id.in_(numbers), CalendarKey.ended_at.is_(None))
        .order_by(CalendarKey.id)
    )
    return {each.group_id: each for each in found if each.group_id is not None}


def held_office(person_id: int) -> list[Group]:
    """The groups in which somebody holds an office today."""
    today = clock.today()
    return [
        group
        for group in groups.of_person(person_id)
        if any(
            each.person_id == person_id and each.office in OFFICERS and holds(each, today)
            for each in group.members
        )
    ]


def meetings_of(person_id: int) -> list[coming.Coming]:
    """The meetings that stand in somebody's calendar: not those to which they said no."""
    return [each for each in coming.all_mine(person_id, LOOKED_BACK) if each.answer is not Answer.NO]


def owner(person_id: int) -> Person | None:
    """Whose calendar it is, for the language."""
    return db.session.get(Person, person_id)


def public_group(slug: str) -> Group | None:
    """A group of which everybody may know, with its words; a hidden one costs the same as none."""
    return db.session.scalars(
        select(Group)
        .where(Group.slug == slug, Group.opened_on.is_not(None))
        .options(selectinload(Group.editions), joinedload(Group.programme))
    ).first()


def shown(group: Group) -> list[ShownMeeting]:
    """The meetings of a group as everybody sees them, from a while ago on."""
    return list(
        db.session.scalars(
            select(ShownMeeting)
            .where(ShownMeeting.group_id == group.id, ShownMeeting.on_day >= clock.today() - LOOKED_BACK)
            .order_by(ShownMeeting.on_day, ShownMeeting.id)
        )
    )


def inside(group_id: int) -> list[Meeting]:
    """The called meetings of a group, as those who hold an office in it see them."""
    return coming.of_group(group_id, LOOKED_BACK)
