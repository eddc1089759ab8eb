"""For how many years the words, places and receipts of what was paid are kept (domain rule D10)."""

from __future__ import annotations

from datetime import date
from typing import Any

from coprod.core import settings
from coprod.core.words import _, _l

FIRST_MONTH = 4  # A public body's year begins on 1 April.
LEAST_YEARS = 6


def _six_at_least(value: Any) -> int:
    years = settings.whole_number(value)
    if years < LEAST_YEARS:
        raise ValueError(_("Write 6 or more: the law asks for 6 years after the financial year."))
    return years


YEARS = settings.Key(
    "payments.keep_years",
    _six_at_least,
    LEAST_YEARS,
    _l(
        "For how many years after the financial year receipts, and what people wrote on their claims, are kept"
    ),
    note=_l("Write a higher number for an organisation or a programme while an inquiry needs them."),
)


def kept_from(today: date, years: int) -> date:
    """The first day of the oldest financial year of which everything is kept: this one, and so many before it."""
    began_in = today.year if today.month >= FIRST_MONTH else today.year - 1
    return date(began_in - years, FIRST_MONTH, 1)
