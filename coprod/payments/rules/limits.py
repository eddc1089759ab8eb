"""A limit that somebody sets for themself, and what passing it would mean (domain rules P9 to P11, P14).

Which of two days counts, that of the work or that of the payment, depends on what somebody gets, and nobody asks that:
both are reckoned and shown.
"""

from __future__ import annotations

import enum
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from coprod.core.words import _l
from coprod.rates.rules import used, windows
from coprod.rates.rules.used import Nearness, Used
from coprod.rates.rules.windows import Span, Window


class Counting(enum.Enum):
    """By which day money is counted."""

    WORKED = "worked"
    PAID = "paid"


COUNTING_WORDS = {
    Counting.WORKED: _l("By the day of the work"),
    Counting.PAID: _l("By the day of the payment"),
}


@dataclass(frozen=True)
class Limit:
    """Somebody's own limit: so many pence, or minutes, or both, in a week or a monthly period that begins on a day.

    ``starts_on`` is a weekday (Monday is 0) for a week, and a day of the month for a month.
    """

    span: Span
    starts_on: int
    pence: int | None
    minutes: int | None

    def written(self) -> bytes:
        """As it lies in its sealed packet."""
        return json.dumps({**asdict(self), "span": self.span.value}).encode()

    @classmethod
    def read(cls, packet: bytes) -> Limit:
        """What a packet held."""
        told = json.loads(packet)
        return cls(Span(told["span"]), told["starts_on"], told["pence"], told["minutes"])

    def window(self, day: date) -> Window:
        """The week or month that a day lies in."""
        return windows.window(self.span, day, self.starts_on)


@dataclass(frozen=True)
class Entry:
    """One session as it counts: on which day, for how many pence, for how many minutes."""

    day: date
    pence: int
    minutes: int
    organisation: str = ""
    title: str = ""


@dataclass(frozen=True)
class Standing:
    """How much of a limit is used in one window, by one way of counting."""

    counting: Counting
    window: Window
    total: Used
    limit: Limit
    nearness: Nearness

    @property
    def left_pence(self) -> int | None:
        """How much could still be taken without passing it."""
        return None if self.limit.pence is None else used.left(self.total.pence, self.limit.pence)


def standing(limit: Limit, counting: Counting, entries: Iterable[Entry], day: date) -> Standing:
    """How much of a limit is used in the window that a day lies in."""
    window = limit.window(day)
    total = used.used(entries, window)
    return Standing(counting, window, total, limit, used.nearest(total, limit.pence, limit.minutes))
