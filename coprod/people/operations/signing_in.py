"""One-time codes and the sign-ins that they open.

Nobody can keep somebody else out. A code belongs to the browser that asked for it, which alone can spend its
tries. When enough letters were written to an address, whoever asks still gets in with the newest of them. When
too many codes are guessed anywhere, codes become too long to guess, and nobody is made to wait.

An unknown address costs the same work as a known one and leaves the same rows (threat T15). Asking leaves no
audit row, because there may be nobody whose deed it is.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from coprod.core import audit, clock, limits, secret
from coprod.core.db import db, one_at_a_time
from coprod.core.errors import TooManyTries
from coprod.people import emails, queries
from coprod.people.models import Person, SignIn, SignInCode
from coprod.people.rules import (
    CODE_DIGITS,
    CODE_LIFE,
    CODES_ASKED_WITHIN,
    LONG_CODE_DIGITS,
    MOST_CODES_ASKED,
    MOST_WRONG_TRIES,
    READ_OUT_LETTERS,
    STILL_FRESH,
    stays_until,
    tidy_email,
)


@dataclass(frozen=True)
class Begun:
    """A sign-in that has just begun, with the key that only the browser's cookie keeps."""

    key: str
    sign_in: SignIn
    person: Person


def ask_for_code(address: str, *, browser: str) -> None:
    """Send a code to an address, if it is somebody's who may be written to; do the same work if not.

    ``browser`` is what only the asking browser's cookie holds: the code opens nothing without it. When enough
    letters were written in an hour, no more is: this browser is let in with the newest one.
    """
    tidied = tidy_email(address)
    asked, where = address_hash(tidied), _browser_hash(browser)
    length = _shortest()
    found = queries.addressee(tidied)
    newest = queries.newest_code(asked)
    if _is_reached("code asked", tidied, MOST_CODES_ASKED) and newest and _still_helps(newest, length):
        _keep_code(
            asked, newest.code_hash, found.number, browser=where, length=newest.length, made_at=newest.made_at
        )
        return
    limits.spend("code asked", tidied, within=CODES_ASKED_WITHIN)
    digits = f"{secrets.randbelow(10**length):0{length}d}"
    _keep_code(asked, _code_hash(tidied, digits), found.number, browser=where, length=length)
    emails.code(to=found.mail_address, digits=digits)


def sign_in_with_code(address: str, digits: str, *, browser: str, shared_device: bool) -> Begun | None:
    """Begin a sign-in with the code that this browser asked for; ``None`` when the code is wrong or over.

    A wrong try counts, so the caller must not raise.
    """
    found = _right_code(tidy_email(address), digits, browser=browser)
    return _use(*found, shared_device=shared_device, how="code by e-mail") if found else None


def spend_code(address: str, digits: str, *, browser: str, person_id: int) -> bool:
    """Use up the code that this browser asked for, beginning nothing with it; whether it was right."""
    found = _right_code(tidy_email(address), digits, browser=browser)
    if found is None or found[1] != person_id:
        return False
    _use_up(found[0])
    return True


def _right_code(tidied: str, digits: str, *, browser: str) -> tuple[list[SignInCode], int] | None:
    """The codes that are used up with a right one, and whose they are; ``None`` for a wrong one, which counts."""
    is_guarded = _shortest() == LONG_CODE_DIGITS
    if is_guarded and len(digits) < LONG_CODE_DIGITS:
        return None
    codes = queries.codes_to_try(address_hash(tidied), _browser_hash(browser))
    given = _code_hash(tidied, digits)
    right = next((code for code in codes if secret.same(code.code_hash, given)), None)
    if right is None or right.person_id is None:
        for code in codes:
            code.wrong_tries += 1
        # A browser that may not try any more has guessed nothing.
        if codes and not is_guarded:
            limits.spend("code tried", "anywhere", within=CODES_ASKED_WITHIN)
        return None
    # Another browser may hold the same letter's code, in a row of its own.
    one_at_a_time(f"sign in {right.code_hash}")
    return None if queries.was_used(right) else (codes, right.person_id)


