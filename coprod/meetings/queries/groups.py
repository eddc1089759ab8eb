"""Groups with their words, terms and members."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core import clock
from coprod.core.db import db
from coprod.meetings.models import Group, Member, Terms
from coprod.meetings.rules.groups import OFFICERS
from coprod.programmes.queries.dated import holds_on


def _with_members(chosen: Select[Group]) -> Select[Group]:
    return chosen.options(selectinload(Group.members), selectinload(Group.editions))


def one(slug: str) -> Group | None:
    """A group with its members and its words: enough for every rule about it."""
    return db.session.scalars(
        _with_members(select(Group).where(Group.slug == slug)).options(joinedload(Group.programme))
    ).first()


def one_whole(slug: str) -> Group | None:
    """A group with everything that its own page shows: all terms, who agreed, and who the members are."""
    return db.session.scalars(
        select(Group)
        .where(Group.slug == slug)
        .options(
            joinedload(Group.programme),
            joinedload(Group.workstream),
            selectinload(Group.editions),
            selectinload(Group.terms).selectinload(Terms.editions),
            selectinload(Group.terms).selectinload(Terms.agreements),
            selectinload(Group.terms).joinedload(Terms.receiver),
            selectinload(Group.members).joinedload(Member.person),
            selectinload(Group.members).joinedload(Member.organisation),
        )
        .execution_options(populate_existing=True)
    ).first()


def is_taken(slug: str) -> bool:
    """Whether a group has this address already."""
    return db.session.scalars(select(Group.id).where(Group.slug == slug)).first() is not None


def of_person(person_id: int) -> list[Group]:
    """The groups that somebody belongs to today, oldest first."""
    belongs = select(Member.group_id).where(Member.person_id == person_id, *holds_on(Member, clock.today()))
    return list(
        db.session.scalars(_with_members(select(Group).where(Group.id.in_(belongs)).order_by(Group.id)))
    )


def managed(programmes: Collection[int], person_id: int | None) -> list[Group]:
    """The groups whose meetings somebody may arrange: all of the programmes they lead, and where they hold an office."""
    holds_office = select(Member.group_id).where(
        Member.person_id == person_id, Member.office.in_(OFFICERS), *holds_on(Member, clock.today())
    )
    return list(
        db.session.scalars(
            _with_members(
                select(Group)
                .where(or_(Group.programme_id.in_(programmes), Group.id.in_(holds_office)))
                .order_by(Group.ended_on.is_not(None), Group.id)
            )
        )
    )


def member(group: Group, reference: str) -> Member | None:
    """One of the members of a group, past and present."""
    return next((each for each in group.members if each.reference == reference), None)
