"""A group with its chair, a member and an observer, each with a browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coprod import Service
from coprod.meetings.models import Member
from coprod.people.models import Person
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import Circle, a_circle
from tests.factories.programmes import a_programme


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme("Lancashire")


@pytest.fixture
def circle(kept: Kept, programme: Programme) -> Circle:
    with kept():
        return a_circle(programme)


@pytest.fixture
def lead(as_role: Callable[..., Visitor], programme: Programme) -> Visitor:
    return as_role(Role.LEAD, programme)


@pytest.fixture
def browser_of(app: Service, sign_in: Callable[[Visitor, Person], Visitor]) -> Callable[[Member], Visitor]:
    """The browser of a member who is signed in."""

    def begin(member: Member) -> Visitor:
        return sign_in(Visitor(app, app.response_class), member.person)

    return begin
