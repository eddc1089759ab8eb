"""The end of a month, around which the demo world has work that was not claimed, not approved and not paid (story 8)."""

from __future__ import annotations

from datetime import date, timedelta

from coprod.demo.diary import Diary
from coprod.demo.words.money import MONTH_END, Done

# So many days after its end everything around it has been done.
OVER_DAYS = 8


def last_day(today: date) -> date:
    """The last day of the newest month around whose end everything has been done."""
    return (today - timedelta(days=OVER_DAYS)).replace(day=1) - timedelta(days=1)


def work(diary: Diary) -> list[Done]:
    """The work around it, with its days counted from the day of loading, like all others."""
    end = (last_day(diary.today) - diary.today).days
    found = []
    for told in MONTH_END:
        done = told.copy()
        done["on"] += end
        done["claimed"] += end
        done["approved"] += end
        found.append(done)
    return found
