"""Who is too near to decide about whom: their own declarations, and nobody else's."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.orm import joinedload

from coprod.core.db import db
from coprod.involvement.models import Agreement, Opportunity
from coprod.payments.models import Relation
from coprod.payments.queries import serving
from coprod.payments.queries.queue import MONEY, Place
from coprod.people.models import Person


def of_person(person_id: int) -> list[Relation]:
    """The relations that somebody has, whoever of the two declared them, those that hold first."""
    return list(
        db.session.scalars(
            select(Relation)
            .where(or_(Relation.person_id == person_id, Relation.other_id == person_id))
            .options(joinedload(Relation.person), joinedload(Relation.other))
            .order_by(Relation.ended_at.is_not(None), Relation.declared_at.desc(), Relation.id)
        )
    )


def one(reference: str) -> Relation | None:
    """One of them, with both people."""
    return db.session.scalars(
        select(Relation)
        .where(Relation.reference == reference)
        .options(joinedload(Relation.person), joinedload(Relation.other))
    ).first()


def holds_by(person_id: int, other_id: int) -> Relation | None:
    """What somebody has declared about another already, and not ended."""
    return db.session.scalars(
        select(Relation).where(
            Relation.person_id == person_id, Relation.other_id == other_id, Relation.ended_at.is_(None)
        )
    ).first()


def _there(places: set[Place]) -> ColumnElement[bool]:
    found = [
        and_(Opportunity.programme_id == programme, Opportunity.organisation_id == organisation)
        for programme, organisation in sorted(places)
    ]
    return or_(*found) if found else false()


def candidates(person_id: int, places: set[Place]) -> list[Person]:
    """Whom somebody could declare, by name, and nobody else, so that no list of people can be read here.

    For whoever approves or pays in ``places``: the people whom these organisations pay. For whoever is paid: those who
    approve or pay for the organisations that pay them.
    """
    paid = set(
        db.session.scalars(
            select(Agreement.person_id)
            .join(Opportunity, Opportunity.id == Agreement.opportunity_id)
            .where(_there(places), Agreement.agreed_at.is_not(None))
        )
    )
    own = db.session.execute(
        select(Opportunity.programme_id, Opportunity.organisation_id)
        .join(Agreement, Agreement.opportunity_id == Opportunity.id)
        .where(Agreement.person_id == person_id)
        .distinct()
    )
    for programme, organisation in own:
        for role in MONEY:
            paid |= {
                each.id for each in serving.people(role, programme_id=programme, organisation_id=organisation)
            }
    return list(
        db.session.scalars(
            select(Person)
            .where(Person.id.in_(paid - {person_id}), Person.forgotten_at.is_(None))
            .order_by(Person.name, Person.id)
        )
    )
