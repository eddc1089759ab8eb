"""What administrators look after, and that nobody else does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coprod import Service
from coprod.core import clock, crisis, settings
from coprod.core.db import reading
from coprod.core.pages import ACCENT
from coprod.programmes import queries
from coprod.programmes.rules import Role, Sector
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.people import a_person
from tests.factories.programmes import a_membership, a_partner, a_programme, an_organisation

AsRole = Callable[..., Visitor]
TODAY = clock.today()


def day(name: str) -> dict[str, str]:
    return {f"{name}-day": str(TODAY.day), f"{name}-month": str(TODAY.month), f"{name}-year": str(TODAY.year)}


@pytest.fixture
def administrator(as_role: AsRole) -> Visitor:
    return as_role(Role.ADMINISTRATOR)


PAGES = (
    "/manage/programmes",
    "/manage/programmes/new",
    "/manage/organisations",
    "/manage/organisations?q=%00",
    "/manage/organisations/new",
    "/manage/settings",
    "/manage/settings/look.accent",
    "/manage/settings/look.accent/new",
    "/manage/settings/crisis.local/new",
    "/manage/administrators",
    "/manage/administrators/new",
    "/manage/people",
    "/manage/people?q=%00%25_&page=99999999999",
)


@pytest.mark.parametrize("page", PAGES)
def test_an_administrator_sees_every_page_in_both_languages(administrator: Visitor, page: str) -> None:
    for language in ("", "/ur"):
        assert administrator.see(f"{language}{page}").h1


@pytest.mark.parametrize("page", [page for page in PAGES if page != "/manage/programmes"])
@pytest.mark.parametrize("role", [Role.LEAD, Role.REVIEWER, Role.PAYER, Role.CARER])
def test_nobody_else_sees_them(as_role: AsRole, page: str, role: Role) -> None:
    assert as_role(role).get(page).status_code == 403


def test_a_programme_is_started_and_its_address_belongs_to_it_alone(
    app: Service, administrator: Visitor
) -> None:
    typed = {"name": "Example", "slug": "example"}

    assert administrator.post("/manage/programmes/new", data=typed).status_code == 302
    assert administrator.post("/manage/programmes/new", data=typed).status_code == 422
    assert administrator.see("/manage/programmes/example").h1 == "Example"


def test_an_organisation_is_added_corrected_and_ended_with_its_successor(
    app: Service, administrator: Visitor, kept: Kept
) -> None:
    with kept():
        old = an_organisation("Old Council", Sector.COUNCIL)
        new = an_organisation("New Council", Sector.COUNCIL)
        programme = a_programme()
        a_partner(programme, old)
    address = f"/manage/organisations/{old.reference}"

    added = administrator.post(
        "/manage/organisations/new", data={"name": "Third", "sector": "vcfse", **day("from_day")}
    )
    assert added.status_code == 302
    assert administrator.fill(address, name="Old County Council").status_code == 302
    ended = administrator.post(f"{address}/end", data={"successor": new.reference, **day("last_day")})
    assert ended.status_code == 302

    told = administrator.see("/manage/organisations").main.text
    assert "Old County Council" in told and "Its place is taken by New Council." in told


def test_the_review_goes_to_a_holder_and_an_interest_is_said_aloud(
    app: Service, administrator: Visitor, kept: Kept
) -> None:
    with kept():
        programme = a_programme("Example", "example")
        board = an_organisation("Example Board", Sector.NHS_COMMISSIONER)
    address = "/manage/programmes/example/review"
    typed = {"organisation": board.reference, "area": "The whole area", **day("from_day")}

    assert administrator.post(f"{address}/new", data=typed).status_code == 302
    assert administrator.post(f"{address}/new", data=typed).status_code == 422

    told = administrator.see(address).main.text
    assert "Example Board plans and pays for care in this programme, and also reviews it." in told
    named = administrator.post(
        f"{address}/reviewers/new",
        data={
            "organisation": board.reference,
            "name": "Rhys",
            "email": "rhys@people.example",
            "language": "en",
            **day("from_day"),
        },
    )
    assert named.status_code == 302
    with app.app_context(), reading():
        found = queries.one("example")
        assert found and [each.person.name for each in queries.reviewers(found)] == ["Rhys"]
    assert programme.slug == "example"


def test_a_value_is_read_by_its_key_and_what_cannot_be_is_said_in_words(
    app: Service, administrator: Visitor
) -> None:
    address = "/manage/settings/look.accent/new"
    sound = {"value": "#004d40", "scope": "service", "source": "The board", **day("from_day")}

    for value in ("yellow", "#ffff00", "", "\x00"):
        assert administrator.post(address, data={**sound, "value": value}).status_code == 422
    assert "hard to read" in administrator.post(address, data={**sound, "value": "#ffff00"}).text
    assert administrator.post(address, data=sound).status_code == 302

    with app.app_context(), reading():
        assert settings.get(ACCENT) == "#004d40"
    assert "The board" in administrator.see("/manage/settings/look.accent").main.text


@pytest.mark.parametrize("value", ["many", "-1", "1.5", "true", "[]", "9" * 30, "9" * 5000, "1e999", "NaN"])
def test_a_clock_is_a_whole_number_within_reason(administrator: Visitor, value: str) -> None:
    reply = administrator.post(
        "/manage/settings/consultations.answer_within_days/new",
        data={"value": value, "scope": "service", "source": "A test", **day("from_day")},
    )

    assert reply.status_code == 422


@pytest.mark.parametrize(
    "scope", ["", "service 1", "programme", "programme nowhere", "organisation x", "planet"]
)
def test_a_value_holds_for_somebody_who_is_there(administrator: Visitor, scope: str) -> None:
    reply = administrator.post(
        "/manage/settings/look.accent/new",
        data={"value": "#004d40", "scope": scope, "source": "A test", **day("from_day")},
    )

    assert reply.status_code == 422


def test_the_crisis_routes_of_an_area_are_written_one_on_a_line(
    app: Service, administrator: Visitor, kept: Kept
) -> None:
    with kept():
        programme = a_programme("Example", "example")
    typed = {"scope": "programme example", "source": "The trust's page", **day("from_day")}
    address = "/manage/settings/crisis.local/new"

    wrong = administrator.post(address, data={**typed, "value": "Only a name"})
    right = administrator.post(
        address,
        data={**typed, "value": "Example line | 0800 960 001 | Any time\nBy text | text 60001 | Nights"},
    )

    assert wrong.status_code == 422 and "name | number | when" in wrong.text
    assert right.status_code == 302
    with app.app_context(), reading():
        routes = crisis.routes(programme.id)[:2]
        assert [(route.name, route.href) for route in routes] == [
            ("Example line", "tel:0800960001"),
            ("By text", "sms:60001"),
        ]


def test_an_administrator_is_appointed_by_another_and_the_last_one_stays(
    app: Service, administrator: Visitor
) -> None:
    with app.app_context(), reading():
        mine = queries.administrators()[0].reference
    end = f"/manage/administrators/{mine}/end"

    assert administrator.post(end, data={"when": "now"}).status_code == 422
    added = administrator.post(
        "/manage/administrators/new",
        data={"name": "Ada", "email": "ada@people.example", "language": "en"},
    )
    assert added.status_code == 302
    assert administrator.post(end, data={"when": "now"}).status_code == 302
    assert administrator.get("/manage/administrators").status_code == 403


def test_an_administrator_enters_no_words_and_sees_no_answers(administrator: Visitor, kept: Kept) -> None:
    with kept():
        a_programme("Example", "example")

    assert administrator.get("/manage/programmes/example/words").status_code == 403


def test_a_long_list_of_people_is_paged(administrator: Visitor, kept: Kept) -> None:
    with kept():
        programme = a_programme("Example", "example")
        for number in range(60):
            a_membership(a_person(f"Person {number:03}"), programme, Role.CARER)

    first = administrator.see("/manage/programmes/example/people").main.text
    second = administrator.see("/manage/programmes/example/people?page=2").main.text

    assert "Person 000" in first and "Person 030" not in first and "Person 030" in second
