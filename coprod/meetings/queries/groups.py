"""Groups with their words, terms and members."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core import clock, settings
from coprod.core.db import db
from coprod.meetings.models import Group, Member, Terms
from coprod.meetings.rules.groups import OFFICERS
from coprod.meetings.rules.terms import REVIEW_SOON_DAYS
from coprod.programmes.models import Programme
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
            joinedload(Group.programme).selectinload(Programme.editions),
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


def _arranged_by(programmes: Collection[int], person_id: int | None) -> ColumnElement[bool]:
    holds_office = select(Member.group_id).where(
        Member.person_id == person_id, Member.office.in_(OFFICERS), *holds_on(Member, clock.today())
    )
    return or_(Group.programme_id.in_(programmes), Group.id.in_(holds_office))


def managed(programmes: Collection[int], person_id: int | None) -> list[Group]:
    """The groups whose meetings somebody may arrange: all of the programmes they lead, and where they hold an office."""
    return list(
        db.session.scalars(
            _with_members(
                select(Group)
                .where(_arranged_by(programmes, person_id))
                .order_by(Group.ended_on.is_not(None), Group.id)
            )
        )
    )


def member(group: Group, reference: str) -> Member | None:
    """One of the members of a group, past and present."""
    return next((each for each in group.members if each.reference == reference), None)


def terms_to_review(programmes: Collection[int], person_id: int | None) -> list[tuple[Group, Terms]]:
    """The groups that somebody arranges whose terms are to be looked at again soon or are late, the earliest first."""
    soon = clock.today() + timedelta(days=settings.get(REVIEW_SOON_DAYS))
    newest = (
        select(Terms.group_id, func.max(Terms.version).label("version"))
        .where(Terms.agreed_on.is_not(None))
        .group_by(Terms.group_id)
        .subquery()
    )
    found = db.session.execute(
        select(Group, Terms)
        .join(Terms, Terms.group_id == Group.id)
        .join(newest, (newest.c.group_id == Terms.group_id) & (newest.c.version == Terms.version))
        .where(_arranged_by(programmes, person_id), Terms.review_on <= soon)
        .where(or_(Group.ended_on.is_(None), Group.ended_on >= clock.today()))
        .options(selectinload(Group.editions), selectinload(Group.members))
        .order_by(Terms.review_on, Group.id)
    )
    return [(group, terms) for group, terms in found]


def version(group: Group, number: int) -> Terms | None:
    """One version of the terms of a whole group."""
    return next((each for each in group.terms if each.version == number), None)
