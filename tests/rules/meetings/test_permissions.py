"""Who may do what in a group: a table of everybody who could ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest

from coprod.core import clock
from coprod.core.rules import NOBODY, Grant, Viewer
from coprod.meetings import permissions
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.meetings.rules.meetings import Layer


@dataclass
class Member:
    person_id: int
    office: Office = Office.MEMBER
    role: MemberRole = MemberRole.LIVED_EXPERIENCE
    from_day: date = field(default_factory=lambda: clock.today() - timedelta(days=9))
    to_day: date | None = None


@dataclass
class Group:
    members: list[Member]
    programme_id: int = 1
    is_public: bool = False


def yesterday() -> date:
    return clock.today() - timedelta(days=1)


def a_group() -> Group:
    return Group(
        [
            Member(10, Office.CHAIR, MemberRole.STAFF),
            Member(11, Office.CO_CHAIR),
            Member(12, Office.MINUTE_TAKER, MemberRole.STAFF),
            Member(13),
            Member(14, role=MemberRole.OBSERVER),
            Member(15, Office.CHAIR, to_day=yesterday()),
            Member(16, Office.MINUTE_TAKER, from_day=clock.today() + timedelta(days=1)),
            Member(17, to_day=clock.today()),
            Member(18, role=MemberRole.OBSERVER, to_day=yesterday()),
            Member(19, role=MemberRole.OBSERVER, to_day=yesterday()),
            Member(19),
        ]
    )


def somebody(number: int) -> Viewer:
    return Viewer(number)


LEAD = Viewer(1, frozenset({Grant("lead", 1)}))
LEAD_ELSEWHERE = Viewer(2, frozenset({Grant("lead", 2)}))
CHAIR_OF_THE_PROGRAMME = Viewer(3, frozenset({Grant("chair", 1)}))

# viewer: arranges, chairs, belongs, takes part, sees inside, circle
TABLE: list[tuple[str, Viewer, tuple[bool, bool, bool, bool, bool], Layer]] = [
    ("nobody", NOBODY, (False, False, False, False, False), Layer.PUBLIC),
    ("somebody else", somebody(99), (False, False, False, False, False), Layer.PUBLIC),
    ("the lead", LEAD, (True, True, False, False, True), Layer.RESTRICTED),
    ("a lead elsewhere", LEAD_ELSEWHERE, (False, False, False, False, False), Layer.PUBLIC),
    ("a chair of the programme", CHAIR_OF_THE_PROGRAMME, (False, False, False, False, False), Layer.PUBLIC),
    ("the chair", somebody(10), (True, True, True, True, True), Layer.RESTRICTED),
    ("the co-chair", somebody(11), (True, True, True, True, True), Layer.RESTRICTED),
    ("the minute-taker", somebody(12), (True, False, True, True, True), Layer.RESTRICTED),
    ("a member", somebody(13), (False, False, True, True, True), Layer.MEMBERS),
    ("an observer", somebody(14), (False, False, True, False, True), Layer.MEMBERS),
    ("the chair until yesterday", somebody(15), (False, False, False, False, False), Layer.PUBLIC),
    ("the minute-taker from tomorrow", somebody(16), (False, False, False, False, False), Layer.PUBLIC),
    ("a member on the last day", somebody(17), (False, False, True, True, True), Layer.MEMBERS),
    ("an observer until yesterday", somebody(18), (False, False, False, False, False), Layer.PUBLIC),
    ("who observed and now belongs", somebody(19), (False, False, True, True, True), Layer.MEMBERS),
]


@pytest.mark.parametrize(
    ("viewer", "may", "circle"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_who_may_do_what(viewer: Viewer, may: tuple[bool, ...], circle: Layer) -> None:
    group = a_group()
    rules: tuple[Callable[..., Any], ...] = (
        permissions.arrange,
        permissions.chair,
        permissions.belongs,
        permissions.take_part,
        permissions.see_inside,
    )

    assert tuple(rule(viewer, group) for rule in rules) == may
    assert permissions.see_outside(viewer, group) is may[4]
    assert permissions.layer_of(viewer, group) is circle


def test_everybody_may_know_of_a_group_that_is_public() -> None:
    group = a_group()
    group.is_public = True

    assert permissions.see_outside(NOBODY, group)
    assert not permissions.see_inside(NOBODY, group)


def test_only_leads_begin_groups() -> None:
    assert permissions.start(LEAD) and permissions.start(LEAD_ELSEWHERE)
    assert not permissions.start(somebody(10))
    assert permissions.mine(somebody(99)) and not permissions.mine(NOBODY)


def test_only_whoever_has_taken_an_action_on_hands_it_back() -> None:
    """Also after they have left the group, and nobody once it is nobody's."""

    @dataclass
    class Action:
        owned_by: Member | None

    assert permissions.has_taken_it_on(somebody(13), Action(Member(13, to_day=yesterday())))
    assert not permissions.has_taken_it_on(somebody(14), Action(Member(13)))
    assert not permissions.has_taken_it_on(LEAD, Action(None))
    assert not permissions.has_taken_it_on(NOBODY, Action(Member(13)))
