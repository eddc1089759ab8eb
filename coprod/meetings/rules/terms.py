"""Terms of reference: how far a version is, and when it is to be looked at again (domain rule M1)."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date, timedelta

from coprod.core import settings
from coprod.core.words import _l
from coprod.meetings.rules.groups import MemberRole

# Whose voices are counted for a quorum. Whoever only observes decides nothing.
COUNTED = tuple(role for role in MemberRole if role is not MemberRole.OBSERVER)
MOST_NEEDED = 20  # of one role

REVIEW_SOON_DAYS = settings.Key(
    "meetings.review_soon_days",
    settings.whole_number,
    28,
    _l("How many days before its terms are to be looked at again a group is told so"),
)


class Review(enum.Enum):
    """When terms are to be looked at again, seen from a day."""

    NEVER = "never"
    LATER = "later"
    SOON = "soon"
    PAST = "past"


def review_of(review_on: date | None, today: date, soon_days: int) -> Review:
    """How near the day is on which terms are to be looked at again."""
    if review_on is None:
        return Review.NEVER
    if review_on < today:
        return Review.PAST
    return Review.SOON if review_on <= today + timedelta(days=soon_days) else Review.LATER


def quorum_of(needed: Mapping[MemberRole, int | None]) -> dict[str, int]:
    """A quorum as it is kept: how many of each role, without those of whom nobody is needed (domain rule M2)."""
    return {role.value: many for role in COUNTED if (many := needed.get(role) or 0) > 0}
