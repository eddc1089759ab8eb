"""What somebody has taken on, how far it has come, and what may be said of it in public."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, timedelta

from coprod.core.states import Moves
from coprod.core.words import _l
from coprod.meetings.rules.groups import EXPERIENCED, MemberRole
from coprod.meetings.rules.meetings import Layer

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class TakenOn:
    """An action as it is written down. ``owner`` are words for somebody who is no member."""

    words: str
    owner_id: int | None = None
    owner: str = ""
    due_on: date | None = None
    workstream_id: int | None = None
    layer: Layer = Layer.PUBLIC


class ActionStage(enum.Enum):
    """How far an action has come. Whether it is late follows from its day."""

    OPEN = "open"
    HANDED_BACK = "handed_back"
    DONE = "done"
    DROPPED = "dropped"


ACTION_WORDS = {
    ActionStage.OPEN: _l("To do"),
    ActionStage.HANDED_BACK: _l("Needs somebody"),
    ActionStage.DONE: _l("Done"),
    ActionStage.DROPPED: _l("No longer needed"),
}
ACTION_TAGS = {
    ActionStage.OPEN: "open",
    ActionStage.HANDED_BACK: "waiting",
    ActionStage.DONE: "done",
    ActionStage.DROPPED: "stopped",
}

ACTIONS: Moves[ActionStage] = Moves(
    {
        "finish": ([ActionStage.OPEN], ActionStage.DONE, _l("It is done")),
        "hand_back": ([ActionStage.OPEN], ActionStage.HANDED_BACK, _l("I cannot do this now")),
        "give": (
            [ActionStage.OPEN, ActionStage.HANDED_BACK],
            ActionStage.OPEN,
            _l("Give it to somebody"),
        ),
        "drop": (
            [ActionStage.OPEN, ActionStage.HANDED_BACK],
            ActionStage.DROPPED,
            _l("It is no longer needed"),
        ),
        "reopen": ([ActionStage.DONE, ActionStage.DROPPED], ActionStage.OPEN, _l("Open it again")),
    }
)
# What is carried forward to the next meeting by itself.
UNFINISHED = frozenset({ActionStage.OPEN, ActionStage.HANDED_BACK})


def days_late(stage: ActionStage, due_on: date | None, today: date) -> int:
    """How many days an unfinished action is late; 0 when it is not."""
    return max(0, (today - due_on).days) if due_on and stage in UNFINISHED else 0


def days_late_in_public(stage: ActionStage, due_on: date | None, today: date, role: MemberRole | None) -> int:
    """The same as everybody may read it. Nobody with lived experience and no carer is ever late in public, and what was
    handed back is late by nobody.
    """
    return days_late(stage, due_in_public(stage, due_on, role), today)


def is_reminder_due(due_on: date | None, made_on: date, reminded_on: date | None, today: date) -> bool:
    """Whether somebody is reminded today: a week before, on the day, and then once a week at most.

    Whoever took something on within its last week knows of it, and hears of it on the day.
    """
    if due_on is None:
        return False
    since = max(made_on, reminded_on or made_on)
    if today < due_on:
        return since < due_on - WEEK <= today
    return since < due_on or today - since >= WEEK


def due_in_public(stage: ActionStage, due_on: date | None, role: MemberRole | None) -> date | None:
    """The day as everybody may read it. For lived experience and carers there is none: a day that is past would tell.
    Nor for what was handed back: it says that it needs somebody, and not that whoever had it was late.
    """
    return None if role in EXPERIENCED or stage is ActionStage.HANDED_BACK else due_on
