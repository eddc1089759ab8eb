"""The rates of a card by kind of work: what holds today, what is to come, what held before, what was replaced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Generic, Protocol, TypeVar


class Lasting(Protocol):
    """A rate of one kind of work between two days; ``replaced_at`` when another one took its place."""

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def from_day(self) -> date: ...
    @property
    def to_day(self) -> date | None: ...
    @property
    def replaced_at(self) -> datetime | None: ...


Each = TypeVar("Each", bound=Lasting)


@dataclass(frozen=True)
class Work(Generic[Each]):
    """One kind of work and its rates; those that are to come and those that are over, the nearest first."""

    now: Each | None
    coming: Sequence[Each]
    over: Sequence[Each]

    @property
    def told(self) -> Each:
        """The rate that names the work: what holds, else what comes next, else what held last."""
        return self.now or (self.coming[0] if self.coming else self.over[0])

    @property
    def others(self) -> list[Each]:
        """All but the one that names the work: what comes, then what was before."""
        return [each for each in (*self.coming, *self.over) if each is not self.told]


def by_work(rates: Iterable[Each], today: date) -> list[Work[Each]]:
    """Every kind of work of a card, by name. What was replaced counts as over."""
    in_order = sorted(rates, key=lambda each: (each.key, each.from_day))
    found = [_work(list(group), today) for _key, group in groupby(in_order, key=lambda each: each.key)]
    return sorted(found, key=lambda work: (work.told.name.casefold(), work.told.key))


def _work(rates: Sequence[Each], today: date) -> Work[Each]:
    standing = [each for each in rates if each.replaced_at is None]
    now = next((each for each in standing if holds(each, today)), None)
    coming = [each for each in standing if each.from_day > today]
    over = [each for each in reversed(rates) if each is not now and each not in coming]
    return Work(now, coming, over)


def holds(rate: Lasting, on: date) -> bool:
    """Whether a rate holds on a day."""
    return rate.replaced_at is None and rate.from_day <= on and (rate.to_day is None or rate.to_day >= on)
