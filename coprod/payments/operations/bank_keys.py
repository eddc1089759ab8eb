"""The keys of bank details: files outside the database, the newest of which seals (domain rule P27; threat T12).

A row names the key that opens it. Whoever rotates seals every packet anew and destroys the keys that open nothing more;
a backup takes the keys along, sealed with itself.
"""

from __future__ import annotations

import secrets

from sqlalchemy import select

from coprod.core import audit, clock, secret
from coprod.core.db import afterwards, db, one_at_a_time
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.payments.models import BankDetails
from coprod.payments.queries.payees import about, unseal
from coprod.payments.rules.accounts import Account
from coprod.people.models import Person

LOCK = "bank keys"
SMALLEST = 512  # bytes: every account fits, so that no packet tells how long a name is


def seal(account: Account, person: Person) -> tuple[bytes, str]:
    """An account sealed for one person, and the name of the key."""
    one_at_a_time(LOCK)
    ring = secret.bank_ring()
    names = ring.names()
    name = names[-1] if names else _new_name()
    key = ring.get(name) if names else ring.make(name)
    if key is None:
        raise Refused(_("Bank details cannot be kept safely just now. Try again in a few minutes."))
    return secret.seal(key, account.packed(), about(person), smallest=SMALLEST), name


def rotate(*, by: int | None) -> int:
    """Seal every packet with a new key, and destroy the others once that is kept. Says how many packets.

    Errors: ``Refused`` when one of them does not open; then nothing is changed.
    """
    one_at_a_time(LOCK)
    ring = secret.bank_ring()
    old = ring.names()
    held = db.session.execute(
        select(BankDetails, Person)
        .join(Person, Person.id == BankDetails.person_id)
        .where(BankDetails.wiped_at.is_(None))
        .order_by(BankDetails.id)
        .with_for_update(of=BankDetails)
    ).all()
    opened = [
        (details, person, account)
        for details, person in held
        if (account := unseal(details, person)) is not None
    ]
    if len(opened) != len(held):
        raise Refused(_("Some bank details do not open with the keys that are here. Nothing was changed."))
    name = _new_name()
    key = ring.make(name)
    for details, person, account in opened:
        details.packet = secret.seal(key, account.packed(), about(person), smallest=SMALLEST)
        details.sealed_with = name
    audit.record("rotated the key of bank details", by=by, kind="bank details", count=len(opened))
    db.session.flush()
    afterwards(lambda: _destroy(old))
    return len(opened)


def _destroy(names: list[str]) -> None:
    for each in names:
        secret.bank_ring().destroy(each)


def _new_name() -> str:
    """Names in the order of their making, and no two alike, also when two machines make one at once."""
    return f"{int(clock.now().timestamp()):08x}{secrets.token_hex(2)}"
