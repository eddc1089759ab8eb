"""Whether somebody works for a partner of a programme on a day: that time is paid already (domain rule P30)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from coprod.core.db import db
from coprod.programmes.models import Membership, Organisation
from coprod.programmes.queries.dated import holds_on
from coprod.programmes.rules import STAFF, Role, Sector

# A chair is often somebody with lived experience, paid for chairing; it alone says nothing of a salary.
SALARIED = tuple(role for role in STAFF if role is not Role.CHAIR)
# Whom these appoint is a partner, and no salaried officer of a public body.
OWN = (Sector.LIVED_EXPERIENCE, Sector.CARERS)


def employer_on(person_id: int, programme_id: int, day: date) -> str | None:
    """The organisation for which somebody works in a programme on a day; ``None`` when there is none."""
    return db.session.scalar(
        select(Organisation.name)
        .join(Membership, Membership.organisation_id == Organisation.id)
        .where(
            Membership.person_id == person_id,
            Membership.programme_id == programme_id,
            Membership.role.in_(SALARIED),
            Organisation.sector.not_in(OWN),
            *holds_on(Membership, day),
        )
        .order_by(Membership.id)
        .limit(1)
    )
