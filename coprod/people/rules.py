"""How a person may be reached, and how long codes and sign-ins last."""

from __future__ import annotations

import enum
from datetime import timedelta

from coprod.core.words import _l

CODE_LIFE = timedelta(minutes=10)
CODE_DIGITS = 6
MOST_WRONG_CODES = 5
MOST_CODES_ASKED = 5
CODES_ASKED_WITHIN = timedelta(hours=1)
IDLE_LIMIT = timedelta(hours=20)  # domain rule A5: no shorter on a form of several steps
ABSOLUTE_LIMIT = timedelta(days=14)
SHARED_DEVICE_LIMIT = timedelta(hours=4)

TOLD_AFTER = timedelta(days=30)  # How long the list of ended sign-ins looks back.
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
