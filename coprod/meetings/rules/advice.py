"""What a group asks the body that its terms name, by when that body answers, and what it answers (domain rule M10)."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from coprod.core.words import _l


class AdviceAnswer(enum.Enum):
    """What the body does with the advice of a group."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    NO = "no"


ADVICE_WORDS = {
    AdviceAnswer.ACCEPTED: _l("Accepted"),
    AdviceAnswer.PARTLY: _l("Accepted in part"),
    AdviceAnswer.NO: _l("Not accepted"),
}


class AdviceStands(enum.Enum):
    """How advice stands on a day, as the register is asked for it. What is late waits as well."""

    WAITING = "waiting"
    LATE = "late"
    ANSWERED = "answered"


ADVICE_STANDS_WORDS = {
    AdviceStands.WAITING: _l("Waiting for an answer"),
    AdviceStands.LATE: _l("The answer is late"),
    AdviceStands.ANSWERED: _l("Answered"),
}


@dataclass(frozen=True)
class Answered:
    """An answer as it is written down: on which day who of the body said what, and why."""

    verdict: AdviceAnswer
    words: str
    by: str
    on: date


def due_on(asked_on: date, within_days: int) -> date:
    """The last day on which an answer is in time: the days are those of the calendar, as the terms say them."""
    return asked_on + timedelta(days=within_days)


def days_late(due: date, answered_on: date | None, today: date) -> int:
    """How many days a body is late, or was when it answered; 0 when it is not. A body is no person: all may know."""
    return max(0, ((answered_on or today) - due).days)


def may_be_corrected(noted_on: date | None, today: date) -> bool:
    """Whether an answer can still be written anew: on the day on which it was written down, and then by the log."""
    return noted_on is None or noted_on == today


@dataclass(frozen=True)
class AdviceFigures:
    """How many pieces of advice were answered in time or late, and how many wait, in time or late."""

    in_time: int = 0
    answered_late: int = 0
    waiting: int = 0
    waiting_late: int = 0

    @property
    def answered(self) -> int:
        return self.in_time + self.answered_late

    @property
    def whole(self) -> int:
        return self.answered + self.waiting + self.waiting_late


def figures(rows: Iterable[tuple[date, date | None]], today: date) -> AdviceFigures:
    """Of advice with the day on which the answer is due and the one on which it came."""
    counted = {(was_answered, is_late): 0 for was_answered in (True, False) for is_late in (True, False)}
    for due, answered_on in rows:
        counted[answered_on is not None, days_late(due, answered_on, today) > 0] += 1
    return AdviceFigures(
        counted[True, False], counted[True, True], counted[False, False], counted[False, True]
    )
