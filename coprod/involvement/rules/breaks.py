"""What a break does to a deadline: its days do not count (domain rule P22)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

# From a day to a day, both of them included; no last day while somebody is still away. They never overlap.
Span = tuple[date, date | None]
DAY = timedelta(days=1)


def days_away(spans: Sequence[Span], from_day: date, to_day: date) -> int:
    """How many days between two days, both included, lie in breaks."""
    days = 0
    for begun, over in spans:
        first, last = max(begun, from_day), min(over or to_day, to_day)
        days += max(0, (last - first).days + 1)
    return days


def put_off(spans: Sequence[Span], from_day: date, last_day: date) -> date | None:
    """A deadline that began to run after ``from_day`` and would have ended with ``last_day``, without days away.

    ``None`` when a break that has no end yet began before the deadline was over: nothing runs out meanwhile.
    """
    ends = last_day
    for begun, over in sorted(spans, key=lambda span: span[0]):
        if begun > ends:
            break
        if over is None:
            return None
        ends += max(timedelta(0), over - max(begun, from_day + DAY) + DAY)
    return ends
