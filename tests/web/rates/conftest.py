"""A programme with an organisation that has a rate card of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coprod import Service
from coprod.people.models import Person
from coprod.programmes.models import Organisation, Programme
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.people import a_person
from tests.factories.programmes import a_membership, a_programme, an_organisation


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme()


@pytest.fixture
def organisation(kept: Kept, programme: Programme) -> Organisation:
    with kept():
        return an_organisation("Northern Voices")


@pytest.fixture
def as_theirs(
    app: Service,
    kept: Kept,
    programme: Programme,
    organisation: Organisation,
    sign_in: Callable[[Visitor, Person], Visitor],
) -> Callable[[Role], Visitor]:
    """``as_theirs(Role.LEAD)``: the browser of somebody who holds a role on behalf of the organisation."""

    def make(role: Role) -> Visitor:
        browser = Visitor(app, app.response_class)
        with kept():
            browser.person = a_membership(a_person(), programme, role, organisation=organisation).person
        return sign_in(browser, browser.person)

    return make
