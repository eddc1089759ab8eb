"""Applying: without an account or with one, in either case without saying anything twice."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core.db import db
from coprod.involvement.models import Application, Opportunity
from coprod.involvement.rules.applications import ApplicationStage
from coprod.involvement.rules.opportunities import Choosing, Stage
from coprod.people.models import AccessProfile, Person
from coprod.people.rules import SafeContact
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.involvement import an_application, an_opportunity
from tests.factories.people import a_need, a_person
from tests.web.involvement.walking import ANA, applied, code_in, send, write


@pytest.fixture
def opportunity(kept: Kept) -> Opportunity:
    with kept():
        return an_opportunity()


def sent(app: Service) -> Application | None:
    with app.app_context():
        return db.session.scalars(select(Application)).first()


def test_somebody_without_an_account_is_asked_once_who_they_are_and_what_they_need(
    app: Service, client: Visitor, opportunity: Opportunity
) -> None:
    assert write(client, opportunity).endswith("/apply/who")
    page = client.post(f"/opportunities/{opportunity.reference}/apply/who", data={**ANA, "email": "ana"})
    assert page.status_code == 422
    assert "name@example.org" in page.text
    client.post(f"/opportunities/{opportunity.reference}/apply/who", data={**ANA, "go": "on"})
    check = client.get(f"/opportunities/{opportunity.reference}/apply/check").text
    assert all(
        words in check
        for words in ("I listen.", "Ana Reed", "ana@example.org", "Do not ring.", "Somebody local")
    )
    receipt = send(client, opportunity)

    assert len(code_in(receipt)) == 25
    application = sent(app)
    assert application is not None
    assert application.answers["better"] == {"value": "I listen.", "other": ""}
    assert (application.name, application.email, application.safe_contact) == (
        "Ana Reed",
        "ana@example.org",
        SafeContact.EMAIL,
    )
    assert (application.needs, application.shares_needs) == ({"bsl": "Somebody local", "breaks": ""}, True)


def test_pressing_twice_sends_once_and_shows_the_same_code(
    app: Service, client: Visitor, opportunity: Opportunity
) -> None:
    write(client, opportunity)
    client.post(f"/opportunities/{opportunity.reference}/apply/who", data={**ANA, "go": "on"})
    check = client.get(f"/opportunities/{opportunity.reference}/apply/check").text
    slip = re.search(r'name="slip" value="([^"]+)"', check)
    assert slip
    codes = [
        code_in(client.post(f"/opportunities/{opportunity.reference}/apply/done", data={"slip": slip[1]}))
        for _press in (1, 2)
    ]

    assert codes[0] == codes[1] != ""


def test_somebody_with_an_account_is_shown_what_stands_there_and_asked_nothing(
    app: Service,
    client: Visitor,
    opportunity: Opportunity,
    kept: Kept,
    sign_in: Callable[[Visitor, Person], Visitor],
) -> None:
    with kept():
        person = a_person("Ben", email="ben@example.org")
        a_need(person, words="On Mondays")
    sign_in(client, person)
    page = client.get(write(client, opportunity)).text
    assert all(words in page for words in ("Ben", "ben@example.org", "On Mondays"))
    assert 'name="name"' not in page
    receipt = send(client, opportunity)

    assert len(code_in(receipt)) == 25
    application = sent(app)
    assert application is not None
    assert (application.person_id, application.name, application.needs) == (person.id, "", {})
    mine = client.get("/me/applications").text
    assert "Help to choose new staff" in mine
    write(client, opportunity)
    again = send(client, opportunity)
    assert "You have applied for this role already" in again.text


def test_nobody_sends_without_saying_who_they_are(
    app: Service, client: Visitor, opportunity: Opportunity
) -> None:
    write(client, opportunity)

    page = send(client, opportunity)

    assert page.status_code == 422
    assert "Say who you are and how we can reach you" in page.text
    assert sent(app) is None


@pytest.mark.parametrize("stage", [Stage.CLOSED, Stage.DECIDED, Stage.WITHDRAWN])
def test_a_role_that_is_closed_says_so(client: Visitor, kept: Kept, stage: Stage) -> None:
    with kept():
        opportunity = an_opportunity(stage=stage)

    page = client.get(f"/opportunities/{opportunity.reference}/apply")

    assert page.status_code == 410
    assert "This role takes no applications now" in page.text


def test_where_places_go_to_those_who_come_first_everybody_is_told_at_once(
    app: Service, client: Visitor, kept: Kept
) -> None:
    with kept():
        opportunity = an_opportunity(places=1, choosing=Choosing.FIRST_COME)
    write(client, opportunity)
    client.post(f"/opportunities/{opportunity.reference}/apply/who", data={**ANA, "go": "on"})
    first = send(client, opportunity).text
    other = Visitor(app, app.response_class)
    write(other, opportunity)
    other.post(
        f"/opportunities/{opportunity.reference}/apply/who",
        data={**ANA, "email": "b@example.org", "go": "on"},
    )
    second = send(other, opportunity).text

    assert "A place is kept for you until the end of" in first
    assert "All places are taken. You are number 1 on the reserve list." in second


def test_the_code_finds_it_again_takes_the_place_and_takes_it_back(
    app: Service, client: Visitor, kept: Kept
) -> None:
    with kept():
        opportunity = an_opportunity(places=1, choosing=Choosing.FIRST_COME)
    code = applied(client, opportunity)
    somewhere = Visitor(app, app.response_class)
    page = somewhere.post("/receipts", data={"code": code.lower()}).text
    assert "I listen." in page
    assert "Take the place" in page
    asked = somewhere.post("/receipts/application", data={"code": code, "deed": "take"}).text
    assert "Take this place?" in asked
    taken = somewhere.post("/receipts/application", data={"code": code, "deed": "take", "sure": "yes"})

    assert "You have the place" in taken.text
    application = sent(app)
    assert application is not None
    assert application.stage is ApplicationStage.ACCEPTED
    with app.app_context():
        held = db.session.get_one(AccessProfile, application.person_id)
        assert held.is_shared, "they agreed when they applied"


def test_what_is_taken_back_with_the_code_is_gone_and_the_next_is_offered_the_place(
    app: Service, client: Visitor, kept: Kept
) -> None:
    with kept():
        opportunity = an_opportunity(places=1, choosing=Choosing.FIRST_COME)
    code = applied(client, opportunity)
    with kept():
        waiting = an_application(
            opportunity, a_person(), stage=ApplicationStage.RESERVE, reserve_place=1
        ).reference
    client.post("/receipts/application", data={"code": code, "deed": "withdraw", "sure": "yes"})

    assert "We cannot find" in client.post("/receipts", data={"code": code}).text
    with app.app_context():
        everybody = {each.reference: each for each in db.session.scalars(select(Application))}
        offered = everybody.pop(waiting)
        (gone,) = everybody.values()
        assert (gone.stage, gone.name, gone.email, gone.answers) == (
            ApplicationStage.WITHDRAWN,
            "",
            "",
            {},
        )
        assert offered.stage is ApplicationStage.OFFERED
        assert offered.answer_by is not None


def test_a_place_is_not_taken_in_the_name_of_somebody_who_is_not_signed_in(
    app: Service, client: Visitor, kept: Kept
) -> None:
    with kept():
        a_person("Somebody", email="ana@example.org")
        opportunity = an_opportunity(places=1, choosing=Choosing.FIRST_COME)
    code = applied(client, opportunity)

    refused = client.post("/receipts/application", data={"code": code, "deed": "take", "sure": "yes"})

    assert refused.status_code == 422
    assert "Somebody here has this e-mail address already" in refused.text
    application = sent(app)
    assert application is not None
    assert application.stage is ApplicationStage.OFFERED
