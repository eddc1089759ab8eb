"""One-time codes and the sign-ins that they open.

An unknown address costs the same work as a known one and leaves the same rows (threat T15). Asking leaves no
audit row, because there may be nobody whose deed it is.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from coprod.core import audit, clock, limits, secret
from coprod.core.db import db
from coprod.core.errors import TooManyTries
from coprod.core.words import _
from coprod.people import emails, queries
from coprod.people.models import Person, SignIn, SignInCode
from coprod.people.rules import (
    CODE_DIGITS,
    CODE_LIFE,
    CODES_ASKED_WITHIN,
    MOST_CODES_ASKED,
    MOST_WRONG_TRIES,
    READ_OUT_LETTERS,
    stays_until,
    tidy_email,
)


@dataclass(frozen=True)
class Begun:
    """A sign-in that has just begun, with the key that only the browser's cookie keeps."""

    key: str
    sign_in: SignIn
    person: Person


def ask_for_code(address: str) -> None:
    """Send a code to an address, if it is somebody's who may be written to; do the same work if not.

    Errors: ``TooManyTries`` when this address was asked about too often.
    """
    tidied = tidy_email(address)
    _limit("code asked", tidied, MOST_CODES_ASKED)
    limits.spend("code asked", tidied, within=CODES_ASKED_WITHIN)
    found = queries.addressee(tidied)
    digits = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
    _keep_code(address_hash(tidied), _code_hash(tidied, digits), found.number)
    emails.code(to=found.mail_address, digits=digits)


def sign_in_with_code(address: str, digits: str, *, shared_device: bool) -> Begun | None:
    """Begin a sign-in with the code that was sent to this address; ``None`` when the code is wrong or over.

    A wrong try counts, so the caller must not raise. Errors: ``TooManyTries``.
    """
    tidied = tidy_email(address)
    _limit("code tried", tidied, MOST_WRONG_TRIES)
    codes = queries.codes_to_try(address_hash(tidied))
    given = _code_hash(tidied, digits)
    right = [code for code in codes if secret.same(code.code_hash, given)]
    number = right[0].person_id if right else None
    if number is None:
        for code in codes:
            code.wrong_tries += 1
        limits.spend("code tried", tidied, within=CODES_ASKED_WITHIN)
        return None
    return _use(codes, number, shared_device=shared_device, how="code by e-mail")


def code_to_read_out(person: Person, *, by: int) -> str:
    """A code for somebody who gets no e-mail, to be read out to them on the telephone. Shown once.

    Who may ask for one, and for whom, is decided where roles are known.
    """
    letters = secret.code(READ_OUT_LETTERS)
    _keep_code(_read_out_hash(letters), _code_hash("read out", letters), person.id)
    audit.record("read out a sign-in code", by=by, kind="person", number=person.id)
    return letters


def sign_in_with_read_out_code(typed: str, *, shared_device: bool) -> Begun | None:
    """Begin a sign-in with a code that somebody read out; ``None`` when it is wrong or over."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    codes = queries.codes_to_try(_read_out_hash(letters))
    if not codes or codes[0].person_id is None:
        return None
    return _use(codes, codes[0].person_id, shared_device=shared_device, how="code read out")


def look_around(person: Person) -> Begun:
    """Sign in as somebody of the demo world. Its door is open only there."""
    return _begin(person, shared_device=False, how="demo world")


def _limit(what: str, key: str, most: int) -> None:
    try:
        limits.check(what, key, most=most)
    except TooManyTries:
        raise TooManyTries(
            _("For safety we allow only so many tries in an hour. Try again in an hour.")
        ) from None


def address_hash(tidied: str) -> str:
    """What is kept of a typed address beside its code."""
    return secret.keyed_hash("sign-in address", tidied)


def _read_out_hash(letters: str) -> str:
    return secret.keyed_hash("sign-in read out", letters)


def _code_hash(tidied: str, digits: str) -> str:
    return secret.keyed_hash("sign-in code", tidied, digits)


def _keep_code(address_hash: str, code_hash: str, person_id: int | None) -> None:
    now = clock.now()
    db.session.add(
        SignInCode(
            address_hash=address_hash,
            code_hash=code_hash,
            person_id=person_id,
            made_at=now,
            good_until=now + CODE_LIFE,
        )
    )


def _use(codes: list[SignInCode], number: int, *, shared_device: bool, how: str) -> Begun | None:
    person = queries.person(number)
    for code in codes:
        code.used_at = clock.now()
    if person is None or person.forgotten_at is not None:
        return None
    return _begin(person, shared_device=shared_device, how=how)


def _begin(person: Person, *, shared_device: bool, how: str) -> Begun:
    now = clock.now()
    key = secrets.token_urlsafe(32)
    sign_in = SignIn(
        key_hash=secret.keyed_hash("sign-in", key),
        person_id=person.id,
        began_at=now,
        ends_at=stays_until(now, now, shared_device=shared_device),
        shared_device=shared_device,
    )
    db.session.add(sign_in)
    db.session.flush()
    audit.record("signed in", by=person.id, kind="person", number=person.id, how=how)
    return Begun(key, sign_in, person)
