"""Who approves or pays for an organisation, by a role of its own or one that a partner lends it (domain rule P23)."""

from __future__ import annotations

from sqlalchemy import Select, or_, select

from coprod.core import clock
from coprod.core.db import db
from coprod.payments.models import Lending
from coprod.people.models import Person
from coprod.programmes.models import Membership
from coprod.programmes.queries.dated import holds_on
from coprod.programmes.rules import Role


def _holders(programme_id: int, organisation_id: int, role: Role) -> Select[int]:
    today = clock.today()
    lenders = select(Lending.lender_id).where(
        Lending.programme_id == programme_id,
        Lending.organisation_id == organisation_id,
        Lending.role == role,
        *holds_on(Lending, today),
    )
    return select(Membership.person_id).where(
        Membership.programme_id == programme_id,
        Membership.role == role,
        or_(Membership.organisation_id == organisation_id, Membership.organisation_id.in_(lenders)),
        *holds_on(Membership, today),
    )


def does(person_id: int, role: Role, *, programme_id: int, organisation_id: int) -> bool:
    """Whether somebody serves an organisation in a role today."""
    chosen = _holders(programme_id, organisation_id, role).where(Membership.person_id == person_id)
    return db.session.scalars(chosen.limit(1)).first() is not None


def people(role: Role, *, programme_id: int, organisation_id: int) -> list[Person]:
    """Everybody who serves an organisation in a role today, by name."""
    return list(
        db.session.scalars(
            select(Person)
            .where(Person.id.in_(_holders(programme_id, organisation_id, role)))
            .order_by(Person.name, Person.id)
        )
    )
