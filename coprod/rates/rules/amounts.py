"""How an amount of money is kept as a setting, and how it is typed and told: 55p, £203.50."""

from __future__ import annotations

import re
from typing import Any

from coprod.core import money, settings
from coprod.core.words import _, _l

MOST_PENCE = 1_000_000  # £10,000: no rate and no limit comes near it
HINT = _l("Write pounds with a £ or pence with a p, such as £203.50 or 55p.")

_POUNDS = re.compile(r"£\s*([0-9]{1,7})(?:\.([0-9]{2}))?")
_PENCE = re.compile(r"([0-9]{1,7})\s*p", re.IGNORECASE)


def read(value: Any) -> int:
    """Read an amount in whole pence. Errors: ``ValueError`` in words."""
    pence = settings.whole_number(value)
    if pence > MOST_PENCE:
        raise ValueError(_("This amount is too large."))
    return pence


def typed(text: str) -> int:
    """What somebody typed, in pence. A bare number could mean either, so it is asked again. Errors: ``ValueError``."""
    plain = money.plain(text).replace(",", "")
    if found := _POUNDS.fullmatch(plain):
        return read(int(found[1]) * 100 + int(found[2] or 0))
    if found := _PENCE.fullmatch(plain):
        return read(int(found[1]))
    raise ValueError(_("Write pounds with a £ or pence with a p, such as £203.50 or 55p."))


def told(pence: int | None) -> str:
    """An amount as one would type it; nothing where none is set."""
    if pence is None:
        return ""
    return money.together(f"{pence}p") if pence < 100 else money.pounds(pence)


def told_number(number: int | None) -> str:
    """A number as one would type it; nothing where none is set."""
    return "" if number is None else str(number)
