"""A programme, whoever leads it, and a group in it: the same for every test of the pages of meetings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coprod.meetings.models import Group, Member
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import a_group, a_member
from tests.factories.programmes import a_programme


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme("Lancashire")


@pytest.fixture
def lead(as_role: Callable[..., Visitor], programme: Programme) -> Visitor:
    return as_role(Role.LEAD, programme)


@pytest.fixture
def group(kept: Kept, programme: Programme) -> Group:
    """A group that everybody may know of."""
    with kept():
        return a_group(programme, "Letters people can read")


@pytest.fixture
def hidden(kept: Kept, programme: Programme) -> Group:
    """A group that nobody outside knows of."""
    with kept():
        return a_group(programme, "Not yet", is_open=False)


@pytest.fixture
def belonging(
    kept: Kept, as_role: Callable[..., Visitor], programme: Programme
) -> Callable[..., tuple[Visitor, Member]]:
    """``belonging(group, role, office)``: the browser of somebody who belongs to a group, and their place."""

    def make(
        group: Group, role: MemberRole = MemberRole.LIVED_EXPERIENCE, office: Office = Office.MEMBER
    ) -> tuple[Visitor, Member]:
        browser = as_role(Role.LIVED_EXPERIENCE, programme)
        with kept():
            member = a_member(group, role, office, browser.person)
        return browser, member

    return make
