"""Money is whole pence. This is the only place that turns it into words, or into pounds for a machine."""

from __future__ import annotations

from decimal import Decimal

from flask_babel import format_currency

from coprod.core.words import direction, language

# Between Arabic letters the sign would land behind the figures, and the p of pence before them.
_FROM_LEFT, _DONE = "\u2066", "\u2069"


def pounds(pence: int) -> str:
    """An amount in pence as people read it, in the language of the page: £12.50."""
    return together(str(format_currency(Decimal(pence) / 100, "GBP")))


def figure(pence: int) -> Decimal:
    """An amount in pence as machines read it: in pounds with two places, without a sign of money or a comma."""
    return Decimal(pence).scaleb(-2)


def together(amount: str) -> str:
    """An amount that reads from left to right also where the words around it run the other way."""
    return amount if direction(language()) == "ltr" else f"{_FROM_LEFT}{amount}{_DONE}"


def plain(amount: str) -> str:
    """An amount without the marks that ``together`` may have put around it, as somebody may paste it."""
    return amount.strip().strip(_FROM_LEFT + _DONE)
