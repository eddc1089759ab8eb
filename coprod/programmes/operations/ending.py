"""Ending something that has days. It is never deleted: what happened in its time keeps its name (domain rule T6)."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from coprod.core.errors import Refused
from coprod.core.words import _, date_words


class Endable(Protocol):
    """Whatever has a first day and can be given a last one."""

    @property
    def from_day(self) -> date: ...

    @property
    def to_day(self) -> date | None: ...

    @to_day.setter
    def to_day(self, day: date | None) -> None: ...


def insist_on_order(from_day: date, to_day: date | None) -> None:
    """Errors: ``Refused`` when the last day is before the first."""
    if to_day is not None and to_day < from_day:
        raise Refused(
            _("The last day cannot be before the first day, %(first_day)s.", first_day=date_words(from_day))
        )


def end_on(thing: Endable, last_day: date) -> None:
    """Give a last day. Errors: ``Refused`` when it is before the first day, or there is an earlier one already."""
    insist_on_order(thing.from_day, last_day)
    if thing.to_day is not None and thing.to_day < last_day:
        raise Refused(_("This ends earlier already, on %(day)s.", day=date_words(thing.to_day)))
    thing.to_day = last_day


def overlap(one_from: date, one_to: date | None, other_from: date, other_to: date | None) -> bool:
    """Whether two stretches of days have a day in common."""
    return (one_to is None or one_to >= other_from) and (other_to is None or other_to >= one_from)
