"""How a person may be reached, and how long codes and sign-ins last."""

from __future__ import annotations

import enum
from datetime import datetime, timedelta

import phonenumbers

from coprod.core.words import _l

CODE_LIFE = timedelta(minutes=10)
CODE_DIGITS = 8
LONG_CODE_DIGITS = 12  # While somebody is guessing: nobody guesses one of these, so nobody need wait.
MOST_WRONG_CODES = 5  # for one code in one browser
MOST_CODES_ASKED = 5  # letters to one address; then only one more when the newest is too old to be used
CODES_ASKED_WITHIN = timedelta(hours=1)
STILL_FRESH = timedelta(minutes=5)  # What is left of a letter's time, for a browser to be let in with it too.
MOST_WRONG_TRIES = 300  # for all addresses together, within the same time
READ_OUT_LETTERS = 10  # 48 bits: nobody guesses one while it is good, so it needs no address beside it
IDLE_LIMIT = timedelta(hours=20)  # domain rule A5: no shorter on a form of several steps
ABSOLUTE_LIMIT = timedelta(days=14)
SHARED_DEVICE_LIMIT = timedelta(hours=4)

OLD_ADDRESS_FOR = timedelta(
    days=30
)  # How long an address that was changed is told of changes of bank details too.
KEPT_AFTER = timedelta(days=30)  # How long a sign-in that is over is kept, to see what happened.
FORGOTTEN = _l("Somebody whose name was taken away")


class SafeContact(enum.Enum):
    """How somebody may be reached without harm (threat T19). Every sender obeys it."""

    EMAIL = "email"
    TELEPHONE = "telephone"
    POST = "post"
    NONE = "none"


SAFE_CONTACT_WORDS = {
    SafeContact.EMAIL: _l("By e-mail"),
    SafeContact.TELEPHONE: _l("By telephone"),
    SafeContact.POST: _l("By post"),
    SafeContact.NONE: _l("Do not contact me. I will look on the site"),
}


def tidy_email(address: str) -> str:
    """An address as it is compared: without blanks around it, in small letters."""
    return address.strip().casefold()


def in_groups(digits: str) -> str:
    """A code as it is shown: in groups of four, with blanks that neither break a line nor turn in Urdu."""
    return "\N{NO-BREAK SPACE}".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def mail_address(email: str | None, safe_contact: SafeContact, forgotten_at: datetime | None) -> str | None:
    """Where letters to somebody may go, or ``None``. Every sender asks this, the sender of codes too (T19)."""
    return email if safe_contact is SafeContact.EMAIL and forgotten_at is None else None


def stays_until(began_at: datetime, now: datetime, *, shared_device: bool) -> datetime:
    """Until when a sign-in that is used now goes on: the idle limit, within the absolute one (threat T16)."""
    longest = SHARED_DEVICE_LIMIT if shared_device else ABSOLUTE_LIMIT
    return min(now + IDLE_LIMIT, began_at + longest)


def same_telephone(one: str, other: str) -> bool:
    """Whether two numbers, however they are typed, ring at one place; one without a country's code is British."""
    first, second = _number(one), _number(other)
    return first is not None and first == second


def _number(typed: str) -> tuple[int | None, int | None] | None:
    try:
        read = phonenumbers.parse(typed, "GB")
    except phonenumbers.NumberParseException:
        return None
    return read.country_code, read.national_number


def is_telephone(typed: str) -> bool:
    """Whether a telephone could ring at this number; one without a country's code is British."""
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(typed, "GB"))
    except phonenumbers.NumberParseException:
        return False
