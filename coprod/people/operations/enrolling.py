"""How somebody comes to have a name here, and how they may be reached."""

from __future__ import annotations

from typing import Any

from sqlalchemy.exc import IntegrityError

from coprod.core import audit, clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import ENGLISH, _
from coprod.people import emails, queries
from coprod.people.models import Person
from coprod.people.operations.signing_out import end_others
from coprod.people.rules import OLD_ADDRESS_FOR, SafeContact, tidy_email


def enrol(
    *, name: str, telephone: str = "", email: str | None = None, language: str = ENGLISH, by: int | None
) -> Person:
    """Add somebody by name. An address that is known already leads to the person who has it, unchanged.

    One person, one profile, however many programmes ask (requirement 2 of the domain rules). Nobody needs an
    e-mail address; without one letters go nowhere and a telephone call does what they would.
    """
    address = tidy_email(email) if email else None
    if address and (known := queries.by_email(address)):
        return known
    safe_contact = SafeContact.EMAIL if address else SafeContact.TELEPHONE
    try:
        return _add(
            name=name,
            telephone=telephone,
            email=address,
            language=language,
            safe_contact=safe_contact,
            by=by,
        )
    except IntegrityError:
        # Somebody else added the same address in this very moment.
        known = queries.by_email(address) if address else None
        if known is None:
            raise
        return known


def enrol_anew(
    *,
    name: str,
    telephone: str,
    email: str | None,
    postal_address: str,
    language: str,
    safe_contact: SafeContact,
    safe_contact_note: str,
    by: int | None,
) -> Person:
    """Add somebody who wrote to us without an account, to be reached as they said.

    An address that is somebody's already leads to nobody: whoever typed it has not shown that it is theirs.
    Errors: ``Refused`` then.
    """
    address = tidy_email(email) if email else None
    theirs = Refused(
        _(
            "Somebody here has this e-mail address already. If it is yours, sign in with it first, and come back."
        )
    )
    if address and queries.by_email(address):
        raise theirs
    try:
        return _add(
            name=name,
            telephone=telephone,
            email=address,
            postal_address=postal_address,
            language=language,
            safe_contact=safe_contact,
            safe_contact_note=safe_contact_note,
            by=by,
        )
    except IntegrityError:
        raise theirs from None


def _add(*, by: int | None, **facts: Any) -> Person:
    """Errors: ``IntegrityError`` for an address that somebody has."""
    person = Person(joined_at=clock.now(), **facts)
    with db.session.begin_nested():
        db.session.add(person)
    audit.record("added a person", by=by, kind="person", number=person.id)
    return person


def change_contact(
    person: Person,
    *,
    name: str,
    telephone: str,
    postal_address: str,
    language: str,
    safe_contact: SafeContact,
    safe_contact_note: str,
    by: int,
) -> None:
    """Say how somebody may be reached without harm. Errors: ``Refused`` when that way lacks what it needs."""
    if safe_contact is SafeContact.EMAIL and person.email is None:
        raise Refused(_("We have no e-mail address for you. Choose another way."))
    if safe_contact is SafeContact.TELEPHONE and not telephone:
        raise Refused(_("Give a telephone number, or choose another way."))
    if safe_contact is SafeContact.POST and not postal_address:
        raise Refused(_("Give a postal address, or choose another way."))
    person.name = name
    person.telephone = telephone
    person.postal_address = postal_address
    person.language = language
    person.safe_contact = safe_contact
    person.safe_contact_note = safe_contact_note
    audit.record("changed how to be reached", by=by, kind="person", number=person.id, way=safe_contact.value)


def change_email(person: Person, *, email: str | None, by: int) -> None:
    """Give somebody another address, or none. Ends their sign-ins and tells the old address, if that is allowed.

    The old one is kept for some weeks: changes of bank details and of the way in are told to both (threat T11).

    Errors: ``Refused`` when the address is somebody else's.
    """
    address = tidy_email(email) if email else None
    if address == person.email:
        return
    if address and queries.by_email(address):
        raise Refused(_("Somebody here has this e-mail address already."))
    before, language = person.mail_address, person.language
    person.email_before = before if before != address else None
    person.email_before_until = clock.now() + OLD_ADDRESS_FOR if before else None
    person.email = address
    if address is None and person.safe_contact is SafeContact.EMAIL:
        person.safe_contact = SafeContact.TELEPHONE
    end_others(person, kept=None, by=by)
    emails.address_changed(to=before, language=language)
    audit.record("changed an e-mail address", by=by, kind="person", number=person.id)
