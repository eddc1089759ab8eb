"""What a passkey is to sign: a random number that stands in the row of the sign-in and is good there, once, for minutes.

A cookie could be put back and the number used again; a row cannot.
"""

from __future__ import annotations

from sqlalchemy import update

from coprod.core import clock, secret
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.people import queries
from coprod.people.models import Person, SignIn
from coprod.people.rules import passkeys
from coprod.people.rules.passkeys import CHALLENGE_LIFE, Site


def ask_for_new_passkey(person: Person, sign_in: SignIn) -> str:
    """What this browser is told so that it makes a passkey, as JSON. Errors: ``Refused``."""
    return passkeys.asked_to_make(
        here(),
        _challenge(sign_in),
        # Always the same for somebody, so that their telephone puts a new one in the place of the old; and it says
        # nothing to anybody else.
        user=secret.derive("passkey of", person.reference),
        called=person.email or person.called,
        service=_("Coprod"),
        has=[each.credential_id for each in queries.second_step.passkeys(person.id)],
    )


def ask_for_passkey(person: Person, sign_in: SignIn) -> str:
    """What this browser is told so that it uses one of somebody's passkeys, as JSON. Errors: ``Refused``."""
    return passkeys.asked_to_use(
        here(),
        _challenge(sign_in),
        [each.credential_id for each in queries.second_step.passkeys(person.id)],
    )


def here() -> Site:
    """Where passkeys are good. Errors: ``Refused`` where there can be none."""
    site = queries.second_step.site()
    if site is None:
        raise Refused(_("Passkeys do not work at the address of this site. Use an authenticator app."))
    return site


def take(sign_in: SignIn) -> str | None:
    """The number that was to be signed here. Whoever takes it has it alone, and nobody takes it again."""
    asked, until = sign_in.challenge, sign_in.challenge_until
    if asked is None or until is None or not clock.now() < until <= clock.now() + 2 * CHALLENGE_LIFE:
        return None
    taken = db.session.execute(
        update(SignIn)
        .where(SignIn.id == sign_in.id, SignIn.challenge == asked)
        .values(challenge=None, challenge_until=None)
    )
    return asked if taken.rowcount == 1 else None  # type: ignore[attr-defined]


def _challenge(sign_in: SignIn) -> str:
    sign_in.challenge = passkeys.new_challenge()
    sign_in.challenge_until = clock.now() + CHALLENGE_LIFE
    return sign_in.challenge
