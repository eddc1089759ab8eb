"""Figures of equal part: what counts, what does not, and what a small number hides."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import product

import pytest

from coprod.meetings.rules import parity
from coprod.meetings.rules.actions import ActionStage
from coprod.meetings.rules.attendance import Presence
from coprod.meetings.rules.decisions import Influence
from coprod.meetings.rules.groups import MemberRole
from coprod.meetings.rules.invitations import Met
from coprod.meetings.rules.parity import Actions, Share

LIVED, CARER, VCFSE, STAFF, OBSERVER = MemberRole
PRESENT, APOLOGIES, ABSENT = Presence
OPEN, HANDED_BACK, DONE, DROPPED = ActionStage
TODAY = date(2026, 11, 26)
JUNE, JULY = date(2026, 6, 4), date(2026, 7, 2)


@pytest.mark.parametrize(
    ("share", "percent"),
    [
        (Share(0, 0), None),
        (Share(0, 3), 0),
        (Share(1, 3), 33),
        (Share(2, 3), 67),
        (Share(1, 8), 13),
        (Share(4, 4), 100),
    ],
)
def test_a_share_is_said_in_whole_per_cent_and_of_nothing_in_none(share: Share, percent: int | None) -> None:
    assert share.percent == percent


def test_who_was_there_is_counted_of_those_who_were_expected_meeting_by_meeting() -> None:
    days = parity.attendance(
        [
            (JULY, LIVED, PRESENT, 2),
            (JUNE, STAFF, PRESENT, 3),
            (JUNE, LIVED, PRESENT, 1),
            (JUNE, LIVED, APOLOGIES, 1),
            (JUNE, LIVED, ABSENT, 2),
        ]
    )

    assert list(days.items()) == [
        (JUNE, {STAFF: Share(3, 3), LIVED: Share(1, 4)}),
        (JULY, {LIVED: Share(2, 2)}),
    ]
    assert list(parity.by_role(days).items()) == [(LIVED, Share(3, 6)), (STAFF, Share(3, 3))]


@pytest.mark.parametrize(
    ("items", "share"),
    [
        ([], Share(0, 0)),
        ([(False, 30)], Share(0, 30)),
        ([(True, 45), (False, 75)], Share(45, 120)),
        ([(True, 0), (True, 10)], Share(10, 10)),
    ],
)
def test_the_share_of_time_is_one_of_minutes_and_not_of_items(
    items: list[tuple[bool, int]], share: Share
) -> None:
    assert parity.share_of_time(items) == share


def test_the_public_share_is_one_of_items() -> None:
    assert parity.share_of_items([True, False, False]) == Share(1, 3)
    assert parity.share_of_items([]) == Share()


def test_papers_that_are_not_late_are_in_time() -> None:
    assert parity.papers_on_time([False, True, False]) == Share(2, 3)
    assert parity.papers_on_time([]) == Share()


@pytest.mark.parametrize(
    ("stage", "due", "finished", "found"),
    [
        (DONE, 0, 0, Actions(on_time=1)),
        (DONE, -9, -9, Actions(on_time=1)),
        (DONE, -9, -8, Actions(late=1)),
        (OPEN, 0, None, Actions(not_due=1)),
        (OPEN, -1, None, Actions(late=1)),
        (HANDED_BACK, -1, None, Actions(late=1)),
        (HANDED_BACK, 5, None, Actions(not_due=1)),
        (OPEN, None, None, Actions(no_day=1)),
        (DONE, None, -1, Actions(no_day=1)),
        (DROPPED, -9, None, Actions()),
        (DONE, 5, 3, Actions(on_time=1)),
    ],
)
def test_an_action_is_in_time_until_the_end_of_its_day(
    stage: ActionStage, due: int | None, finished: int | None, found: Actions
) -> None:
    days = [None if each is None else TODAY + timedelta(days=each) for each in (due, finished)]
    assert parity.actions_on_time([(stage, days[0], days[1])], TODAY) == found


def test_decisions_that_nobody_has_answered_are_counted_too() -> None:
    assert parity.influence([Influence.CHANGED, Influence.UNANSWERED, Influence.CHANGED]) == {
        Influence.CHANGED: 2,
        Influence.UNCHANGED: 0,
        Influence.UNANSWERED: 1,
    }


@pytest.mark.parametrize(
    ("counted", "base", "met"),
    [
        # Nothing at all, and nothing that could point at somebody.
        ({}, "0", ["0", "0", "0", "0"]),
        # One need, not met: a small number is said to be one, and no more.
        ({Met.NO: 1}, "fewer than 8", ["0", "0", "fewer than 8", "0"]),
        ({Met.YES: 3, Met.PARTLY: 2, Met.NO: 1, None: 1}, "fewer than 8", ["fewer than 8"] * 4),
        ({Met.YES: 22, Met.PARTLY: 9, Met.NO: 12, None: 8}, "50", ["20", "10", "10", "10"]),
        ({Met.YES: 22, Met.NO: 3}, "25", ["20", "0", "fewer than 8", "0"]),
    ],
)
def test_a_small_number_of_needs_is_never_shown(
    counted: dict[Met | None, int], base: str, met: list[str]
) -> None:
    found = parity.needs(counted)

    assert found.base.text == base
    assert [*(found.met[each].text for each in Met), found.unsaid.text] == met
    assert not found.is_withheld


def test_the_parts_are_kept_back_when_a_small_number_follows_from_them() -> None:
    """Four small parts that make about 30 can only be seven each."""
    found = parity.needs({Met.YES: 7, Met.PARTLY: 7, Met.NO: 7, None: 7})

    assert found.is_withheld
    assert {each.text for each in (*found.met.values(), found.unsaid)} == {"not shown"}


def test_no_small_number_can_be_worked_out_of_what_is_shown() -> None:
    """Whoever reads a table, with the rules in hand, finds more than one number that fits."""
    fits: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for yes, no in product(range(40), range(1, 8)):
        found = parity.needs({Met.YES: yes, Met.NO: no})
        fits[found.base.text, *(each.text for each in found.met.values())].add(no)

    assert min(len(each) for each in fits.values()) > 1
