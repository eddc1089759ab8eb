"""What every machine of random money stands on: six people, what they try, and what is counted of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.payments.rules.claims import Ledger

HOLD = timedelta(hours=24)
STAFF, EVERYBODY = 3, 6
NUMBERS = st.integers(0, 99)
PEOPLE = st.integers(0, EVERYBODY - 1)
# Whether somebody tries who may.
FITTING = st.sampled_from([True, True, False])


class Broken(AssertionError):
    """A promise about money does not hold."""


def must(holds: bool, otherwise: str) -> None:
    """Errors: ``Broken``, with what is wrong."""
    if not holds:
        raise Broken(otherwise)


def after(*deeds: str) -> Callable[[Any], bool]:
    """For ``precondition``: once one of these was done in the story."""
    return lambda machine: any(machine.story[each] for each in deeds)


class People(RuleBasedStateMachine):
    """Six people and one organisation, of whom the first three approve and pay."""

    # How often each deed was done and not refused, over all sequences: a machine in which nothing happens shows nothing.
    done: ClassVar[Counter[str]] = Counter()
    people: ClassVar[list[int]] = []
    agreements: ClassVar[list[int]] = []
    floats: ClassVar[dict[Ledger, int]] = {}
    programme: ClassVar[int]
    organisation: ClassVar[int]
    budget: ClassVar[int]
    began: ClassVar[datetime]

    def __init__(self) -> None:
        super().__init__()
        # What was done in this story, so that nothing is tried that cannot come yet.
        self.story: Counter[str] = Counter()
        self.has_moved = False

    def attempt(self, what: str, deed: Callable[[], object]) -> bool:
        """Do something as a transaction of its own would: all or nothing. Whether it was done."""
        savepoint = db.session.begin_nested()
        try:
            deed()
            db.session.flush()
            savepoint.commit()
        except Refused:
            savepoint.rollback()
            db.session.expire_all()
            return False
        type(self).done[what] += 1
        self.story[what] += 1
        self.has_moved = True
        return True

    def who(self, number: int, fits: bool, but: Collection[int]) -> int:
        """Somebody: of the staff and of nobody in ``but`` when they are to fit; otherwise anybody, or one of ``but``."""
        able = [each for each in self.people[:STAFF] if each not in but]
        if fits and able:
            return able[number % len(able)]
        if but and number % 2:
            return sorted(but)[number // 2 % len(but)]
        return self.people[number % EVERYBODY]
