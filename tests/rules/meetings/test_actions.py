"""When somebody is reminded, and what is said of an action in public."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from coprod.core.errors import Refused
from coprod.meetings.rules.actions import (
    ACTIONS,
    ActionStage,
    days_late,
    days_late_in_public,
    due_in_public,
    is_reminder_due,
)
from coprod.meetings.rules.groups import MemberRole
from coprod.meetings.rules.meetings import LAYERS, Layer, not_wider

DUE = date(2026, 6, 30)
LONG_AGO = date(2026, 1, 1)


def days(count: int) -> date:
    return DUE + timedelta(days=count)


@pytest.mark.parametrize(
    ("made_on", "reminded_on", "today", "is_due"),
    [
        (LONG_AGO, None, days(-8), False),
        (LONG_AGO, None, days(-7), True),
        (LONG_AGO, days(-7), days(-6), False),
        (LONG_AGO, None, days(-3), True),
        (days(-5), None, days(-3), False),
        (days(-5), None, days(0), True),
        (LONG_AGO, days(-3), days(0), True),
        (LONG_AGO, days(0), days(0), False),
        (LONG_AGO, days(0), days(6), False),
        (LONG_AGO, days(0), days(7), True),
        (LONG_AGO, days(9), days(14), False),
        (LONG_AGO, days(9), days(16), True),
        (days(20), None, days(21), False),
        (days(20), None, days(27), True),
    ],
)
def test_a_week_before_on_the_day_and_then_once_a_week(
    made_on: date, reminded_on: date | None, today: date, is_due: bool
) -> None:
    assert is_reminder_due(DUE, made_on, reminded_on, today) is is_due


def test_nobody_is_reminded_of_what_has_no_day() -> None:
    assert not is_reminder_due(None, LONG_AGO, None, DUE)


def test_whoever_looks_every_day_for_a_year_is_reminded_once_a_week_at_most() -> None:
    reminded: list[date] = []
    for count in range(-30, 335):
        if is_reminder_due(DUE, LONG_AGO, reminded[-1] if reminded else None, days(count)):
            reminded.append(days(count))

    assert reminded[:3] == [days(-7), days(0), days(7)]
    assert {(later - sooner).days for sooner, later in pairwise(reminded)} == {7}


@pytest.mark.parametrize("role", [*MemberRole, None])
@pytest.mark.parametrize("stage", list(ActionStage))
def test_lived_experience_and_carers_are_never_late_in_public_nor_is_what_was_handed_back(
    role: MemberRole | None, stage: ActionStage
) -> None:
    inside = days_late(stage, DUE, days(12))
    outside = days_late_in_public(stage, DUE, days(12), role)

    assert inside == (12 if stage in {ActionStage.OPEN, ActionStage.HANDED_BACK} else 0)
    if role in {MemberRole.LIVED_EXPERIENCE, MemberRole.CARER} or stage is ActionStage.HANDED_BACK:
        assert (outside, due_in_public(stage, DUE, role)) == (0, None)
    else:
        assert (outside, due_in_public(stage, DUE, role)) == (inside, DUE)


@pytest.mark.parametrize(
    ("stage", "moves"),
    [
        (ActionStage.OPEN, ["finish", "hand_back", "give", "drop"]),
        (ActionStage.HANDED_BACK, ["give", "drop"]),
        (ActionStage.DONE, ["reopen"]),
        (ActionStage.DROPPED, ["reopen"]),
    ],
)
def test_the_moves_of_an_action(stage: ActionStage, moves: list[str]) -> None:
    assert [move.name for move in ACTIONS.offered(stage)] == moves
    for name in {"finish", "hand_back", "give", "drop", "reopen"} - set(moves):
        with pytest.raises(Refused):
            ACTIONS.after(stage, name)


def test_what_stands_under_an_item_is_never_for_more_people() -> None:
    assert not_wider(Layer.PUBLIC) == LAYERS
    assert not_wider(Layer.MEMBERS) == (Layer.MEMBERS, Layer.RESTRICTED)
    assert not_wider(Layer.RESTRICTED) == (Layer.RESTRICTED,)
