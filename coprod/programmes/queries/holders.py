"""Who holds a role today: the people themselves, for whoever must be told or named."""

from __future__ import annotations

from sqlalchemy import select

from coprod.core import clock
from coprod.core.db import db
from coprod.people.models import Person
from coprod.programmes.models import Membership
from coprod.programmes.queries.dated import holds_on
from coprod.programmes.rules import Role


def who_holds(role: Role, programme_id: int | None) -> list[Person]:
    """Everybody who holds a role in a programme today (``None``: in the whole service), each once, by name."""
    place = (
        Membership.programme_id.is_(None) if programme_id is None else Membership.programme_id == programme_id
    )
    held = select(Membership.person_id).where(
        place, Membership.role == role, *holds_on(Membership, clock.today())
    )
    return list(
        db.session.scalars(
            select(Person)
            .where(Person.id.in_(held), Person.forgotten_at.is_(None))
            .order_by(Person.name, Person.id)
        )
    )
