"""Help in each district: written by those who lead a programme, found by whoever lives there, and never stale (F8)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine

from coprod.core import clock
from coprod.core.db import db
from coprod.feedback.models import FeedbackForm
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from tests.base.html import read
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.feedback import a_form
from tests.factories.programmes import a_district, a_programme

AsRole = Callable[..., Visitor]
HELP = "/manage/programmes/example/help"
TYPED = {
    "name": "Preston",
    "postcodes": "PR1, PR2",
    "lines": "Preston help line | 01632 960002 | Any time.\nIn British Sign Language | https://bsl.example | Days",
    "owner": "The crisis team",
    "source": "Their page",
}


def day(name: str, when: date) -> dict[str, str]:
    return {f"{name}-day": str(when.day), f"{name}-month": str(when.month), f"{name}-year": str(when.year)}


def in_days(days: int) -> dict[str, str]:
    return day("review_by", clock.today() + timedelta(days=days))


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme("Example", "example")


@pytest.fixture
def lead(programme: Programme, as_role: AsRole) -> Visitor:
    return as_role(Role.LEAD, programme)


@pytest.fixture
def form(kept: Kept, programme: Programme) -> FeedbackForm:
    with kept():
        return a_form(programme, slug="first-call")


def test_what_a_lead_has_made_sure_of_is_found_by_whoever_lives_there(
    lead: Visitor, client: Visitor, form: FeedbackForm
) -> None:
    lead.fill(f"{HELP}/new", **TYPED, **in_days(200))
    assert "Preston help line" not in client.see("/help-now").main.text
    assert "nobody has made sure of it" in lead.see(HELP).main.text

    (there,) = {
        link.get("href") for link in lead.see(HELP).main.all("a") if link.text.startswith("Look at it again")
    }
    lead.fill(there, **TYPED, **in_days(200), is_confirmed="y")

    client.post("/feedback/first-call", data={"format": "standard"})
    for page in ("/help-now", "/feedback/first-call", "/feedback/first-call/say/2"):
        said = client.see(page).main.text
        assert "Preston help line" in said and "01632 960002" in said and "PR1, PR2" in said, page
    assert "Preston help line" not in client.see("/feedback/first-call/say/1").main.text


def test_whoever_looks_for_their_district_sends_nothing(
    kept: Kept, programme: Programme, form: FeedbackForm, client: Visitor
) -> None:
    with kept():
        a_district(programme)

    (near,) = client.see("/feedback/first-call").main.all("details")

    assert "Help near you" in near.text
    assert {link.get("href").partition(":")[0] for link in near.all("a")} == {"tel"}
    assert not near.all("form") + near.all("button") + near.all("input") + near.all("img")


@pytest.mark.parametrize("page", ["/feedback/first-call", "/feedback/first-call/say/2", "/help-now"])
def test_on_the_day_after_its_review_day_nobody_is_shown_it_also_not_from_what_is_kept(
    kept: Kept, programme: Programme, form: FeedbackForm, client: Visitor, page: str
) -> None:
    with kept():
        a_district(programme, days=1)

    for days, is_shown in ((0, True), (1, True), (2, False)):
        with time_machine.travel(clock.now() + timedelta(days=days)):
            client.post("/feedback/first-call", data={"format": "standard"})
            said = client.see(page).main.text
        assert ("01632 960002" in said) is is_shown, days
        assert "116 123" in said


@pytest.mark.parametrize(("days", "is_first"), [(200, True), (-1, False)], ids=["shown", "run out"])
@pytest.mark.usefixtures("form")
def test_a_form_for_one_district_shows_who_helps_there_at_once(
    kept: Kept, programme: Programme, lead: Visitor, days: int, is_first: bool
) -> None:
    with kept():
        a_district(programme, days=days)
        a_district(programme, "Chorley", reference="chorley")
    lead.fill("/manage/feedback/forms/first-call/district", district="district")

    lead.post("/feedback/first-call", data={"format": "standard"})
    lead.post("/feedback/first-call/say/2", data={"q-happened": "Nobody rang."})
    pages = [lead.see(f"/feedback/first-call{page}") for page in ("", "/say/2")]
    sent = lead.fill("/feedback/first-call/check", form="/feedback/first-call/done")
    pages.append(read(sent.text))
    for page in pages:
        (box,) = (each for each in page.main.all("section") if "app-help" in (each.get("class") or ""))
        at_once = box.text.partition("Chorley")[0]
        assert ("Preston help line" in at_once) is is_first
        assert ("Preston help line" in box.text) is is_first
        assert "116 123" in at_once and "Chorley help line" in box.text
    assert "People from Preston" in lead.see("/manage/feedback/forms/first-call").main.text


def test_a_district_is_chosen_from_those_that_are_there(
    kept: Kept, programme: Programme, form: FeedbackForm, lead: Visitor
) -> None:
    with kept():
        a_district(programme)
    address = "/manage/feedback/forms/first-call/district"

    assert lead.post(address, data={"district": "elsewhere"}).status_code == 422
    assert lead.post(address, data={"district": ""}).status_code == 302


def test_leads_are_warned_before_a_district_runs_out_and_after(
    kept: Kept, programme: Programme, lead: Visitor, as_role: AsRole
) -> None:
    with kept():
        for name, days in (("Preston", 31), ("Chorley", 30), ("Leyland", -1)):
            a_district(programme, name, days=days, reference=name.casefold())
        elsewhere = a_programme()

    page, today = lead.see(HELP).main.text, lead.see("/manage").main.text

    assert page.count("Shown, and runs out soon") == 1 and page.count("Not shown any more") == 1
    assert "who helps in Chorley" in today and "who helps in Leyland" in today
    assert "who helps in Preston" not in today
    assert "who helps in" not in as_role(Role.LEAD, elsewhere).see("/manage").main.text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": ""}, "Enter the name of the district."),
        ({"lines": "Only a name"}, "name | number | when"),
        ({"lines": "Name | no number | when"}, "no telephone number"),
        ({"owner": ""}, "Say who sees to it."),
        ({"source": ""}, "Say where it comes from."),
        (in_days(0), "Choose a day after today"),
        (in_days(366), "no later than"),
        ({"review_by-day": "31", "review_by-month": "2"}, "day"),
    ],
    ids=range(8),
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    lead: Visitor, client: Visitor, change: dict[str, str], said: str
) -> None:
    reply = lead.post(f"{HELP}/new", data={**TYPED, **in_days(200), "is_confirmed": "y", **change})

    assert reply.status_code == 422 and said in reply.text
    assert "Preston" not in client.see("/help-now").main.text


def test_two_people_do_not_overwrite_each_other_and_no_name_stands_twice(
    kept: Kept, programme: Programme, lead: Visitor
) -> None:
    with kept():
        a_district(programme)
        a_district(programme, "Chorley", reference="chorley")
    typed = {**TYPED, **in_days(200), "is_confirmed": "y"}
    (seen,) = [
        each.get("value") for each in lead.see(f"{HELP}/district").all("input") if each.get("name") == "seen"
    ]

    first, second = (
        lead.post(f"{HELP}/district", data={**typed, "seen": seen, "owner": owner})
        for owner in ("The first", "The second")
    )
    twice = lead.post(f"{HELP}/new", data={**typed, "name": "chorley"})

    assert (
        first.status_code == 302 and second.status_code == 422 and "Somebody else has changed" in second.text
    )
    assert twice.status_code == 422 and "a district of this name already" in twice.text
    assert lead.get(f"{HELP}/nowhere").status_code == 404


def test_a_district_that_is_taken_off_the_list_is_gone_and_a_form_for_it_is_for_everybody(
    kept: Kept, programme: Programme, form: FeedbackForm, lead: Visitor, client: Visitor
) -> None:
    with kept():
        a_district(programme)
        db.session.get_one(FeedbackForm, form.id).district = "district"
    assert "Preston help line" in client.see("/feedback/first-call").main.text

    lead.fill(f"{HELP}/district/remove")

    assert "Preston" not in client.see("/feedback/first-call").main.text
    assert "People from anywhere" not in lead.see("/manage/feedback/forms/first-call").main.text
    assert client.get("/feedback/first-call").status_code == 200


def test_an_administrator_reads_districts_among_the_settings_and_is_told_where_they_are_written(
    kept: Kept, programme: Programme, as_role: AsRole
) -> None:
    with kept():
        shown = [a_district(programme, name, reference=name) for name in ("Chorley", "Preston")]
    administrator = as_role(Role.ADMINISTRATOR)

    listed = administrator.see("/manage/settings").main.text
    page = administrator.get("/manage/settings/crisis.districts").text
    typed = {"value": "Leyland", "scope": "programme example", "source": "A test"}
    refused = administrator.post(
        "/manage/settings/crisis.districts/new", data={**typed, **day("from_day", clock.today())}
    )

    assert "Where people in each district of a programme get help in a crisis" in listed
    assert "Within how many days the ways to get help in a district must be looked at again" in listed
    assert "\n".join(f"{each.name} | {each.review_by.isoformat()}" for each in shown) in page
    assert "It is written on the page of each programme" in page
    assert refused.status_code == 422
    assert "Districts are written on the page of their programme" in refused.text


def test_how_long_a_district_may_go_unlooked_at_is_a_setting(lead: Visitor, as_role: AsRole) -> None:
    administrator = as_role(Role.ADMINISTRATOR)
    address = "/manage/settings/crisis.review_within_days/new"
    typed = {"scope": "service", "source": "A test", **day("from_day", clock.today())}
    assert administrator.post(address, data={**typed, "value": "-1"}).status_code == 422
    assert administrator.post(address, data={**typed, "value": "30"}).status_code == 302

    late, in_time = (lead.post(f"{HELP}/new", data={**TYPED, **in_days(days)}) for days in (31, 30))

    assert (late.status_code, in_time.status_code) == (422, 302)
