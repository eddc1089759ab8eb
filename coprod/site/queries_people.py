"""Somebody with the programmes in which they take part, by a role or in a group."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import CompoundSelect, select, union

from coprod.core import clock
from coprod.core.db import db
from coprod.meetings.models import Group, Member
from coprod.people import queries as people
from coprod.people.models import Person
from coprod.programmes.models import Membership
from coprod.programmes.queries.dated import holds_on


@dataclass(frozen=True)
class Somebody:
    """A person, and the numbers of the programmes in which they take part today."""

    person: Person
    programmes: frozenset[int]


def somebody(reference: str) -> Somebody | None:
    """A person with their programmes."""
    person = people.one(reference)
    if person is None:
        return None
    today = clock.today()
    found: CompoundSelect[int] = union(
        select(Membership.programme_id).where(
            Membership.person_id == person.id,
            Membership.programme_id.is_not(None),
            *holds_on(Membership, today),
        ),
        select(Group.programme_id)
        .join(Member, Member.group_id == Group.id)
        .where(Member.person_id == person.id, *holds_on(Member, today)),
    )
    return Somebody(person, frozenset(db.session.scalars(found)))


def to_ask_again(programmes: Collection[int]) -> list[Person]:
    """People of some programmes whom no letter asks whether what they need is still so, and whose year is over."""
    today = clock.today()
    taking_part = union(
        select(Membership.person_id).where(
            Membership.programme_id.in_(programmes), *holds_on(Membership, today)
        ),
        select(Member.person_id)
        .join(Group, Group.id == Member.group_id)
        .where(Group.programme_id.in_(programmes), *holds_on(Member, today)),
    )
    due = people.needs.to_review(frozenset(db.session.scalars(taking_part)))
    return [person for _held, person in due if person.mail_address is None]
