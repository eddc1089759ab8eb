"""My needs, on my own page; and what a helper may write down for somebody whom no e-mail reaches."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from flask.testing import FlaskClient

from coprod import Service
from coprod.core import clock
from coprod.people import operations, queries
from coprod.people.models import Person
from coprod.people.rules.needs import NeedKind
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.people import a_person
from tests.factories.programmes import a_membership, a_programme

AsRole = Callable[..., Visitor]
NEEDS = "/me/needs"


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme("Preston")


@pytest.fixture
def partner(as_role: AsRole, programme: Programme) -> Visitor:
    return as_role(Role.LIVED_EXPERIENCE, programme)


def test_a_need_is_said_shared_and_taken_back(partner: Visitor) -> None:
    assert NEEDS in [link.get("href") for link in partner.see("/me").all("a")]
    partner.fill(f"{NEEDS}/new", kind="bsl", words="Not lip reading")
    told = partner.see(NEEDS)
    assert "British Sign Language" in told.main.text and "Not lip reading" in told.main.text
    assert told.title == "Coprod" and "nobody can see these" in told.main.text

    partner.fill(NEEDS, form=f"{NEEDS}/share")
    assert "You agreed" in partner.see(NEEDS).main.text
    partner.fill(NEEDS, form=f"{NEEDS}/keep")
    assert "nobody can see these" in partner.see(NEEDS).main.text


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(partner: Visitor) -> None:
    reply = partner.fill(f"{NEEDS}/new", words="Seat near the door")
    assert reply.status_code == 422
    assert "Choose what you need." in reply.text and "Seat near the door" in reply.text


def test_nobody_can_open_or_remove_the_need_of_another(
    app: Service, partner: Visitor, kept: Kept, client: FlaskClient
) -> None:
    with kept():
        other = a_person()
        need = operations.add_need(other, kind=NeedKind.BSL, words="Theirs", by=other.id)
    for visitor in (partner, client):
        assert visitor.get(f"{NEEDS}/{need.reference}").status_code == 404
        assert visitor.post(f"{NEEDS}/{need.reference}/remove").status_code == 404


def test_a_year_later_my_page_asks_whether_it_is_still_right(
    app: Service, partner: Visitor, kept: Kept
) -> None:
    with kept():
        person = partner.person
        operations.add_need(person, kind=NeedKind.BSL, words="", by=person.id)
        held = queries.needs.profile(person.id)
        assert held
        held.reviewed_on = clock.years_later(clock.today(), -1)
    assert "Is it still right?" in partner.see("/me").main.text
    partner.fill(NEEDS, form=f"{NEEDS}/still-so")
    assert "Is it still right?" not in partner.see("/me").main.text


def test_whoever_leads_is_told_to_ask_somebody_again_whom_no_letter_asks(
    as_role: AsRole, kept: Kept, programme: Programme
) -> None:
    with kept():
        for name, email in (("By post", None), ("By letter", "she@people.example")):
            person = a_person(name, email=email)
            a_membership(person, programme, Role.LIVED_EXPERIENCE)
            operations.add_need(person, kind=NeedKind.BSL, words="", by=person.id)
            held = queries.needs.profile(person.id)
            assert held
            held.reviewed_on = clock.years_later(clock.today(), -1)
    today = as_role(Role.LEAD, programme).see("/manage").main.text
    assert "Ask somebody whom no e-mail reaches" in today and "By post" in today and "By letter" not in today


@pytest.mark.parametrize(
    ("email", "role", "status"),
    [
        (None, Role.ADMINISTRATOR, 200),
        (None, Role.LEAD, 200),
        (None, Role.REVIEWER, 404),
        (None, Role.MODERATOR, 404),
        ("she@people.example", Role.ADMINISTRATOR, 403),
        ("she@people.example", Role.LEAD, 403),
    ],
)
def test_only_whoever_leads_them_writes_down_needs_and_only_where_no_email_reaches(
    as_role: AsRole, kept: Kept, programme: Programme, *, email: str | None, role: Role, status: int
) -> None:
    with kept():
        person = a_person(email=email)
        a_membership(person, programme, Role.LIVED_EXPERIENCE)
    visitor = as_role(role, None if role is Role.ADMINISTRATOR else programme)
    assert visitor.get(f"/manage/people/{person.reference}/needs").status_code == status


def test_a_lead_of_elsewhere_does_not_learn_that_there_is_such_a_person(
    as_role: AsRole, kept: Kept, programme: Programme
) -> None:
    with kept():
        person = a_person(email=None)
        a_membership(person, programme, Role.LIVED_EXPERIENCE)
        elsewhere = a_programme("Cornwall")
    visitor = as_role(Role.LEAD, elsewhere)
    assert visitor.get(f"/manage/people/{person.reference}/needs").status_code == 404


def test_a_helper_writes_down_what_somebody_says_and_that_person_can_see_who_read_it(
    app: Service, as_role: AsRole, kept: Kept, programme: Programme, sign_in: Callable[..., None]
) -> None:
    with kept():
        person: Person = a_person(email=None)
        a_membership(person, programme, Role.LIVED_EXPERIENCE)
    lead = as_role(Role.LEAD, programme)
    theirs = f"/manage/people/{person.reference}/needs"
    lead.fill(f"{theirs}/new", kind="travel", words="By taxi")
    lead.fill(f"{theirs}/agreed", agrees="y")
    told = lead.see(theirs)
    assert "By taxi" in told.main.text and "They agreed" in told.main.text

    mine = cast(Visitor, app.test_client())
    sign_in(mine, person)
    told = mine.see(NEEDS)
    assert "By taxi" in told.main.text and "You agreed" in told.main.text
    assert (
        f"{lead.person.name} read them on" in told.main.text
        and "to write them down for you" in told.main.text
    )
    lead.fill(theirs, form=f"{theirs}/{told_reference(lead, theirs)}/remove")
    assert "Nothing is written down yet." in lead.see(theirs).main.text


def told_reference(visitor: Visitor, address: str) -> str:
    action = next(
        each.get("action")
        for each in visitor.see(address).all("form")
        if each.get("action").endswith("/remove")
    )
    return str(action.split("/")[-2])
