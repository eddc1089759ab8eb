"""A group with its chair, a member and an observer, each with a browser: the same for every test of meetings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from coprod import Service
from coprod.meetings.models import Group, Member
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.people.models import Person
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import a_group, a_member
from tests.factories.people import a_person
from tests.factories.programmes import a_programme


@dataclass
class Circle:
    """A group and those who belong to it."""

    group: Group
    chair: Member
    member: Member
    observer: Member


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme("Lancashire")


@pytest.fixture
def circle(kept: Kept, programme: Programme) -> Circle:
    with kept():
        group = a_group(programme, "Letters")
        return Circle(
            group=group,
            chair=a_member(group, MemberRole.STAFF, Office.CHAIR, a_person("Chair"), called="Charlie"),
            member=a_member(group, MemberRole.LIVED_EXPERIENCE, person=a_person("Member"), called="Ana"),
            observer=a_member(group, MemberRole.OBSERVER, person=a_person("Observer"), called="Olu"),
        )


@pytest.fixture
def lead(as_role: Callable[..., Visitor], programme: Programme) -> Visitor:
    return as_role(Role.LEAD, programme)


@pytest.fixture
def browser_of(app: Service, sign_in: Callable[[Visitor, Person], Visitor]) -> Callable[[Member], Visitor]:
    """The browser of a member who is signed in."""

    def begin(member: Member) -> Visitor:
        return sign_in(Visitor(app, app.response_class), member.person)

    return begin
