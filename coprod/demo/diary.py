"""When what happened: a diary of deeds, written in any order and lived in the order of time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from coprod.core import clock
from coprod.core.db import db

Deed = Callable[[], None]


class Diary:
    """Deeds with their moments. Days count from the day of loading: -40 is forty days ago."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._pages: list[tuple[datetime, Deed]] = []

    def day(self, in_days: int) -> date:
        """The day that is so many days away."""
        return self.today + timedelta(days=in_days)

    def write(self, in_days: int, at: time, deed: Deed) -> None:
        """Something that is done on a day, at a time in London."""
        moment = datetime.combine(self.day(in_days), at, tzinfo=clock.LONDON)
        self._pages.append((moment, deed))

    def live(self) -> None:
        """Do everything, each at its moment; what has the same moment in the order of writing."""
        for moment, deed in sorted(self._pages, key=lambda page: page[0]):
            with clock.at(moment):
                deed()
                db.session.flush()
                # The next deed reads afresh what it needs, as the next visit would.
                db.session.expunge_all()
