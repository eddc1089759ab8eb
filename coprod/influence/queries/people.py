"""Who can promise, and what this domain holds of a person."""

from __future__ import annotations

from datetime import date

from sqlalchemy import or_, select

from coprod.core.db import db
from coprod.influence.models import Change
from coprod.people.models import Person
from coprod.programmes.models import Organisation, Partner


def organisations_of(programme_id: int, on: date) -> list[Organisation]:
    """The organisations that take part in a programme on a day, by name."""
    taking_part = select(Partner.organisation_id).where(
        Partner.programme_id == programme_id,
        Partner.from_day <= on,
        or_(Partner.to_day.is_(None), Partner.to_day >= on),
    )
    return list(
        db.session.scalars(
            select(Organisation)
            .where(Organisation.id.in_(taking_part))
            .order_by(Organisation.name, Organisation.id)
        )
    )


def copy_of(person: Person) -> dict[str, object]:
    """What this domain holds of a person, for the copy of their data (domain rule D5)."""
    rows = db.session.scalars(
        select(Change)
        .where(or_(Change.reported_by_id == person.id, Change.read_by_id == person.id))
        .order_by(Change.id)
    )
    return {"changes": [_part_in(each, person) for each in rows]}


def _part_in(change: Change, person: Person) -> dict[str, object]:
    reported = change.reported_by_id == person.id
    at = change.reported_at if reported else change.read_at
    return {
        "reference": change.reference,
        "part": "reported" if reported else "read the evidence",
        "at": at.isoformat() if at else None,
    }
