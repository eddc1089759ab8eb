"""Offering a role page by page, and what everybody then reads: money in pounds, who chooses, and what happens after."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from coprod.core import clock
from coprod.core.easy_read import Block
from coprod.involvement.operations import easing
from coprod.involvement.rules.opportunities import Happens, Pays, Stage
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from coprod.rates.operations import seeding
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.involvement import WORDS, a_panelist, a_rate_card, an_opportunity
from tests.factories.people import a_person
from tests.factories.programmes import a_membership, a_partner, a_programme, an_organisation

AsRole = Callable[..., Visitor]
MANAGE = "/manage/opportunities"


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme("Preston", "preston")


def _day(name: str, day: date) -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def _fill(lead: Visitor, address: str, **typed: Any) -> str:
    reply = lead.fill(address, **typed)
    assert reply.status_code == 302, reply.text
    return str(reply.headers["Location"])


def test_a_lead_drafts_a_role_step_by_step_and_publishes_it(
    kept: Kept, as_role: AsRole, programme: Programme, client: Visitor
) -> None:
    with kept():
        organisation = an_organisation("Northern Voices")
        a_partner(programme, organisation)
        card = a_rate_card(organisation)
        readers = [a_person(), a_person()]
        for each in readers:
            a_membership(each, programme, Role.LIVED_EXPERIENCE)
        organisation_reference, rate = organisation.reference, f"{card.reference}:session"
        people = [each.reference for each in readers]
    lead, today = as_role(Role.LEAD, programme), clock.today()

    one = _fill(lead, f"{MANAGE}/new", title="Help to choose new staff", organisation=organisation_reference)
    assert "Say in English what can change because of it." in lead.see(one).main.text
    _fill(
        lead, f"{one}/basics", level="service", rung="co_production", equal_say="co_chair", from_the_start="y"
    )
    _fill(
        lead,
        f"{one}/work",
        happens="either",
        hours="3",
        minutes="0",
        preparation_hours="0",
        preparation_minutes="30",
        sessions="6",
    )
    _fill(lead, f"{one}/pay", pays="payment_and_expenses", rate=rate, methods=["bank", "cash"])
    _fill(lead, f"{one}/basis", basis="health_care")
    _fill(lead, f"{one}/places", places="2", choosing="panel")
    _fill(
        lead,
        f"{one}/dates",
        **_day("closes_on", today + timedelta(days=20)),
        **_day("answers_by", today + timedelta(days=34)),
    )
    _fill(
        lead,
        f"{one}/words",
        **{f"t-{key}": text for key, text in WORDS.items() if not key.startswith("criterion.")},
    )
    for words in ("Says how they listen", "Says what they would change"):
        _fill(lead, f"{one}/criteria/new", words=words)
    for person, lived in zip(people, ("yes", "no"), strict=True):
        _fill(lead, f"{one}/panel/new/{person}", lived=lived)
    _fill(lead, f"{one}/easy-read/add", words="Help us to choose staff.", picture="people")

    assert "It is ready to be published" in lead.see(one).main.text
    assert "This is a draft." in lead.see(f"{one}/as-people-see-it").main.text
    public = one.removeprefix("/manage")
    client.see(public, status=404)
    _fill(lead, f"{one}/publish")

    page = client.see(public).main.text
    assert "£75.00 for a session, and your expenses" in page
    assert "2 people read what people write, without names. 1 of them has lived experience." in page
    assert "Says how they listen" in page and "Ask for Sam Reed" in page
    lead.see(f"{one}/basics", status=403)


def test_what_was_typed_wrong_is_said_and_stays(kept: Kept, as_role: AsRole, programme: Programme) -> None:
    with kept():
        reference = an_opportunity(programme, stage=Stage.DRAFT).reference
    lead, one = as_role(Role.LEAD, programme), f"{MANAGE}/{reference}"

    reply = lead.fill(f"{one}/work", hours="0", minutes="0", happens="online")
    assert reply.status_code == 422 and "Say how long one session takes." in reply.text
    reply = lead.fill(f"{one}/pay", pays="payment_and_expenses", rate="")
    assert reply.status_code == 422 and "Choose the rate that people’s time is paid at." in reply.text
    publishing = lead.see(f"{one}/publish").main.text
    assert "It cannot be published yet." in publishing and "Yes, publish it now" not in publishing


def test_a_rate_below_the_living_wage_is_said_to_the_lead_and_to_nobody_else(
    kept: Kept, as_role: AsRole, programme: Programme, client: Visitor
) -> None:
    with kept():
        seeding.seed(by=None)
        draft = an_opportunity(programme, stage=Stage.DRAFT, rate_key="block").reference
        opened = an_opportunity(programme, rate_key="block").reference
    lead = as_role(Role.LEAD, programme)

    assert "The National Living Wage is" in lead.see(f"{MANAGE}/{draft}").main.text
    page = client.see(f"/opportunities/{opened}").main.text
    assert "£40.00 for a session" in page and "National Living Wage" not in page


def test_the_page_of_a_role_answers_what_people_ask_first(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        seeding.seed(by=None)
        opportunity = an_opportunity(programme, panel_people=3, panel_lived=2)
        reference = opportunity.reference

    page = client.see(f"/opportunities/{reference}")

    for words in (
        "Closes in 14 days",
        "3 hours for each session, and 30 minutes to get ready for it.",
        "£75.00 for a session, and your expenses",
        "Miles by car or van: 55p a mile",
        "Taking part online: telephone, data, printing: £5.00 a meeting",
        "We aim to pay within 10 working days after the work.",
        "Consulted by a body that has a legal duty to provide health care",
        "They are not treated as if they had been paid the full amount.",
        "We never ask which benefit you get.",
        "3 people read what people write, without names. 2 of them have lived experience.",
        "yes or no, with a reason",
        "Ask for Sam Reed",
    ):
        assert words in page.main.text, words
    assert not re.search(r"(won’t|will not|does not) affect your benefit", page.main.text)


def test_easy_read_has_its_pictures_and_facts_that_are_always_right(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        opportunity = an_opportunity(programme)
        reference = opportunity.reference
        easing.ease(opportunity, "en", [Block("people", "Help us to choose staff.")], by=None)

    page = client.see(f"/opportunities/{reference}?format=easy_read")

    assert "Help us to choose staff." in page.main.text
    assert "We pay you £75.00 for each session." in page.main.text
    assert "Easy Read" in client.see(f"/opportunities/{reference}").main.text


def test_the_list_is_filtered_by_its_address_and_says_so(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    today = clock.today()
    with kept():
        an_opportunity(programme, words={"title": "Soon"}, closes_on=today + timedelta(days=3))
        an_opportunity(
            programme, words={"title": "Later"}, closes_on=today + timedelta(days=20), happens=Happens.ONLINE
        )
        an_opportunity(
            programme, words={"title": "Unpaid"}, closes_on=today + timedelta(days=30), pays=Pays.EXPENSES
        )
        an_opportunity(programme, words={"title": "Over"}, stage=Stage.CLOSED)
        an_opportunity(programme, words={"title": "Nobody knows"}, stage=Stage.DRAFT)

    def titles(query: str = "") -> list[str]:
        return [each.text for each in client.see(f"/opportunities{query}").main.all("h3")]

    assert titles() == ["Soon", "Later", "Unpaid", "Over"]
    assert titles("?stage=soon") == ["Soon"]
    assert titles("?happens=online") == ["Later"]
    assert titles("?paid=expenses") == ["Unpaid"]
    assert titles("?q=over") == ["Over"]
    assert titles("?programme=preston&stage=closed") == ["Over"]
    assert "Only roles that you can do from home." in client.see("/opportunities?happens=online").main.text
    assert "We found no role like this." in client.see("/opportunities?q=nothing").main.text


def test_machines_read_what_people_read(kept: Kept, client: Visitor, programme: Programme) -> None:
    with kept():
        reference = an_opportunity(programme, words={"title": "A & B <i>"}).reference
        an_opportunity(programme, stage=Stage.DRAFT)

    feed = client.get("/feeds/opportunities.atom").text
    held = client.get("/open-data/opportunities.json").get_json()

    assert (
        f"/opportunities/{reference}" in feed and "A &amp; B &lt;i&gt;" in feed and feed.count("<entry>") == 1
    )
    assert [(each["title"], each["pence_for_a_session"]) for each in held["opportunities"]] == [
        ("A & B <i>", 7500)
    ]


def test_a_reason_stands_where_a_role_was_taken_back(
    kept: Kept, as_role: AsRole, programme: Programme, client: Visitor
) -> None:
    with kept():
        reference = an_opportunity(programme).reference

    _fill(as_role(Role.LEAD, programme), f"{MANAGE}/{reference}/withdraw", why="The money for it is gone.")

    assert "The money for it is gone." in client.see(f"/opportunities/{reference}").main.text


def test_nobody_but_the_lead_learns_who_reads(
    kept: Kept, as_role: AsRole, programme: Programme, client: Visitor
) -> None:
    with kept():
        opportunity = an_opportunity(programme)
        reference, name = opportunity.reference, "Ashley of the panel"
        a_panelist(opportunity, a_person(name), lived=True)

    assert name in as_role(Role.LEAD, programme).see(f"{MANAGE}/{reference}/panel").main.text
    assert name not in client.see(f"/opportunities/{reference}").main.text


def test_questions_are_two_or_three(kept: Kept, as_role: AsRole, programme: Programme) -> None:
    with kept():
        organisation = an_organisation()
        a_partner(programme, organisation)
        organisation_reference = organisation.reference
    lead = as_role(Role.LEAD, programme)
    one = _fill(lead, f"{MANAGE}/new", title="Help", organisation=organisation_reference)

    assert "Would you rather answer by voice or on video?" in lead.see(f"{one}/questions").main.text
    _fill(lead, f"{one}/questions/sections/about/new", kind="long_text", title="Anything else?")
    reply = lead.fill(f"{one}/questions/sections/about/new", kind="long_text", title="And more?")

    assert "There are 3 questions already." in reply.text


def test_a_link_that_is_shared_shows_the_same_words_and_a_picture(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        reference = an_opportunity(programme, words={"title": 'Read "letters" & listen'}).reference
        draft = an_opportunity(programme, stage=Stage.DRAFT).reference

    head = client.get(f"/opportunities/{reference}").text
    picture = client.get(f"/opportunities/{reference}/card.png")

    assert f'content="http://localhost/opportunities/{reference}/card.png"' in head
    assert "£75.00 for a session, and your expenses. Apply until" in head
    assert picture.mimetype == "image/png" and picture.data.startswith(b"\x89PNG")
    assert client.get(f"/ur/opportunities/{reference}/card.png").status_code == 200
    assert client.get(f"/opportunities/{draft}/card.png").status_code == 404
