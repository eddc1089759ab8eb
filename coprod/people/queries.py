"""Everything that is asked of people's rows."""

from __future__ import annotations

from sqlalchemy import select

from coprod.core import clock, secret
from coprod.core.db import db
from coprod.people.models import Person, SignIn
from coprod.people.rules import tidy_email


def person(number: int) -> Person | None:
    """The person of this number."""
    return db.session.get(Person, number)


def by_email(address: str) -> Person | None:
    """The person with this address, however it was typed."""
    return db.session.scalars(select(Person).where(Person.email == tidy_email(address))).first()


def sign_in_of(key: str) -> tuple[SignIn, Person] | None:
    """The sign-in that a cookie's key opens, with its person; ``None`` when it has ended."""
    row = db.session.execute(
        select(SignIn, Person)
        .join(Person, Person.id == SignIn.person_id)
        .where(
            SignIn.key_hash == secret.keyed_hash("sign-in", key),
            SignIn.ended_at.is_(None),
            SignIn.ends_at > clock.now(),
            Person.forgotten_at.is_(None),
        )
    ).first()
    return (row[0], row[1]) if row else None


def demo_people() -> list[Person]:
    """The people of the demo world, in the order in which they were made."""
    return list(db.session.scalars(select(Person).where(Person.demo_note != "").order_by(Person.id)))
