"""For how long a closed concern is kept."""

from __future__ import annotations

from typing import Any

from coprod.core import settings
from coprod.core.words import _, _l

MOST_YEARS = 100


def read_years(value: Any) -> int:
    """Read a number of years that a calendar can reach. Errors: ``ValueError`` in words."""
    years = settings.whole_number(value)
    if years > MOST_YEARS:
        raise ValueError(_("Write a number of years, 100 or fewer."))
    return years


# Domain rule D10 has no line for these; complaints, which come nearest, are kept for ten years.
KEEP_YEARS = settings.Key(
    "safety.keep_years",
    read_years,
    10,
    _l("For how many years we keep a safety concern, after it has closed"),
)
