"""Setting a private limit, and taking it away. Nobody else can learn of it: there is no deed in the trail, no letter."""

from __future__ import annotations

from sqlalchemy import delete

from coprod.core.db import afterwards, db, settle
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.payments.models import PrivateLimit
from coprod.payments.queries import limits
from coprod.payments.rules.limits import Limit
from coprod.people.models import Person


def put(person: Person, limit: Limit) -> None:
    """Keep somebody's own limit, in the place of the one before. Errors: ``Refused`` for one that limits nothing."""
    if limit.pence is None and limit.minutes is None:
        raise Refused(_("Write an amount of money, or a number of hours, or both."))
    key, packet = limits.key_of(person), limits.sealed(person, limit)
    held = db.session.get(PrivateLimit, key)
    if held is None:
        db.session.add(PrivateLimit(key=key, packet=packet))
    else:
        held.packet = packet
    db.session.flush()


def take_away(person: Person) -> None:
    """Forget somebody's limit for good."""
    db.session.execute(delete(PrivateLimit).where(PrivateLimit.key == limits.key_of(person)))
    afterwards(settle)
