"""Money is whole pence. This is the only place that turns it into words."""

from __future__ import annotations

from decimal import Decimal

from flask_babel import format_currency


def pounds(pence: int) -> str:
    """An amount in pence as people read it, in the language of the page: £12.50."""
    return str(format_currency(Decimal(pence) / 100, "GBP"))
