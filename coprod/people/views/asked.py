"""What this browser remembers while it waits for its code: sealed in its cookie, never in an address that a history
keeps, and for no longer than a code is good, since whoever comes next may use the same device.

A signed cookie can be read by anybody who has the browser, and that somebody has an account here is nobody's
business. So what it holds is sealed with a key of the service.
"""

from __future__ import annotations

import base64
import json
import secrets
from typing import NamedTuple

from flask import session

from coprod.core import clock, secret
from coprod.people.rules import CODE_LIFE, tidy_email

ASKED = "asked"
PACKET = 512  # bytes: the longest address fits, and its length does not show


class Asked(NamedTuple):
    """The typed address, whether the device is shared, and what binds the code to this browser."""

    address: str
    is_shared: bool
    browser: str
    until: float  # seconds since 1970


def remembered() -> Asked | None:
    """What was asked, or ``None`` when nothing was or its time is over; then it is forgotten."""
    asked = _opened(session.get(ASKED))
    # What would be remembered for longer than anything is was written by a wrong clock.
    if asked and 0 < asked.until - clock.now().timestamp() < 2 * CODE_LIFE.total_seconds():
        return asked
    session.pop(ASKED, None)
    return None


def remember(address: str, *, is_shared: bool) -> Asked:
    """Remember an address. Who asks again for the same one keeps the binding: the letter that comes late is good."""
    before = remembered()
    is_again = before is not None and tidy_email(before.address) == tidy_email(address)
    browser = before.browser if before and is_again else secrets.token_urlsafe(32)
    asked = Asked(address, is_shared, browser, (clock.now() + CODE_LIFE).timestamp())
    session[ASKED] = _sealed(asked)
    return asked


def _sealed(asked: Asked) -> str:
    told = json.dumps(asked, ensure_ascii=False).encode()
    return base64.b64encode(secret.seal(secret.derive(ASKED), told, ASKED, smallest=PACKET)).decode()


def _opened(kept: object) -> Asked | None:
    told = (
        secret.unseal(secret.derive(ASKED), base64.b64decode(kept), ASKED) if isinstance(kept, str) else None
    )
    return Asked(*json.loads(told)) if told else None
