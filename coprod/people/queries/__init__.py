"""Everything that is asked of people's rows."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from flask import current_app
from sqlalchemy import Select, literal, or_, select

from coprod.core import clock, outbox, paging, secret
from coprod.core.db import db
from coprod.core.outbox import Mail
from coprod.core.paging import Page
from coprod.core.searching import words_of
from coprod.people.models import Person, SignIn, SignInCode
from coprod.people.queries import needs, second_step
from coprod.people.rules import MOST_WRONG_CODES, mail_address, tidy_email


class Addressee(NamedTuple):
    """Whom a typed address belongs to, and where the code may go; both ``None`` for an unknown address."""

    number: int | None
    mail_address: str | None


def person(number: int) -> Person | None:
    """The person of this number."""
    return db.session.get(Person, number)


def one(reference: str) -> Person | None:
    """The person of this reference."""
    return db.session.scalars(select(Person).where(Person.reference == reference)).first()


def by_email(address: str) -> Person | None:
    """The person with this address, however it was typed."""
    return db.session.scalars(select(Person).where(Person.email == tidy_email(address))).first()


def addressee(address: str) -> Addressee:
    """Who this address belongs to. One row comes back for every address, so that both cost the same (T15)."""
    always = select(literal(1).label("one")).subquery()
    row = db.session.execute(
        select(Person.id, Person.email, Person.safe_contact, Person.forgotten_at)
        .select_from(always)
        .outerjoin(Person, Person.email == tidy_email(address))
    ).one()
    return Addressee(row.id, mail_address(row.email, row.safe_contact, row.forgotten_at))


def codes_to_try(address_hash: str, browser_hash: str | None) -> list[SignInCode]:
    """The codes that are still good for an address in one browser, locked until the transaction ends, oldest first."""
    return list(
        db.session.scalars(
            select(SignInCode)
            .where(
                SignInCode.address_hash == address_hash,
                SignInCode.browser_hash == browser_hash,
                SignInCode.used_at.is_(None),
                SignInCode.made_at <= clock.now() + clock.CLOCKS_DIFFER,
                SignInCode.good_until > clock.now(),
                SignInCode.wrong_tries < MOST_WRONG_CODES,
            )
            .order_by(SignInCode.id)
            .with_for_update()
        )
    )


def was_used(code: SignInCode) -> bool:
    """Whether this code has let somebody in already, in whichever browser."""
    used = select(SignInCode.id).where(
        SignInCode.address_hash == code.address_hash,
        SignInCode.code_hash == code.code_hash,
        SignInCode.used_at.is_not(None),
    )
    return db.session.scalars(used.limit(1)).first() is not None


def newest_code(address_hash: str) -> SignInCode | None:
    """The code of the newest letter to an address, whatever has become of it."""
    return db.session.scalars(
        select(SignInCode)
        .where(SignInCode.address_hash == address_hash)
        .order_by(SignInCode.made_at.desc(), SignInCode.id.desc())
        .limit(1)
    ).first()


def sign_in_of(key: str) -> tuple[SignIn, Person] | None:
    """The sign-in that a cookie's key opens, with its person; ``None`` when it has ended."""
    row = db.session.execute(
        select(SignIn, Person)
        .join(Person, Person.id == SignIn.person_id)
        .where(
            SignIn.key_hash == secret.keyed_hash("sign-in", key),
            SignIn.ended_at.is_(None),
            # One that has not begun yet was made by a wrong clock, and would last for too long (T34).
            SignIn.began_at <= clock.now() + clock.CLOCKS_DIFFER,
            SignIn.ends_at > clock.now(),
            Person.forgotten_at.is_(None),
        )
    ).first()
    return (row[0], row[1]) if row else None


def _open_sign_ins(person_id: int) -> Select[SignIn]:
    return (
        select(SignIn)
        .where(SignIn.person_id == person_id, SignIn.ended_at.is_(None), SignIn.ends_at > clock.now())
        .order_by(SignIn.began_at.desc(), SignIn.id.desc())
    )


def open_sign_ins(person_id: int) -> list[SignIn]:
    """Where somebody is signed in now, newest first."""
    return list(db.session.scalars(_open_sign_ins(person_id)))


def open_sign_in(person_id: int, reference: str) -> SignIn | None:
    """One of somebody's own sign-ins."""
    return db.session.scalars(_open_sign_ins(person_id).where(SignIn.reference == reference)).first()


def sign_ins_of(someone: Person) -> list[SignIn]:
    """Every sign-in of somebody that is still kept, oldest first."""
    return list(db.session.scalars(select(SignIn).where(SignIn.person_id == someone.id).order_by(SignIn.id)))


def search(typed: str, number: int) -> Page[Person]:
    """One page of everybody who has not been forgotten, by name; with words, of those whom they fit."""
    found = select(Person).where(Person.forgotten_at.is_(None))
    for word in words_of(typed):
        found = found.where(
            or_(
                Person.name.icontains(word, autoescape=True),
                Person.email.icontains(word, autoescape=True),
                Person.telephone.icontains(word, autoescape=True),
            )
        )
    return paging.page_of(found.order_by(Person.name, Person.id), number)


def demo_people() -> list[Person] | None:
    """The people of the demo world in the order in which they were made; ``None`` when there is no such world."""
    if not current_app.config["DEMO"]:
        return None
    return list(
        db.session.scalars(
            select(Person).where(Person.demo_note != "", Person.forgotten_at.is_(None)).order_by(Person.id)
        )
    )


def demo_person(reference: str) -> Person | None:
    """One of the people of the demo world."""
    return next((each for each in demo_people() or [] if each.reference == reference), None)


def demo_letters() -> Select[Mail] | None:
    """The letters of the demo world that all may read, newest first; ``None`` when there is no such world."""
    if not current_app.config["DEMO"]:
        return None
    return select(outbox.Mail).where(Mail.to_address != "", Mail.kind != outbox.LOOK).order_by(Mail.id.desc())


def _said(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


def copy_of(person: Person) -> dict[str, Any]:
    """What this domain holds of a person, for the copy of their data (domain rule D5)."""
    return {
        "name": person.name,
        "email": person.email,
        "email_before": person.email_before,
        "telephone": person.telephone,
        "postal_address": person.postal_address,
        "language": person.language,
        "safe_contact": person.safe_contact.value,
        "safe_contact_note": person.safe_contact_note,
        "joined_at": _said(person.joined_at),
        "sign_ins": [
            {
                "began_at": _said(each.began_at),
                "ends_at": _said(each.ended_at or each.ends_at),
                "shared_device": each.shared_device,
                "second_step_at": _said(each.second_at),
                "confirmed_at": _said(each.confirmed_at),
            }
            for each in sign_ins_of(person)
        ],
        "needs": needs.copy_of(person),
        "second_step": second_step.copy_of(person),
    }
