"""Everybody with a name here, for administrators: every look at what is held is written down."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading
from coprod.people import queries as people
from coprod.people.models import Person
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.involvement import an_agreement
from tests.factories.payments import a_claim, an_approval
from tests.factories.people import a_person, a_sign_in
from tests.factories.programmes import a_membership, a_programme

# On both databases: a read that would write, or lock, is refused by PostgreSQL alone.
pytestmark = pytest.mark.usefixtures("database")

AsRole = Callable[..., Visitor]


@pytest.fixture
def administrator(as_role: AsRole) -> Visitor:
    return as_role(Role.ADMINISTRATOR)


@pytest.fixture
def lena(kept: Kept) -> Person:
    with kept():
        return a_person("Lena Example", email="lena@people.example", telephone="01632 960 001")


def deeds(app: Service) -> list[str]:
    with app.app_context(), reading():
        return [row.deed for row in db.session.scalars(select(AuditRow).order_by(AuditRow.id))]


@pytest.mark.parametrize("q", ["lena", "EXAMPLE lena", "lena@people", "960 001"])
def test_somebody_is_found_by_name_address_or_number(administrator: Visitor, lena: Person, q: str) -> None:
    assert administrator.see("/manage/people", query_string={"q": q}).link("Lena Example")


def test_handing_over_a_copy_is_written_down_and_looking_at_the_list_is_not(
    app: Service, administrator: Visitor, lena: Person
) -> None:
    administrator.get("/manage/people")
    before = deeds(app)

    reply = administrator.get(f"/manage/people/{lena.reference}/copy")

    assert reply.json and reply.json["person"]["name"] == "Lena Example"
    assert deeds(app) == [*before, "read the copy of a person's data"]


def test_a_new_address_signs_the_person_out_everywhere(
    app: Service, administrator: Visitor, lena: Person, kept: Kept
) -> None:
    with kept():
        key = a_sign_in(lena)
    hers = Visitor(app, app.response_class)
    with hers.session_transaction() as session:
        session["_user_id"] = key
    assert hers.get("/me").status_code == 200

    administrator.fill(f"/manage/people/{lena.reference}/address", email="new@people.example")

    assert hers.get("/me").status_code == 302


def test_an_administrator_signs_somebody_out_everywhere_when_a_phone_is_lost(
    app: Service, administrator: Visitor, lena: Person, kept: Kept
) -> None:
    with kept():
        keys = [a_sign_in(lena) for _ in range(2)]
    address = f"/manage/people/{lena.reference}"

    reply = administrator.fill(address, form=f"{address}/sign-out")

    assert reply.status_code == 302
    assert "2 phones or computers are signed out." in administrator.see(reply.headers["Location"]).text
    with app.app_context(), reading():
        assert [people.sign_in_of(key) for key in keys] == [None, None]
    assert deeds(app).count("signed out") == 2
    assert administrator.get("/manage/people").status_code == 200


@pytest.mark.parametrize("email", ["nonsense", "a@b", "x" * 300 + "@people.example"])
def test_an_address_that_is_none_is_explained(administrator: Visitor, lena: Person, email: str) -> None:
    reply = administrator.post(f"/manage/people/{lena.reference}/address", data={"email": email})

    assert reply.status_code == 422


def test_an_address_that_is_somebody_elses_is_refused(
    administrator: Visitor, lena: Person, kept: Kept
) -> None:
    with kept():
        a_person(email="taken@people.example")

    reply = administrator.post(
        f"/manage/people/{lena.reference}/address", data={"email": "TAKEN@people.example"}
    )

    assert reply.status_code == 422 and "already" in reply.text


def test_a_forgotten_person_is_gone_from_every_page_and_cannot_come_back_in(
    app: Service, administrator: Visitor, lena: Person, kept: Kept
) -> None:
    with kept():
        programme: Programme = a_programme("Example", "example")
        a_membership(lena, programme, Role.CARER)
        a_sign_in(lena)

    address = f"/manage/people/{lena.reference}/forget"
    assert "cannot be undone" in administrator.see(address).main.text
    assert administrator.post(address).status_code == 302

    for page in ("/manage/people", f"/manage/people/{lena.reference}", "/manage/programmes/example/people"):
        assert "Lena" not in administrator.get(page).text
    assert administrator.post(address).status_code == 422
    visitor = Visitor(app, app.response_class)
    assert visitor.post("/sign-in", data={"email": "lena@people.example"}).status_code == 302
    with app.app_context(), reading():
        assert db.session.get_one(Person, lena.id).email is None


def test_before_a_name_is_taken_away_the_page_says_what_the_person_would_lose(
    administrator: Visitor, lena: Person, kept: Kept
) -> None:
    address = f"/manage/people/{lena.reference}/forget"
    assert "not finished" not in administrator.see(address).main.text
    with kept():
        person = db.session.get_one(Person, lena.id)
        an_approval(a_claim(an_agreement(person=person), expense_pence=1450))

    told = administrator.see(address).main.text

    assert "Payment that is approved and in no payment run: £75.00." in told
    assert "Expenses that are approved and in no payment run: £14.50." in told and "£89.50" not in told
    assert "Ask them whether they want to be paid first." in told
    assert administrator.post(address).status_code == 302


def test_the_only_lead_of_a_programme_is_not_forgotten_and_the_reason_is_said(
    administrator: Visitor, lena: Person, kept: Kept
) -> None:
    with kept():
        a_membership(lena, a_programme(), Role.LEAD)

    reply = administrator.post(f"/manage/people/{lena.reference}/forget")

    assert reply.status_code == 422 and "Give it to somebody else first" in reply.text
    assert "Lena Example" in administrator.see("/manage/people").main.text


@pytest.mark.parametrize("part", ["", "/copy", "/address", "/forget"])
@pytest.mark.parametrize("role", [Role.LEAD, Role.REVIEWER, Role.LIVED_EXPERIENCE])
def test_nobody_else_looks_at_anybody(as_role: AsRole, lena: Person, part: str, role: Role) -> None:
    assert as_role(role).get(f"/manage/people/{lena.reference}{part}").status_code == 403


def test_a_person_who_is_not_there_is_not_found(administrator: Visitor) -> None:
    assert administrator.get("/manage/people/nobody").status_code == 404
