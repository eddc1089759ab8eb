"""Taking a person's name and ways of contact away for good, and clearing away what is over."""

from __future__ import annotations

from sqlalchemy import delete, or_, update

from coprod.core import audit, clock, erasures, outbox
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.people.models import (
    AccessNeed,
    AccessProfile,
    Authenticator,
    Passkey,
    Person,
    RecoveryCode,
    SignIn,
    SignInCode,
)
from coprod.people.operations.signing_in import address_hash
from coprod.people.rules import KEPT_AFTER, SafeContact
from coprod.people.rules.second_step import UNCONFIRMED_FOR


def forget(person: Person, *, by: int | None) -> None:
    """Blank somebody, end what they have open, and take their letters back.

    The row and its number stay: deeds of staff keep their number in the audit trail, which cannot be rewritten.
    Errors: ``Refused`` when it was done already.
    """
    if person.forgotten_at is not None:
        raise Refused(_("This person's name was taken away already."))
    hashes = [address_hash(person.email)] if person.email else []
    db.session.execute(
        delete(SignInCode).where(or_(SignInCode.person_id == person.id, SignInCode.address_hash.in_(hashes)))
    )
    for theirs in (SignIn, Passkey, Authenticator, RecoveryCode, AccessNeed, AccessProfile):
        db.session.execute(delete(theirs).where(theirs.person_id == person.id))
    for address in filter(None, (person.email, person.email_before)):
        outbox.forget(address)
    person.name = person.telephone = person.postal_address = person.safe_contact_note = person.demo_note = ""
    person.email = person.email_before = person.email_before_until = None
    person.safe_contact = SafeContact.NONE
    person.forgotten_at = clock.now()
    audit.record("took a person's name away", by=by, kind="person", number=person.id)
    # By its random reference: after a restore, numbers are given out once more.
    erasures.note("person", person.reference)


def remove_old() -> None:
    """Remove codes that are over, apps that were never shown to work, sign-ins that ended a month ago, and addresses
    that were changed some weeks ago."""
    now = clock.now()
    ahead = SignInCode.made_at > now + clock.CLOCKS_DIFFER
    db.session.execute(delete(SignInCode).where(or_(SignInCode.good_until <= now, ahead)))
    db.session.execute(
        delete(Authenticator).where(
            Authenticator.confirmed_at.is_(None), Authenticator.made_at <= now - UNCONFIRMED_FOR
        )
    )
    db.session.execute(
        update(Person)
        .where(Person.email_before_until <= now)
        .values(email_before=None, email_before_until=None)
    )
    over = now - KEPT_AFTER
    db.session.execute(delete(SignIn).where(or_(SignIn.ends_at <= over, SignIn.ended_at <= over)))
