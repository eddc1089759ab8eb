"""Members: who belongs when, in which office, and under what name."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from coprod.core import clock
from coprod.core.db import writing
from coprod.core.errors import Refused
from coprod.meetings.models import Group, Member
from coprod.meetings.operations import members
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.people.models import Person
from tests.factories.meetings import a_group
from tests.factories.people import a_person


def _in(days: int) -> date:
    return clock.today() + timedelta(days=days)


def _add(group: Group, person: Person, **more: Any) -> Member:
    facts = {"role": MemberRole.CARER, "from_day": _in(0), "by": None, **more}
    return members.add(group, person, **facts)


def test_somebody_goes_by_their_name_or_by_another_and_is_not_named_in_public_unless_they_say_so() -> None:
    with writing():
        group = a_group()
        plain = _add(group, a_person("Amina"))
        other = _add(group, a_person("Brenda"), called="Sunflower")
        assert (plain.called, plain.is_named, other.called) == ("Amina", False, "Sunflower")
        members.go_by(group, plain, called="Mina", is_named=True, by=plain.person_id)
        assert (plain.called, plain.is_named) == ("Mina", True)
        with pytest.raises(Refused):
            members.go_by(group, plain, called="", is_named=True, by=plain.person_id)


@pytest.mark.parametrize(
    ("from_day", "to_day", "is_refused"),
    [
        (0, None, True),
        (-50, 20, True),
        (20, None, True),
        (-50, 9, False),
        (31, None, False),
        (31, 30, True),
    ],
)
def test_nobody_has_two_places_in_a_group_on_one_day(
    from_day: int, to_day: int | None, is_refused: bool
) -> None:
    with writing():
        group, person = a_group(), a_person()
        _add(group, person, from_day=_in(10), to_day=_in(30))
        days = {"from_day": _in(from_day), "to_day": None if to_day is None else _in(to_day)}
        if is_refused:
            with pytest.raises(Refused):
                _add(group, person, **days)
        else:
            _add(group, person, **days)
        _add(group, a_person(), from_day=_in(0))


def test_an_observer_holds_no_office_and_an_ended_group_takes_nobody() -> None:
    with writing():
        group = a_group()
        member = _add(group, a_person(), office=Office.CHAIR)
        facts: dict[str, Any] = {"organisation_id": None, "from_day": _in(0), "to_day": None, "by": None}
        with pytest.raises(Refused):
            _add(group, a_person(), role=MemberRole.OBSERVER, office=Office.CO_CHAIR)
        with pytest.raises(Refused):
            members.change(group, member, role=MemberRole.OBSERVER, office=Office.CHAIR, **facts)
        members.change(group, member, role=MemberRole.OBSERVER, office=Office.MEMBER, **facts)
        assert member.role is MemberRole.OBSERVER
        with pytest.raises(Refused):
            _add(a_group(ended_on=_in(-1)), a_person())


def test_a_place_ends_on_a_day_and_only_once() -> None:
    with writing():
        group = a_group()
        member = _add(group, a_person(), from_day=_in(-10))
        with pytest.raises(Refused):
            members.end(group, member, last_day=_in(-11), by=None)
        members.end(group, member, last_day=_in(-1), by=None)
        assert group.present_members == []
        with pytest.raises(Refused):
            members.end(group, member, last_day=_in(5), by=None)
