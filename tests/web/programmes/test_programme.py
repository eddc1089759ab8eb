"""How a lead looks after a programme: its words, its parts, its partners, its people. And what others may not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from coprod import Service
from coprod.core import clock, editions
from coprod.core.db import db, reading
from coprod.core.editions import Format
from coprod.people import queries as people_queries
from coprod.people.rules import SafeContact
from coprod.programmes import queries
from coprod.programmes.models import Organisation, Programme
from coprod.programmes.rules import Role, Sector
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.people import a_person
from tests.factories.programmes import a_membership, a_partner, a_programme, an_organisation

AsRole = Callable[..., Visitor]
TODAY = clock.today()
DAY = {"from_day-day": str(TODAY.day), "from_day-month": str(TODAY.month), "from_day-year": str(TODAY.year)}
LAST = {"last_day-day": str(TODAY.day), "last_day-month": str(TODAY.month), "last_day-year": str(TODAY.year)}


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme("Example Programme", "example")


@pytest.fixture
def trust(kept: Kept, programme: Programme) -> Organisation:
    with kept():
        organisation = an_organisation("Example Trust", Sector.NHS_PROVIDER)
        a_partner(programme, organisation)
        return organisation


@pytest.fixture
def lead(as_role: AsRole, programme: Programme) -> Visitor:
    return as_role(Role.LEAD, programme)


def whole(app: Service) -> Any:
    with app.app_context(), reading():
        found = queries.whole("example")
        assert found
        for each in (found, *found.editions, *found.aims, *found.workstreams, *found.partners):
            db.session.expunge(each)
        return found


PAGES = (
    "",
    "/words",
    "/words?language=ur&format=easy_read",
    "/words?language=nonsense&format=nonsense",
    "/aims",
    "/aims/new",
    "/workstreams",
    "/workstreams/new",
    "/partners",
    "/partners/new",
    "/people",
    "/people/new",
    "/review",
    "/notice",
    "/notice/new",
)


@pytest.mark.parametrize("page", PAGES)
def test_a_lead_sees_every_page_of_their_own_programme_in_both_languages(
    lead: Visitor, trust: Organisation, page: str
) -> None:
    for language in ("", "/ur"):
        assert lead.see(f"{language}/manage/programmes/example{page}").h1


@pytest.mark.parametrize("page", PAGES)
def test_a_lead_of_another_programme_sees_none_of_them(
    as_role: AsRole, programme: Programme, page: str
) -> None:
    assert as_role(Role.LEAD).get(f"/manage/programmes/example{page}").status_code == 403


def test_a_programme_that_is_not_there_is_not_found(as_role: AsRole) -> None:
    assert as_role(Role.ADMINISTRATOR).get("/manage/programmes/nowhere").status_code == 404


def test_words_are_saved_and_a_translation_says_that_it_has_fallen_behind(
    app: Service, lead: Visitor
) -> None:
    address = "/manage/programmes/example/words"
    lead.fill(f"{address}?language=ur", name="مثال", translator="Sana")
    assert "fallen behind" not in lead.see(f"{address}?language=ur").main.text

    lead.fill(address, vision="Nobody tells their story twice.")

    assert "fallen behind" in lead.see(f"{address}?language=ur").main.text
    page = lead.see(f"{address}?language=ur").main.text
    assert "Nobody tells their story twice." in page

    lead.fill(f"{address}?language=ur", made_from_present="y")
    assert "fallen behind" not in lead.see(f"{address}?language=ur").main.text


def test_two_leads_who_write_at_once_do_not_overwrite_each_other(
    app: Service, lead: Visitor, as_role: AsRole, programme: Programme
) -> None:
    other = as_role(Role.LEAD, programme)
    address = "/manage/programmes/example/words"
    seen = next(each for each in lead.see(address).all("input") if each.get("name") == "seen").get("value")
    other.fill(address, vision="Hers")

    reply = lead.post(address, data={"name": "Example", "vision": "His", "seen": seen})

    assert reply.status_code == 422 and "Somebody else has saved" in reply.text and "His" in reply.text
    assert str(editions.read(whole(app).editions, "en").vision) == "Hers"


def test_words_that_are_too_long_are_explained_and_not_lost(app: Service, lead: Visitor) -> None:
    reply = lead.post(
        "/manage/programmes/example/words", data={"name": "x" * 121, "why": "Kept words", "seen": "x"}
    )

    assert reply.status_code == 422 and "120 letters" in reply.text and "Kept words" in reply.text


@pytest.mark.parametrize(("kind", "more"), [("aims", {}), ("workstreams", DAY)])
def test_a_part_is_added_put_in_order_and_ended(
    app: Service, lead: Visitor, kind: str, more: dict[str, str]
) -> None:
    address = f"/manage/programmes/example/{kind}"
    for title in ("First", "Second"):
        assert lead.post(f"{address}/new", data={"title": title, **more}).status_code == 302
    first, second = (each.key for each in getattr(whole(app), kind))

    assert lead.post(f"{address}/{second}/up").status_code == 302
    assert [each.key for each in getattr(whole(app), kind)] == [second, first]

    assert lead.post(f"{address}/{first}/end", data=LAST).status_code == 302
    assert [each.to_day for each in getattr(whole(app), kind)] == [None, TODAY]


@pytest.mark.parametrize("address", ["aims/nothing/up", "workstreams/nothing/down", "aims/nothing/end"])
def test_a_part_that_is_not_there_is_not_found(lead: Visitor, address: str) -> None:
    assert lead.post(f"/manage/programmes/example/{address}").status_code == 404


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"title": "\x00"},
        {"title": "x" * 161},
        {"title": "A", "from_day-day": "31", "from_day-month": "2", "from_day-year": "2026"},
        {"title": "A", "from_day-day": "x" * 5000, "from_day-month": "²", "from_day-year": "-1"},
        {"title": "A", "from_day-day": "1", "from_day-month": "1", "from_day-year": "99999"},
    ],
)
def test_a_workstream_that_makes_no_sense_is_explained(lead: Visitor, typed: dict[str, str]) -> None:
    assert lead.post("/manage/programmes/example/workstreams/new", data=typed).status_code == 422


def test_an_organisation_becomes_a_partner_and_stops_being_one(
    app: Service, lead: Visitor, kept: Kept
) -> None:
    with kept():
        reference = an_organisation("Voices Together").reference
    address = "/manage/programmes/example/partners"

    assert lead.post(f"{address}/new", data={"organisation": reference, **DAY}).status_code == 302
    assert lead.post(f"{address}/new", data={"organisation": reference, **DAY}).status_code == 422
    assert lead.post(f"{address}/new", data={"organisation": "nobody", **DAY}).status_code == 422
    end = next(each.get("href") for each in lead.see(address).all("a") if each.get("href").endswith("/end"))
    assert lead.post(end, data=LAST).status_code == 302

    assert [each.to_day for each in whole(app).partners] == [TODAY]


def test_somebody_without_e_mail_is_enrolled_by_name_and_telephone_and_gets_a_code_read_out(
    app: Service, lead: Visitor
) -> None:
    lead.fill(
        "/manage/programmes/example/people/new",
        name="Lena",
        telephone="01632 960 001",
        role="lived_experience",
        **{each: value for each, value in DAY.items()},
    )

    page = lead.see("/manage/programmes/example/people")
    assert "Lena" in page.main.text
    read_out = next(each.get("action") for each in page.all("form") if each.get("action").endswith("/code"))
    code = lead.post(read_out).text.split('class="app-code"')[1].split("<strong>")[1].split("<")[0]
    hers = Visitor(app, app.response_class)
    assert hers.post("/sign-in/read-out", data={"code": code}).headers["Location"] == "/me"


@pytest.mark.parametrize(
    "typed",
    [
        {"name": ""},
        {"telephone": "", "email": ""},
        {"telephone": "call"},
        {"email": "nonsense"},
        {"role": ""},
        {"role": "administrator"},
        {"role": "reviewer"},
        {"role": "lead", "organisation": ""},
        {"role": "lead", "organisation": "nobody"},
        {"from_day-year": ""},
        {"to_day-day": "1", "to_day-month": "1", "to_day-year": "2001"},
    ],
)
def test_nobody_is_enrolled_without_a_name_a_way_to_reach_them_and_a_role_that_a_lead_may_give(
    app: Service, lead: Visitor, trust: Organisation, typed: dict[str, str]
) -> None:
    sound = {
        "name": "Lena",
        "telephone": "01632 960 001",
        "language": "en",
        "role": "carer",
        "organisation": "",
        **DAY,
    }

    reply = lead.post("/manage/programmes/example/people/new", data={**sound, **typed})

    assert reply.status_code == 422
    with app.app_context(), reading():
        assert not people_queries.search("Lena", 1).rows


def test_a_role_is_given_and_taken_away_again(
    app: Service, lead: Visitor, kept: Kept, programme: Programme, trust: Organisation
) -> None:
    with kept():
        membership = a_membership(a_person("Bo"), programme, Role.CARER)
    address = f"/manage/programmes/example/people/{membership.reference}"

    given = lead.post(f"{address}/role", data={"role": "moderator", "organisation": trust.reference, **DAY})
    assert given.status_code == 302
    with app.app_context(), reading():
        roles = {each.role for each in queries.roles_on(membership.person_id, TODAY, programme.id)}
        assert roles == {Role.CARER, Role.MODERATOR}

    assert lead.post(f"{address}/end", data={"when": "later"}).status_code == 422
    assert lead.post(f"{address}/end", data={"when": "now"}).status_code == 302
    with app.app_context(), reading():
        roles = {each.role for each in queries.roles_on(membership.person_id, TODAY, programme.id)}
        assert roles == {Role.MODERATOR}


def test_the_last_lead_stays_and_the_reason_is_said(
    app: Service, as_role: AsRole, lead: Visitor, programme: Programme
) -> None:
    with app.app_context(), reading():
        reference = queries.roles_on(lead.person.id, TODAY, programme.id)[0].reference

    reply = lead.post(f"/manage/programmes/example/people/{reference}/end", data={"when": "now"})

    assert reply.status_code == 422 and "Give it to somebody else first" in reply.text


def test_a_lead_cannot_touch_those_who_review_them(
    app: Service, as_role: AsRole, lead: Visitor, programme: Programme
) -> None:
    reviewer = as_role(Role.REVIEWER, programme)
    with app.app_context(), reading():
        reference = queries.roles_on(reviewer.person.id, TODAY, programme.id)[0].reference
        holding = queries.holdings(programme.id)[0].reference
    address = "/manage/programmes/example"

    assert lead.post(f"{address}/people/{reference}/end", data={"when": "now"}).status_code == 404
    assert lead.post(f"{address}/people/{reference}/code").status_code == 404
    assert lead.post(f"{address}/review/reviewers/{reference}/end", data={"when": "now"}).status_code == 403
    assert lead.post(f"{address}/review/{holding}/end", data=LAST).status_code == 403
    assert lead.post(f"{address}/review/new", data={}).status_code == 403
    assert lead.post(f"{address}/review/reviewers/new", data={}).status_code == 403


def test_no_code_is_read_out_to_a_colleague_and_the_reason_is_said(
    as_role: AsRole, lead: Visitor, kept: Kept, programme: Programme
) -> None:
    with kept():
        payer = a_person("Pat", email=None, safe_contact=SafeContact.TELEPHONE)
        reference = a_membership(payer, programme, Role.PAYER).reference

    reply = lead.post(f"/manage/programmes/example/people/{reference}/code")

    assert reply.status_code == 409 and "by e-mail only" in reply.text


def test_the_next_privacy_notice_begins_with_the_words_of_the_last(app: Service, lead: Visitor) -> None:
    address = "/manage/programmes/example/notice/new"
    assert "We keep what you write for one year." in lead.get(address).text

    assert lead.post(address, data={"text-en": "Two years.", "text-ur": "دو سال"}).status_code == 302
    assert lead.post(address, data={"text-en": "", "text-ur": "دو سال"}).status_code == 422

    text = lead.see("/manage/programmes/example/notice").main.text
    assert "Version 2" in text and "Two years." in text and "We keep what you write for one year." in text


def test_an_edition_is_one_language_and_one_format(app: Service, lead: Visitor) -> None:
    lead.fill("/manage/programmes/example/words?language=en&format=easy_read", name="Easy words")

    with app.app_context(), reading():
        easy = queries.edition(whole(app).id, "en", Format.EASY_READ)
        assert easy and easy.text == {"name": "Easy words"}
    assert str(editions.read(whole(app).editions, "en").name) == "Example Programme"
