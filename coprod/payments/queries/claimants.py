"""People for whom somebody can write a claim down: those with a role in a programme."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Select, select

from coprod.core.db import db
from coprod.core.paging import Page, page_of
from coprod.involvement.models import Agreement, Opportunity
from coprod.people.models import Person


def _people(programmes: Collection[int]) -> Select[Person]:
    in_a_role = (
        select(Agreement.id)
        .join(Opportunity, Opportunity.id == Agreement.opportunity_id)
        .where(
            Agreement.person_id == Person.id,
            Agreement.agreed_at.is_not(None),
            Opportunity.programme_id.in_(programmes),
        )
    )
    return select(Person).where(in_a_role.exists(), Person.forgotten_at.is_(None))


def page(programmes: Collection[int], number: int, *, but: int) -> Page[Person]:
    """Everybody with a role in one of these programmes but one, by name."""
    return page_of(_people(programmes).where(Person.id != but).order_by(Person.name, Person.id), number)


def one(programmes: Collection[int], reference: str) -> Person | None:
    """One of them."""
    return db.session.scalars(_people(programmes).where(Person.reference == reference)).first()
