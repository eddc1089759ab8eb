"""Adding what opens the second step: an app or a passkey. With the first come ten recovery codes.

Every change ends the person's other sign-ins, is written down, and is told to the person (threats T13, T16).
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete

from coprod.core import audit, clock, secret
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.people import emails, queries
from coprod.people.models import Authenticator, Passkey, Person, SignIn
from coprod.people.operations.second_step import challenging, confirming, recovery
from coprod.people.operations.signing_out import end_others
from coprod.people.rules import passkeys
from coprod.people.rules.second_step import MOST_WAYS, letters_of, new_app_key, step_of


@dataclass(frozen=True)
class Added:
    """The new key of the cookie, and the recovery codes when they were made with it: told this once."""

    key: str
    codes: list[str]


def begin_app(person: Person, *, name: str) -> Authenticator:
    """An app with a secret of its own. It opens nothing until it has shown that it works. Errors: ``Refused``."""
    _insist_on_room(person)
    # Whoever begins again has lost the page of the first: its secret was perhaps photographed.
    db.session.execute(
        delete(Authenticator).where(
            Authenticator.person_id == person.id, Authenticator.confirmed_at.is_(None)
        )
    )
    packet = secret.seal(
        secret.derive("authenticator"), new_app_key().encode(), confirming.about_app(person), smallest=64
    )
    app = Authenticator(person_id=person.id, packet=packet, name=name, made_at=clock.now())
    db.session.add(app)
    db.session.flush()
    return app


def confirm_app(person: Person, sign_in: SignIn, app: Authenticator, typed: str) -> Added | None:
    """Keep an app that shows the right digits; ``None`` when they are wrong."""
    key = confirming.app_key(person, app)
    step = step_of(key, letters_of(typed), clock.now(), app.last_step) if key else None
    if step is None or not confirming.spend_step(app, step):
        return None
    app.confirmed_at = clock.now()
    return _added(person, sign_in, "app")


def add_passkey(person: Person, sign_in: SignIn, *, name: str, answer: str) -> Added | None:
    """Keep the passkey that this browser has just made; ``None`` when its answer is not as it must be.

    Errors: ``Refused``.
    """
    _insist_on_room(person)
    asked = challenging.take(sign_in)
    known = passkeys.made(challenging.here(), asked, answer) if asked else None
    if known is None or queries.second_step.is_known(known.credential_id):
        return None
    db.session.add(Passkey(person_id=person.id, name=name, made_at=clock.now(), **known._asdict()))
    db.session.flush()
    return _added(person, sign_in, "passkey")


def _added(person: Person, sign_in: SignIn, kind: str) -> Added:
    db.session.flush()
    has_codes = queries.second_step.ways(person.id).recovery_codes > 0
    codes = [] if has_codes else recovery.new_codes(person)
    end_others(person, kept=sign_in, by=person.id)
    audit.record("added a way to sign in", by=person.id, kind="person", number=person.id, way=kind)
    emails.way_in_changed(person)
    return Added(confirming.done(person, sign_in, how=f"new {kind}"), codes)


def _insist_on_room(person: Person) -> None:
    ways = queries.second_step.ways(person.id)
    if ways.passkeys + ways.apps >= MOST_WAYS:
        raise Refused(_("You have as many passkeys and apps as there is room for. Remove one first."))
