"""What is paid for work that is called off: all or a share of the offer when it was at short notice (P29)."""

from __future__ import annotations

from datetime import datetime, timedelta

from coprod.rates.rules.rounding import half_up

SHORT_NOTICE_HOURS = 48  # what a new card begins with; it may say otherwise
MOST_NOTICE_HOURS = 24 * 28


def is_short_notice(begins_at: datetime, cancelled_at: datetime, within_hours: int) -> bool:
    """Whether it was called off less than so many hours before it would have begun; exactly so many are enough.

    Hours are hours: a night in which the clocks change is an hour shorter or longer. Errors: ``ValueError`` for a moment
    without a zone.
    """
    if begins_at.tzinfo is None or cancelled_at.tzinfo is None:
        raise ValueError("A moment without a zone.")
    # Python subtracts two moments of one zone as its clocks show them; since 1970 every hour is an hour.
    left = begins_at.timestamp() - cancelled_at.timestamp()
    return left < timedelta(hours=within_hours).total_seconds()


def cancelled_pence(
    offer: int, *, begins_at: datetime, cancelled_at: datetime, within_hours: int, share_percent: int
) -> int:
    """What is paid of an offer, in pence, rounded half up; nothing when everybody knew in good time.

    Errors: ``ValueError`` for a share that is none.
    """
    if not 0 <= share_percent <= 100:
        raise ValueError("A share is between nothing and everything.")
    if not is_short_notice(begins_at, cancelled_at, within_hours):
        return 0
    return half_up(offer * share_percent, 100)
