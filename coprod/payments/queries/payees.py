"""How somebody is paid: their choice, their account by its last digits, and all of it for whoever pays."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from coprod.core import audit, clock, secret
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.payments.models import BankDetails, PayChoice
from coprod.payments.rules.accounts import Account, unpacked
from coprod.people.models import Person

KIND = "bank details"


def choice(person_id: int) -> PayChoice | None:
    """How somebody wants their money, if they have said."""
    return db.session.get(PayChoice, person_id)


def current(person_id: int) -> BankDetails | None:
    """The account that somebody confirmed last, also while nothing is paid to it yet."""
    return db.session.scalars(
        select(BankDetails)
        .where(
            BankDetails.person_id == person_id,
            BankDetails.confirmed_at.is_not(None),
            BankDetails.replaced_at.is_(None),
            BankDetails.wiped_at.is_(None),
        )
        .order_by(BankDetails.id.desc())
        .limit(1)
    ).first()


def payable(person_id: int) -> BankDetails | None:
    """The account that can be paid to at this moment: confirmed, and out of its hold (domain rule P23)."""
    found = current(person_id)
    if found is None or found.hold_until is None or found.hold_until > clock.now():
        return None
    return found


def unconfirmed(person_id: int, reference: str) -> BankDetails | None:
    """What somebody typed and has not confirmed."""
    return db.session.scalars(
        select(BankDetails).where(
            BankDetails.person_id == person_id,
            BankDetails.reference == reference,
            BankDetails.confirmed_at.is_(None),
            BankDetails.wiped_at.is_(None),
        )
    ).first()


def unseal(details: BankDetails, person: Person) -> Account | None:
    """What was sealed; ``None`` when it was wiped, is somebody else's, or its key is not there."""
    key = secret.bank_ring().get(details.sealed_with) if details.sealed_with else None
    if key is None or details.person_id != person.id:
        return None
    content = secret.unseal(key, details.packet, about(person))
    return unpacked(content) if content is not None else None


def about(person: Person) -> str:
    """What a packet is bound to: moved to another person's row, it does not open."""
    return f"bank details of {person.reference}"


def opened(details: BankDetails) -> Account:
    """The account for its owner, who confirms it. Errors: ``Refused`` when it does not open any more."""
    account = unseal(details, db.session.get_one(Person, details.person_id))
    if account is None:
        raise Refused(_("These bank details cannot be opened any more. They must be typed again."))
    return account


def open_details(details: BankDetails, *, by: int) -> Account:
    """The whole account, for whoever pays; that it was looked at is written down (domain rule P27).

    Only behind a door that names the sensitive read. Errors: ``Refused`` when it does not open any more.
    """
    audit.record("looked at bank details", by=by, kind=KIND, number=details.id, label=details.reference)
    return opened(details)


def all_unconfirmed(person_id: int | None = None, before: datetime | None = None) -> list[BankDetails]:
    """Everything that was typed and not confirmed: of one person, or before a moment."""
    chosen = select(BankDetails).where(BankDetails.confirmed_at.is_(None), BankDetails.wiped_at.is_(None))
    if person_id is not None:
        chosen = chosen.where(BankDetails.person_id == person_id)
    if before is not None:
        chosen = chosen.where(BankDetails.made_at < before)
    return list(db.session.scalars(chosen.order_by(BankDetails.id)))
