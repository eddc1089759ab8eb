"""What a card says in words, and how the rates of one kind of work follow each other in time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, TypeVar

from coprod.core.money import pounds
from coprod.core.words import _, how_long, ngettext
from coprod.rates.rules.pay import HALF_DAY_MINUTES, Basis, Rated

MOST_MINUTES = 24 * 60  # of one block, and of half a day


@dataclass(frozen=True)
class Amounts:
    """What a rate pays, by its basis: pence, and minutes where the basis has a boundary or a block."""

    basis: Basis
    amount_pence: int
    full_day_pence: int | None = None
    boundary_minutes: int = HALF_DAY_MINUTES
    block_minutes: int | None = None


class Following(Protocol):
    """A rate between two days."""

    @property
    def from_day(self) -> date: ...
    @property
    def to_day(self) -> date | None: ...


Each = TypeVar("Each", bound=Following)


@dataclass(frozen=True)
class Fitted:
    """Where a new rate finds its place: its last day, which one it replaces, and which one ends the day before."""

    to_day: date | None
    replaces: object | None
    cuts: object | None


def fitted(others: Iterable[Each], from_day: date) -> Fitted:
    """Where a rate from this day on stands among those of the same work, in any order.

    One that holds on the day before ends then; one from the very day is replaced, and the new one lasts as long as that
    did. Otherwise it holds until the next one begins, or as long as the one would have held that it cuts short.
    """
    known = sorted(others, key=lambda each: each.from_day)
    same = next((each for each in known if each.from_day == from_day), None)
    if same is not None:
        return Fitted(same.to_day, same, None)
    before = next((each for each in reversed(known) if each.from_day < from_day), None)
    after = next((each for each in known if each.from_day > from_day), None)
    cuts = before if before and (before.to_day is None or before.to_day >= from_day) else None
    until = after.from_day - timedelta(days=1) if after else None
    if cuts is not None and cuts.to_day is not None:
        until = cuts.to_day
    return Fitted(until, None, cuts)


def rate_words(rate: Rated) -> str:
    """What a rate pays, in a sentence."""
    amount = pounds(rate.amount_pence)
    if rate.basis is Basis.TASK:
        return _("%(amount)s for the task, however long it takes", amount=amount)
    if rate.basis is Basis.HOUR:
        return _("%(amount)s an hour, counted by the minute", amount=amount)
    if rate.basis is Basis.SESSION:
        return _(
            "%(half)s for up to %(time)s, %(full)s for more",
            half=amount,
            time=how_long(rate.boundary_minutes or 0),
            full=pounds(rate.full_day_pence or 0),
        )
    return _(
        "%(amount)s for each %(time)s, or part of that",
        amount=amount,
        time=how_long(rate.block_minutes or 0),
    )


def cancellation_words(hours: int | None, percent: int) -> str:
    """What a card says about work that is called off (domain rule P29)."""
    if hours is None or not percent:
        return _("Nothing is paid for work that is called off.")
    if percent == 100:
        return ngettext(
            "If we call it off less than %(num)s hour before, you get all of it.",
            "If we call it off less than %(num)s hours before, you get all of it.",
            hours,
        )
    return ngettext(
        "If we call it off less than %(num)s hour before, you get %(percent)s%% of it.",
        "If we call it off less than %(num)s hours before, you get %(percent)s%% of it.",
        hours,
        percent=percent,
    )
