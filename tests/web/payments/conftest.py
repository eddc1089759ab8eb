"""Claims, and whoever decides about them, for tests through the client."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coprod import Service
from coprod.involvement.models import Opportunity
from coprod.people.models import Person
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.involvement import an_opportunity
from tests.factories.payments import serves


@pytest.fixture
def role(kept: Kept) -> Opportunity:
    """A role whose organisation pays."""
    with kept():
        return an_opportunity()


@pytest.fixture
def serving(
    app: Service, kept: Kept, role: Opportunity, sign_in: Callable[[Visitor, Person], Visitor]
) -> Callable[..., Visitor]:
    """``serving(Role.PAYER)``: the browser of somebody who approves or pays for the role's organisation."""

    def make(what: Role = Role.FINANCE_APPROVER, person: Person | None = None) -> Visitor:
        browser = Visitor(app, app.response_class)
        with kept():
            browser.person = serves(role, what, person)
        return sign_in(browser, browser.person)

    return make


@pytest.fixture
def approver(serving: Callable[..., Visitor]) -> Visitor:
    return serving()
