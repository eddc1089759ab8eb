"""A group with those who belong to it, each with a browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import selectinload

from coprod import Service
from coprod.core.db import db
from coprod.meetings.models import Group
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.people.models import Person
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import a_group, a_member


@pytest.fixture
def group(kept: Kept) -> Group:
    with kept():
        return a_group()


@pytest.fixture
def as_member(
    app: Service, kept: Kept, group: Group, sign_in: Callable[[Visitor, Person], Visitor]
) -> Callable[..., Visitor]:
    """``as_member(Office.CHAIR, role=…)``: the browser of somebody new who belongs to the group."""

    def make(
        office: Office = Office.MEMBER, role: MemberRole = MemberRole.LIVED_EXPERIENCE, **more: object
    ) -> Visitor:
        browser = Visitor(app, app.response_class)
        with kept():
            here = db.session.get_one(Group, group.id, options=[selectinload(Group.members)])
            browser.person = a_member(here, role, office, **more).person
        return sign_in(browser, browser.person)

    return make
