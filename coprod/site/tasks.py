"""One thing that somebody has to do, as Today lists it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coprod.core import clock
from coprod.core.editions import Passage


@dataclass(frozen=True)
class Task:
    """One thing to do: the deed, what it is about, where it is done, and by when if there is a day."""

    deed: str
    about: Passage
    href: str
    due_on: date | None = None
    kind: str = "due"  # How the day is said: due, closes.

    @property
    def days_late(self) -> int:
        return max(0, (clock.today() - self.due_on).days) if self.due_on else 0
