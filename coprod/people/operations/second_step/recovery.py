"""Ten codes on paper, for when the telephone is lost. Shown once; each opens once; what is kept opens nothing."""

from __future__ import annotations

import secrets

from sqlalchemy import delete, update

from coprod.core import audit, clock, secret
from coprod.core.db import db
from coprod.people import emails, queries
from coprod.people.models import Person, RecoveryCode
from coprod.people.rules.second_step import RECOVERY_CODES, RECOVERY_LETTERS, slow_hash


def make_recovery_codes(person: Person, *, by: int) -> list[str]:
    """Ten new codes for somebody; earlier ones open nothing any more. This is the only time that they are told."""
    codes = new_codes(person)
    audit.record("made recovery codes", by=by, kind="person", number=person.id)
    emails.way_in_changed(person)
    return codes


def new_codes(person: Person) -> list[str]:
    """Ten new codes in the place of those that somebody had."""
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person.id))
    salt = secrets.token_hex(16)
    codes: list[str] = []
    for _number in range(RECOVERY_CODES):
        letters = secret.code(RECOVERY_LETTERS)
        codes.append(letters)
        db.session.add(
            RecoveryCode(
                person_id=person.id, salt=salt, code_hash=_hash(person, letters, salt), made_at=clock.now()
            )
        )
    db.session.flush()
    return codes


def use(person: Person, letters: str) -> bool:
    """Spend one of somebody's codes; whether it was one. Of two who send the same one, one is too late."""
    salt = queries.second_step.salt(person.id)
    if salt is None or len(letters) != RECOVERY_LETTERS:
        return False
    spent = db.session.execute(
        update(RecoveryCode)
        .where(
            RecoveryCode.person_id == person.id,
            RecoveryCode.code_hash == _hash(person, letters, salt),
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=clock.now())
    )
    return bool(spent.rowcount == 1)  # type: ignore[attr-defined]


def _hash(person: Person, letters: str, salt: str) -> str:
    return secret.keyed_hash("recovery code", person.reference, slow_hash(letters, salt))
