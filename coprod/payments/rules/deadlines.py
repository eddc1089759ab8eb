"""Until when somebody claims without giving a reason, and until when they may choose anew (domain rules P4, P22)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

MONTHS_OF_A_YEAR = 12


def months_later(day: date, months: int) -> date:
    """The same day so many months on; the last of its month where there is none (31 January becomes 30 April)."""
    year, month = divmod(day.year * MONTHS_OF_A_YEAR + day.month - 1 + months, MONTHS_OF_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def choice_closes_on(sent_on: date, cut_off_day: int) -> date:
    """The last day on which what is sent on a day can still be chosen anew, when it is paid through payroll.

    It is the first cut-off on that day or later. A month that has no such day is cut off on its last one.
    """
    here = _cut_off(sent_on.year, sent_on.month, cut_off_day)
    if sent_on <= here:
        return here
    after = months_later(sent_on.replace(day=1), 1)
    return _cut_off(after.year, after.month, cut_off_day)


def _cut_off(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))
