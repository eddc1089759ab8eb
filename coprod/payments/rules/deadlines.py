"""Until when somebody claims without giving a reason, and until when they may choose anew (domain rules P4, P22)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from coprod.involvement.rules.breaks import DAY, Span

MONTHS_OF_A_YEAR = 12


def months_later(day: date, months: int) -> date:
    """The same day so many months on; the last of its month where there is none (31 January becomes 30 April)."""
    year, month = divmod(day.year * MONTHS_OF_A_YEAR + day.month - 1 + months, MONTHS_OF_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def choice_closes_on(sent_on: date, cut_off_day: int, away: Sequence[Span] = ()) -> date | None:
    """The last day on which what is sent on a day can still be chosen anew, when it is paid through payroll.

    It is the first cut-off on that day or later. One on a day on which the person is on a break closes nothing: the
    first after it does. ``None`` while a break has no end: then the choice is open until the claim is approved, and what
    is not approved is in no payroll. A month that has no such day is cut off on its last one.
    """
    closes = _next_cut_off(sent_on, cut_off_day)
    for begun, over in sorted(away, key=lambda span: span[0]):
        if begun <= closes and (over is None or closes <= over):
            if over is None:
                return None
            closes = _next_cut_off(over + DAY, cut_off_day)
    return closes


def _next_cut_off(day: date, cut_off_day: int) -> date:
    here = _cut_off(day.year, day.month, cut_off_day)
    if day <= here:
        return here
    after = months_later(day.replace(day=1), 1)
    return _cut_off(after.year, after.month, cut_off_day)


def _cut_off(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))
