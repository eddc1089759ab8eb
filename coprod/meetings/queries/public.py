"""Groups as everybody sees them, and their meetings from what is shown and from nothing else (domain rule M7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core import clock
from coprod.core.db import db
from coprod.core.paging import Page, page_of
from coprod.core.searching import words_of
from coprod.meetings.models import Group, GroupEdition, Member, ShownMeeting
from coprod.meetings.queries import groups
from coprod.programmes.models import Programme
from coprod.programmes.queries.dated import holds_on


def visible(slug: str, *, person_id: int | None, programmes: Collection[int]) -> Group | None:
    """A whole group if everybody may know of it, or this person may.

    One question answers for a group that is hidden and for one that is not there, so both cost the same.
    """
    mine = select(Member.group_id).where(Member.person_id == person_id, *holds_on(Member, clock.today()))
    found = db.session.scalars(
        select(Group.id).where(
            Group.slug == slug,
            or_(Group.opened_on.is_not(None), Group.id.in_(mine), Group.programme_id.in_(programmes)),
        )
    ).first()
    return groups.one_whole(slug) if found is not None else None


def _listed() -> Select[Group]:
    return (
        select(Group)
        .where(Group.opened_on.is_not(None))
        .options(
            selectinload(Group.editions),
            selectinload(Group.members),
            joinedload(Group.workstream),
            joinedload(Group.programme).selectinload(Programme.editions),
        )
        .order_by(Group.ended_on.is_not(None), Group.id)
    )


def listed(
    number: int, *, search: str = "", programme_id: int | None = None, workstream_id: int | None = None
) -> Page[Group]:
    """One page of the groups that everybody may know of: those that go on first."""
    found = _listed()
    if programme_id is not None:
        found = found.where(Group.programme_id == programme_id)
    if workstream_id is not None:
        found = found.where(Group.workstream_id == workstream_id)
    for word in words_of(search.casefold()):
        found = found.where(
            select(GroupEdition.id)
            .where(
                GroupEdition.group_id == Group.id,
                GroupEdition.searchable.contains(word, autoescape=True),
            )
            .exists()
        )
    return page_of(found, number)


def of_programme(programme_id: int) -> dict[int | None, list[Group]]:
    """The public groups of a programme that go on, by workstream."""
    found: dict[int | None, list[Group]] = defaultdict(list)
    goes_on = or_(Group.ended_on.is_(None), Group.ended_on >= clock.today())
    for each in db.session.scalars(_listed().where(Group.programme_id == programme_id, goes_on)):
        found[each.workstream_id].append(each)
    return found


def following(groups: Sequence[Group]) -> dict[int, ShownMeeting]:
    """The next meeting of each of some groups, by the group's number, as everybody sees it."""
    found: dict[int, ShownMeeting] = {}
    for each in db.session.scalars(
        select(ShownMeeting)
        .where(
            ShownMeeting.group_id.in_([group.id for group in groups]),
            ShownMeeting.on_day >= clock.today(),
            ShownMeeting.is_cancelled.is_(False),
        )
        .order_by(ShownMeeting.on_day.desc(), ShownMeeting.id.desc())
    ):
        if each.group_id is not None:
            found[each.group_id] = each
    return found


def coming(group: Group) -> list[ShownMeeting]:
    """What a group has ahead, as everybody sees it, the next first; what is cancelled stands among it."""
    return list(
        db.session.scalars(
            select(ShownMeeting)
            .where(ShownMeeting.group_id == group.id, ShownMeeting.on_day >= clock.today())
            .order_by(ShownMeeting.on_day, ShownMeeting.id)
        )
    )


def past(group: Group, number: int) -> Page[ShownMeeting]:
    """One page of the meetings of a group whose day is over, as everybody sees them, the newest first."""
    return page_of(
        select(ShownMeeting)
        .where(ShownMeeting.group_id == group.id, ShownMeeting.on_day < clock.today())
        .order_by(ShownMeeting.on_day.desc(), ShownMeeting.id.desc()),
        number,
    )
