"""Showing that it is you: the second step of signing in, and the same again before what a thief would want.

Wrong tries count against the sign-in in which they were made. The few digits of an app could be guessed by whoever
reads somebody's e-mail and signs in again and again; so such guesses count for the person as well, and beyond a limit
digits open nothing there for a day. A passkey, a recovery code and the sign-ins that somebody has already still do:
nobody is kept out by another's guesses.
"""

from __future__ import annotations

import secrets

from sqlalchemy import or_, update

from coprod.core import audit, clock, limits, secret
from coprod.core.db import db
from coprod.core.errors import TooManyTries
from coprod.core.words import _
from coprod.people import emails, queries
from coprod.people.models import Authenticator, Person, SignIn
from coprod.people.operations import signing_in
from coprod.people.operations.second_step import challenging, recovery
from coprod.people.rules import passkeys
from coprod.people.rules.second_step import (
    APP_DIGITS,
    MOST_WRONG_DIGITS,
    MOST_WRONG_HERE,
    WRONG_WITHIN,
    letters_of,
    step_of,
)

HERE, DIGITS = "second step here", "digits of an app"


def confirm_with_code(person: Person, sign_in: SignIn, typed: str) -> str | None:
    """The digits of an app, or a recovery code. Returns the new key of the cookie; ``None`` when it is wrong.

    Errors: ``TooManyTries`` in a sign-in in which too many were wrong.
    """
    _insist_on_patience(sign_in)
    letters = letters_of(typed)
    if len(letters) == APP_DIGITS and letters.isdecimal():
        if takes_digits(person, sign_in) and use_app(person, letters):
            return done(person, sign_in, how="app")
        if sign_in.second_at is None:
            limits.spend(DIGITS, person.reference, within=WRONG_WITHIN)
    elif queries.second_step.ways(person.id) and recovery.use(person, letters):
        emails.recovery_code_used(person, left=queries.second_step.ways(person.id).recovery_codes)
        return done(person, sign_in, how="recovery code")
    _was_wrong(sign_in)
    return None


def confirm_with_passkey(person: Person, sign_in: SignIn, answer: str) -> str | None:
    """What a passkey signed. Returns the new key of the cookie; ``None`` when it is not as it must be."""
    _insist_on_patience(sign_in)
    asked = challenging.take(sign_in)
    passkey = queries.second_step.passkey(person.id, passkeys.named_in(answer))
    if asked is not None and passkey is not None:
        known = passkeys.Known(passkey.credential_id, passkey.public_key, passkey.sign_count)
        count = passkeys.used(challenging.here(), asked, answer, known)
        if count is not None:
            passkey.sign_count, passkey.used_at = count, clock.now()
            return done(person, sign_in, how="passkey")
    _was_wrong(sign_in)
    return None


def confirm_with_first_step(person: Person, sign_in: SignIn, typed: str) -> str | None:
    """For who has no second step: a fresh code by e-mail, or one that was read out. Returns the new key, or ``None``."""
    _insist_on_patience(sign_in)
    if not queries.second_step.ways(person.id):
        letters, address = letters_of(typed), person.mail_address
        if address and letters.isdecimal():
            browser = browser_of(sign_in)
            if signing_in.spend_code(address, letters, browser=browser, person_id=person.id):
                return done(person, sign_in, how="code by e-mail")
        elif signing_in.spend_read_out_code(letters, person_id=person.id):
            return done(person, sign_in, how="code read out")
    _was_wrong(sign_in)
    return None


def takes_digits(person: Person, sign_in: SignIn) -> bool:
    """Whether the digits of an app open anything here, or were guessed too often elsewhere.

    Sign-ins that somebody has already are not kept out by whoever guesses in another.
    """
    if sign_in.second_at is not None:
        return True
    try:
        limits.check(DIGITS, person.reference, most=MOST_WRONG_DIGITS)
    except TooManyTries:
        return False
    return True


def browser_of(sign_in: SignIn) -> str:
    """What binds a code by e-mail to this sign-in: it opens nothing in another."""
    return f"sign-in {sign_in.reference}"


def use_app(person: Person, digits: str) -> bool:
    """Spend these digits of one of somebody's apps; whether they were right. Each is good once, for all who send it."""
    for app in queries.second_step.apps(person.id):
        key = app_key(person, app)
        step = step_of(key, digits, clock.now(), app.last_step) if key else None
        if step is not None and spend_step(app, step):
            return True
    return False


def spend_step(app: Authenticator, step: int) -> bool:
    """Note that the digits of these 30 seconds are used. False when somebody was quicker."""
    spent = db.session.execute(
        update(Authenticator)
        .where(
            Authenticator.id == app.id,
            or_(Authenticator.last_step.is_(None), Authenticator.last_step < step),
        )
        .values(last_step=step, used_at=clock.now())
    )
    return bool(spent.rowcount == 1)  # type: ignore[attr-defined]


def app_key(person: Person, app: Authenticator) -> str | None:
    """The secret of an app; ``None`` when it was sealed for somebody else, or under another secret of the service."""
    told = secret.unseal(secret.derive("authenticator"), app.packet, about_app(person))
    return told.decode() if told else None


def about_app(person: Person) -> str:
    """What the secret of an app is bound to."""
    return f"authenticator of {person.reference}"


def done(person: Person, sign_in: SignIn, *, how: str) -> str:
    """Note that somebody has shown that it is they. The browser gets another key (threat T16)."""
    is_second = bool(queries.second_step.ways(person.id))
    deed = "did the second step" if is_second and sign_in.second_at is None else "confirmed again"
    sign_in.confirmed_at = clock.now()
    if is_second:
        sign_in.second_at = sign_in.second_at or sign_in.confirmed_at
    key = secrets.token_urlsafe(32)
    sign_in.key_hash = secret.keyed_hash("sign-in", key)
    audit.record(deed, by=person.id, kind="person", number=person.id, how=how)
    return key


def _insist_on_patience(sign_in: SignIn) -> None:
    try:
        limits.check(HERE, sign_in.reference, most=MOST_WRONG_HERE)
    except TooManyTries:
        raise TooManyTries(_("Sign out, and sign in again. Then you can try once more.")) from None


def _was_wrong(sign_in: SignIn) -> None:
    limits.spend(HERE, sign_in.reference, within=WRONG_WITHIN)
