"""For how long a closed concern is kept."""

from __future__ import annotations

from datetime import date

from coprod.core import settings
from coprod.core.words import _l

# Domain rule D10 has no line for these; complaints, which come nearest, are kept for ten years.
KEEP_YEARS = settings.Key(
    "safety.keep_years",
    settings.whole_number,
    10,
    _l("For how many years we keep a safety concern, after it has closed"),
)


def kept_until(closed_on: date, years: int) -> date:
    """The day after which a concern is no longer kept."""
    try:
        return closed_on.replace(year=closed_on.year + years)
    except ValueError:  # 29 February
        return closed_on.replace(year=closed_on.year + years, day=28)
