"""People and their sign-ins. Call these inside ``kept()`` or ``writing()``."""

from __future__ import annotations

import secrets
from datetime import timedelta
from itertools import count
from typing import Any

import pyotp

from coprod.core import clock, secret
from coprod.core.db import db
from coprod.people.models import AccessNeed, AccessProfile, Authenticator, Passkey, Person, SignIn
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
    """A sign-in that holds for an hour. Returns the key that the browser's cookie carries.

    Its second step is done and somebody has just confirmed that it is they, so that every role counts and every door
    asks no more; ``second_at=None`` or ``confirmed_at=None`` for a sign-in in which that is not so.
    """
    key = secrets.token_urlsafe(32)
    now = clock.now()
    facts = {
        "began_at": now,
        "ends_at": now + timedelta(hours=1),
        "second_at": now,
        "confirmed_at": now,
        **more,
    }
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


APP_KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def an_app(person: Person, *, works: bool = True, **more: Any) -> Authenticator:
    """An authenticator app with the secret ``APP_KEY``; ``works=False`` for one that has shown nothing yet."""
    packet = secret.seal(
        secret.derive("authenticator"), APP_KEY.encode(), f"authenticator of {person.reference}", smallest=64
    )
    now = clock.now()
    facts = {"name": "My telephone", "made_at": now, "confirmed_at": now if works else None, **more}
    app = Authenticator(person_id=person.id, packet=packet, **facts)
    db.session.add(app)
    db.session.flush()
    return app


def digits_of(app: Authenticator | None = None) -> str:
    """What such an app shows now, or shows next when these digits were used: good for 30 seconds more at least.

    Those of the 30 seconds before would open too, but only until the next begin, which may be at once.
    """
    made = pyotp.TOTP(APP_KEY)
    step = made.timecode(clock.now())
    if app is not None and app.last_step is not None:
        step = max(step, app.last_step + 1)
    return made.generate_otp(step)


def a_passkey(person: Person, **more: Any) -> Passkey:
    """A passkey that nobody has: good for lists, and it opens nothing."""
    facts = {"credential_id": secrets.token_urlsafe(16), "public_key": b"\xa0", "name": "My computer", **more}
    passkey = Passkey(person_id=person.id, made_at=clock.now(), **facts)
    db.session.add(passkey)
    db.session.flush()
    return passkey
