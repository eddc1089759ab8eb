"""People and their sign-ins. Call these inside ``kept()`` or ``writing()``."""

from __future__ import annotations

import secrets
from datetime import timedelta
from itertools import count
from typing import Any

from coprod.core import clock, secret
from coprod.core.db import db
from coprod.people.models import AccessNeed, AccessProfile, Person, SignIn
from coprod.people.rules.needs import NeedKind

_number = count(1)


def a_person(name: str = "", **more: Any) -> Person:
    """Somebody with a name and an address of their own; ``email=None`` for somebody without one."""
    number = next(_number)
    facts = {"email": f"person{number}@people.example", "joined_at": clock.now(), **more}
    person = Person(name=name or f"Person {number}", **facts)
    db.session.add(person)
    db.session.flush()
    return person


def a_sign_in(person: Person, **more: Any) -> str:
    """A sign-in that holds for an hour. Returns the key that the browser's cookie carries."""
    key = secrets.token_urlsafe(32)
    facts = {"began_at": clock.now(), "ends_at": clock.now() + timedelta(hours=1), **more}
    db.session.add(SignIn(key_hash=secret.keyed_hash("sign-in", key), person_id=person.id, **facts))
    db.session.flush()
    return key


def a_need(
    person: Person, kind: NeedKind = NeedKind.BSL, words: str = "Not lip reading", *, shared: bool = True
) -> AccessNeed:
    """Something that somebody needs; ``shared=False`` when nobody else may see it."""
    held = db.session.get(AccessProfile, person.id)
    if held is None:
        held = AccessProfile(person_id=person.id, reviewed_on=clock.today())
        db.session.add(held)
    held.is_shared = shared
    need = AccessNeed(person_id=person.id, kind=kind, words=words, recorded_on=clock.today())
    db.session.add(need)
    db.session.flush()
    return need
