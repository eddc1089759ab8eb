"""The second step of signing in: what it takes, and for how long it counts (threats T13, T16)."""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import datetime, timedelta
from typing import NamedTuple

from coprod.core import clock, secret

# For how long somebody who has shown that it is they need not do so again.
CONFIRMED_FOR = timedelta(minutes=10)
CONFIRMED_FOR_SHARED = timedelta(minutes=5)  # on a device that others use
MOST_WAYS = 10  # passkeys and apps of one person
NAME_LETTERS = 60

STEP_SECONDS = 30
APP_DIGITS = 6
MOST_WRONG_HERE = 10  # in one sign-in; another begins with another code by e-mail
# Guesses at the 6 digits of one person from sign-ins that have not done the second step. Beyond them only a passkey
# or a recovery code opens it, which nobody guesses: so whoever guesses keeps nobody out.
MOST_WRONG_DIGITS = 30
WRONG_WITHIN = timedelta(days=1)
UNCONFIRMED_FOR = timedelta(hours=1)  # an app that was never shown to work

RECOVERY_CODES = 10
RECOVERY_LETTERS = 12
# What one hash of a recovery code costs: 16 MB and some hundredths of a second (ASVS 5.0, 6.5.2).
SLOWLY = {"n": 2**14, "r": 8, "p": 1}


class Ways(NamedTuple):
    """What somebody has for the second step: how many passkeys, working apps and unused recovery codes."""

    passkeys: int = 0
    apps: int = 0
    recovery_codes: int = 0

    def __bool__(self) -> bool:
        """Whether there is a second step at all. Recovery codes alone are none."""
        return bool(self.passkeys or self.apps)


def is_fresh(confirmed_at: datetime | None, now: datetime, *, shared_device: bool) -> bool:
    """Whether somebody has shown lately enough that it is they. What a wrong clock wrote counts for nothing."""
    if confirmed_at is None or confirmed_at > now + clock.CLOCKS_DIFFER:
        return False
    return now < confirmed_at + (CONFIRMED_FOR_SHARED if shared_device else CONFIRMED_FOR)


def step_of(key: str, typed: str, now: datetime, last_step: int | None) -> int | None:
    """The 30 seconds to which these digits of an app belong: the present ones, or those before or after, since
    clocks differ. ``None`` for wrong digits, and for those of a step that was used or is older than one that was.
    """
    import pyotp

    app = pyotp.TOTP(key, digits=APP_DIGITS, interval=STEP_SECONDS)
    here = app.timecode(now)
    # All three are always compared, so that the time it takes tells nothing.
    right = [step for step in (here - 1, here, here + 1) if secret.same(app.generate_otp(step), typed)]
    return next((step for step in right if last_step is None or step > last_step), None)


def new_app_key() -> str:
    """The secret of an app, 160 random bits as letters."""
    import pyotp

    return str(pyotp.random_base32(32))


def app_address(key: str, *, person: str, service: str) -> str:
    """What the QR code of an app says."""
    import pyotp

    return str(pyotp.TOTP(key).provisioning_uri(name=person, issuer_name=service))


def letters_of(typed: str) -> str:
    """A code as it is compared: capitals and digits of any script, whatever stands between them."""
    return "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter
        for letter in typed.upper()
        if letter.isalnum()
    )


def slow_hash(letters: str, salt: str) -> str:
    """A recovery code so that whoever guesses needs very long, even with the database and the key."""
    told = letters.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(told, salt=salt.encode(), dklen=32, **SLOWLY).hex()
