"""The people of a programme from whom a group takes its members."""

from __future__ import annotations

from sqlalchemy import Select, select

from coprod.core import clock, paging
from coprod.core.db import db
from coprod.core.paging import Page
from coprod.core.searching import words_of
from coprod.people.models import Person
from coprod.programmes.models import Membership
from coprod.programmes.queries.dated import holds_on
from coprod.programmes.rules import Role


def _of_programme(programme_id: int) -> Select[Person]:
    """Everybody with a role there today. Who reviews a programme sits in none of its groups (domain rule H3)."""
    held = select(Membership.person_id).where(
        Membership.programme_id == programme_id,
        Membership.role != Role.REVIEWER,
        *holds_on(Membership, clock.today()),
    )
    return select(Person).where(Person.id.in_(held), Person.forgotten_at.is_(None))


def search(programme_id: int, typed: str, number: int) -> Page[Person]:
    """One page of the people of a programme, by name; with words, of those whose name has them."""
    found = _of_programme(programme_id)
    for word in words_of(typed):
        found = found.where(Person.name.icontains(word, autoescape=True))
    return paging.page_of(found.order_by(Person.name, Person.id), number)


def one(programme_id: int, reference: str) -> Person | None:
    """One of the people of a programme."""
    return db.session.scalars(_of_programme(programme_id).where(Person.reference == reference)).first()
