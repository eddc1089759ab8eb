"""Groups as everybody sees them: found, read in the reader's own way, and nothing there that is not for everybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from coprod import Service
from coprod.core import clock
from coprod.core.db import writing
from coprod.core.editions import Format
from coprod.meetings.models import Group, Member
from coprod.meetings.operations import showing, terms, wording
from coprod.meetings.queries import groups as queries
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.meetings.rules.meetings import Layer, Stage
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role, Rung
from tests.base.alike import without_what_is_new
from tests.base.service import Kept
from tests.base.statements import statements
from tests.base.visitor import Visitor
from tests.factories.meetings import a_group, a_meeting, a_member, an_agenda_item
from tests.factories.people import a_person
from tests.factories.programmes import a_programme, a_workstream, an_organisation

Belonging = Callable[..., tuple[Visitor, Member]]


def names(browser: Visitor, address: str) -> list[str]:
    """The groups on a list, in order."""
    return [
        each.text
        for each in browser.see(address).main.all("a")
        if str(each.get("href")).startswith("/groups/")
    ]


@pytest.fixture
def several(kept: Kept, programme: Programme, hidden: Group) -> None:
    with kept():
        part = a_workstream(programme, "letters")
        a_group(programme, "Letters", workstream_id=part.id)
        a_group(a_programme("Cornwall", "cornwall"), "Meals")
        a_group(programme, "Long over", ended_on=clock.today() - timedelta(days=1))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Letters", "Meals", "Long over"]),
        ("?q=LETTERS", ["Letters"]),
        ("?q=letter", ["Letters", "Meals", "Long over"]),
        ("?programme=cornwall", ["Meals"]),
        ("?workstream={slug}/letters", ["Letters"]),
        ("?programme=nowhere&workstream=no/no&page=99", ["Letters", "Meals", "Long over"]),
        ("?q=%25", []),
        ("?q=not+yet", []),
    ],
)
def test_the_list_is_searched_and_filtered_by_its_address(
    client: Visitor, several: None, programme: Programme, query: str, found: list[str]
) -> None:
    assert names(client, "/groups" + query.format(slug=programme.slug)) == found


def test_what_was_chosen_is_said_in_sentences(client: Visitor, several: None) -> None:
    told = client.see("/groups?q=letter&programme=cornwall").main.text
    assert "Only with these words: “letter”." in told
    assert "Only in this programme: Cornwall." in told
    assert client.see("/ur/groups").h1


def test_a_group_that_nobody_knows_of_is_not_there_as_if_it_never_was(
    client: Visitor, as_role: Callable[..., Visitor], hidden: Group
) -> None:
    for browser in (client, as_role(Role.LEAD, None), as_role(Role.CARER, hidden.programme)):
        browser.get("/groups")
        for page in ("", "/terms", "?format=easy_read"):
            with statements() as one:
                there = browser.get(f"/groups/{hidden.slug}{page}")
            with statements() as other:
                never = browser.get(f"/groups/never-was{page}")
            assert there.status_code == never.status_code == 404
            as_if = there.text.replace(hidden.slug, "never-was")
            assert without_what_is_new(as_if) == without_what_is_new(never.text)
            assert one == other, "and it is not there after the same questions"
    assert hidden.slug not in client.get("/groups").text


def test_who_belongs_to_a_hidden_group_or_leads_it_sees_it_as_it_will_be(
    lead: Visitor, hidden: Group, belonging: Belonging
) -> None:
    member, _place = belonging(hidden)
    for browser in (lead, member):
        told = browser.see(f"/groups/{hidden.slug}").main.text
        assert "This is how everybody will see it." in told


def test_members_stand_there_by_role_and_only_those_who_agreed_by_name(
    client: Visitor, group: Group, kept: Kept
) -> None:
    with kept():
        a_member(
            group,
            MemberRole.LIVED_EXPERIENCE,
            Office.CO_CHAIR,
            a_person("Canary One"),
            called="Amina",
            is_named=True,
        )
        a_member(group, MemberRole.LIVED_EXPERIENCE, person=a_person("Canary Two"), called="Sunflower")
        a_member(group, MemberRole.CARER, person=a_person("Canary Three", telephone="01632 960999"))
        a_member(
            group, MemberRole.STAFF, called="Gone", is_named=True, to_day=clock.today() - timedelta(days=1)
        )

    page = client.see(f"/groups/{group.slug}")

    assert "Lived experience: 2" in page.main.text and "Carer: 1" in page.main.text
    assert "Amina, Co-chair" in page.main.text
    text = client.get(f"/groups/{group.slug}").text
    for words in ("Sunflower", "Canary", "Gone", "01632", "@people.example", "Staff: "):
        assert words not in text


def test_terms_in_force_stand_there_with_who_answers_and_earlier_ones_with_what_changed(
    app: Service, client: Visitor, group: Group
) -> None:
    with app.app_context(), writing():
        whole = queries.one_whole(group.slug)
        assert whole is not None
        following = terms.begin(whole, by=None)
        board = an_organisation("The board").id
        facts = {"quorum": {MemberRole.CARER: 2}, "receiver_id": board, "answer_within_days": 20}
        terms.set_facts(whole, following, review_on=None, by=None, **facts)
        words = {**following.editions[0].text, "aim": "Letters that everybody can read."}
        wording.write_terms(whole, following, "en", Format.STANDARD, words, by=None)
        wording.write_terms(whole, following, "en", Format.EASY_READ, {"aim": "Easy letters."}, by=None)
        terms.agree(whole, following, on=clock.today(), by=None)

    page = client.see(f"/groups/{group.slug}").main.text
    assert "Letters that everybody can read." in page and "Carer: 2" in page
    assert "The board receives the group’s advice and answers within 20 days." in page
    assert "Easy letters." in client.see(f"/groups/{group.slug}?format=easy_read").main.text
    earlier = client.see(f"/groups/{group.slug}/terms")
    assert next(each.text for each in earlier.all("ins")) == "everybody"
    assert "Letters that people can read." in earlier.main.text


def test_a_draft_of_terms_is_not_for_everybody(app: Service, client: Visitor, group: Group) -> None:
    with app.app_context(), writing():
        whole = queries.one_whole(group.slug)
        assert whole is not None
        following = terms.begin(whole, by=None)
        wording.write_terms(whole, following, "en", Format.STANDARD, {"aim": "A secret aim."}, by=None)

    for page in ("", "/terms"):
        assert "A secret aim." not in client.get(f"/groups/{group.slug}{page}").text


def test_only_what_is_shown_of_meetings_stands_there_the_next_first(
    app: Service, client: Visitor, group: Group, kept: Kept
) -> None:
    with kept():
        later = a_meeting(group, in_days=30, title="Later", link="https://meet.example/secret")
        sooner = a_meeting(group, in_days=3, title="Sooner")
        over = a_meeting(group, in_days=-3, title="Over")
        off = a_meeting(group, in_days=9, title="Off", stage=Stage.CANCELLED)
        a_meeting(group, in_days=5, title="Being planned", stage=Stage.PLANNED)
        an_agenda_item(sooner, "A secret item", layer=Layer.RESTRICTED)
        for each in (later, sooner, over, off):
            showing.show(each)

    page = client.see(f"/groups/{group.slug}").main
    titles = [
        each.text
        for each in page.all("h3")
        if each.text in {"Sooner", "Later", "Over", "Off", "Being planned"}
    ]

    assert titles == ["Sooner", "Off", "Later", "Over"]
    assert "Does not take place" in page.text and "You can join online" in page.text
    assert "secret" not in client.get(f"/groups/{group.slug}").text
    assert "Meets next in 3 days" in client.see("/groups").main.text


def test_a_long_past_is_paged_and_costs_no_more(
    app: Service, client: Visitor, group: Group, kept: Kept
) -> None:
    address = f"/groups/{group.slug}?page=1"
    with kept():
        for days in range(3):
            showing.show(a_meeting(group, in_days=-1 - days))
    with statements() as few:
        client.see(address)
    with kept():
        for days in range(30):
            showing.show(a_meeting(group, in_days=-10 - days))
    with statements() as many:
        page = client.see(address)

    assert "Page 1 of 2" in page.main.text
    assert len(many) == len(few)


def test_a_programme_shows_its_groups_where_their_work_is(
    client: Visitor, several: None, programme: Programme, group: Group
) -> None:
    page = client.see(f"/programmes/{programme.slug}")

    found = [each.text for each in page.main.all("a") if str(each.get("href")).startswith("/groups/")]
    assert found == ["Letters people can read", "Letters"]
    cells = [each.text.strip() for each in page.main.all("td")]
    assert cells.count("Groups that meet: 1") == 1, "somebody is involved at the level of the service"


def test_the_label_of_co_production_goes_with_whoever_bore_it_out(
    client: Visitor, programme: Programme, kept: Kept
) -> None:
    with kept():
        group = a_group(programme, rung=Rung.CO_PRODUCTION)
    here = [each.text for each in client.see(f"/groups/{group.slug}").all("li") if each.get("aria-current")]
    assert any(each.startswith("Co-design") for each in here)
    with kept():
        a_member(group, MemberRole.CARER, Office.CO_CHAIR)
    here = [each.text for each in client.see(f"/groups/{group.slug}").all("li") if each.get("aria-current")]
    assert any(each.startswith("Co-production") for each in here)