def code_to_read_out(person: Person, *, by: int) -> str:
    """A code for somebody who gets no e-mail, to be read out to them on the telephone. Shown once.

    Who may ask for one, and for whom, is decided where roles are known.
    """
    letters = secret.code(READ_OUT_LETTERS)
    code_hash = _code_hash("read out", letters)
    _keep_code(_read_out_hash(letters), code_hash, person.id, browser=None, length=READ_OUT_LETTERS)
    audit.record("read out a sign-in code", by=by, kind="person", number=person.id)
    return letters


def sign_in_with_read_out_code(typed: str, *, shared_device: bool) -> Begun | None:
    """Begin a sign-in with a code that somebody read out; ``None`` when it is wrong or over."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    codes = queries.codes_to_try(_read_out_hash(letters), None)
    if not codes or codes[0].person_id is None:
        return None
    return _use(codes, codes[0].person_id, shared_device=shared_device, how="code read out")


def spend_read_out_code(letters: str, *, person_id: int) -> bool:
    """Use up a code that was read out to somebody, beginning nothing with it; whether it was theirs."""
    codes = queries.codes_to_try(_read_out_hash(letters), None)
    if not codes or codes[0].person_id != person_id:
        return False
    _use_up(codes)
    return True


def look_around(person: Person) -> Begun:
    """Sign in as somebody of the demo world. Its door is open only there.

    The second step counts as done, since nobody has the telephone of somebody who is made up. Nowhere else is it so.
    """
    begun = _begin(person, shared_device=False, how="demo world")
    begun.sign_in.second_at = begun.sign_in.confirmed_at = clock.now()
    return begun


def _is_reached(what: str, key: str, most: int) -> bool:
    try:
        limits.check(what, key, most=most)
    except TooManyTries:
        return True
    return False


def _shortest() -> int:
    """How many digits a code must have now. A limit that only made people wait could be used to keep them out."""
    return LONG_CODE_DIGITS if _is_reached("code tried", "anywhere", MOST_WRONG_TRIES) else CODE_DIGITS


def _still_helps(code: SignInCode, length: int) -> bool:
    """Whether somebody who asks now can still get in with this letter, and in good time."""
    now = clock.now()
    has_time = code.good_until >= now + STILL_FRESH and code.made_at <= now + clock.CLOCKS_DIFFER
    return has_time and code.length >= length and not queries.was_used(code)


def address_hash(tidied: str) -> str:
    """What is kept of a typed address beside its code."""
    return secret.keyed_hash("sign-in address", tidied)


def _browser_hash(browser: str) -> str:
    return secret.keyed_hash("sign-in browser", browser)


def _read_out_hash(letters: str) -> str:
    return secret.keyed_hash("sign-in read out", letters)


def _code_hash(tidied: str, digits: str) -> str:
    return secret.keyed_hash("sign-in code", tidied, digits)


def _keep_code(
    address_hash: str,
    code_hash: str,
    person_id: int | None,
    *,
    browser: str | None,
    length: int,
    made_at: datetime | None = None,
) -> None:
    made = made_at or clock.now()
    db.session.add(
        SignInCode(
            address_hash=address_hash,
            browser_hash=browser,
            code_hash=code_hash,
            length=length,
            person_id=person_id,
            made_at=made,
            good_until=made + CODE_LIFE,
        )
    )


def _use(codes: list[SignInCode], number: int, *, shared_device: bool, how: str) -> Begun | None:
    person = queries.person(number)
    _use_up(codes)
    if person is None or person.forgotten_at is not None:
        return None
    return _begin(person, shared_device=shared_device, how=how)


def _use_up(codes: list[SignInCode]) -> None:
    for code in codes:
        code.used_at = clock.now()


def _begin(person: Person, *, shared_device: bool, how: str) -> Begun:
    now = clock.now()
    key = secrets.token_urlsafe(32)
    sign_in = SignIn(
        key_hash=secret.keyed_hash("sign-in", key),
        person_id=person.id,
        began_at=now,
        ends_at=stays_until(now, now, shared_device=shared_device),
        shared_device=shared_device,
        # Whoever has a second step shows with that one, and not with a code by e-mail, that it is they.
        confirmed_at=None if queries.second_step.ways(person.id) else now,
    )
    db.session.add(sign_in)
    db.session.flush()
    audit.record("signed in", by=person.id, kind="person", number=person.id, how=how)
    return Begun(key, sign_in, person)
