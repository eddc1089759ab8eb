"""Through which office a role is paid, now and before (domain rule P16)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from coprod.core.db import db
from coprod.involvement.models import Determination
from coprod.people.models import Person
from coprod.programmes.queries.dated import holds_on


def in_force(opportunity_id: int, day: date) -> Determination | None:
    """What holds on a day; the newest, if two should."""
    return db.session.scalars(
        select(Determination)
        .where(Determination.opportunity_id == opportunity_id, *holds_on(Determination, day))
        .order_by(Determination.from_day.desc(), Determination.id.desc())
    ).first()


def all_of(opportunity_id: int) -> list[tuple[Determination, Person | None]]:
    """Everything that was determined about a role, the newest first, and by whom."""
    found = db.session.execute(
        select(Determination, Person)
        .outerjoin(Person, Person.id == Determination.determined_by_id)
        .where(Determination.opportunity_id == opportunity_id)
        .order_by(Determination.from_day.desc(), Determination.id.desc())
    )
    return [(row[0], row[1]) for row in found]
