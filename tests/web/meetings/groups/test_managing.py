"""The lead's and the officers' side of a group: from its name to its last day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from coprod.core import clock
from coprod.core.db import reading
from coprod.meetings.models import Group, Member
from coprod.meetings.queries import groups as queries
from coprod.meetings.rules.groups import Office
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role, Rung
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import TERMS, a_member
from tests.factories.people import a_person
from tests.factories.programmes import a_membership, a_partner, a_programme, a_workstream, an_organisation

Belonging = Callable[..., tuple[Visitor, Member]]
ROOMS = ("", "/words", "/terms", "/members", "/basics", "/open", "/end", "/members/new", "/terms/1")
FOR_LEADS = ("/basics", "/open", "/end", "/members/new")


def day(name: str, on: date) -> dict[str, str]:
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


def of(browser: Visitor, slug: str, what: Callable[[Group], Any]) -> Any:
    """Something of a group as it is kept now."""
    with browser.application.app_context(), reading():
        found = queries.one_whole(slug)
        assert found is not None
        return what(found)


@pytest.mark.parametrize("language", ["", "/ur"])
def test_a_lead_sees_every_room_of_a_group(lead: Visitor, hidden: Group, language: str) -> None:
    for room in (*ROOMS, "/terms/1/words", "/terms/1/decided", "/terms/1/agree"):
        assert lead.see(f"{language}/manage/groups/{hidden.slug}{room}").h1
    assert lead.see(f"{language}/manage/groups/new").h1


@pytest.mark.parametrize("office", Office)
def test_officers_enter_the_rooms_of_their_work_and_members_none(
    belonging: Belonging, group: Group, office: Office
) -> None:
    browser, _member = belonging(group, office=office)
    if office is Office.MEMBER:
        assert {browser.get(f"/manage/groups/{group.slug}{room}").status_code for room in ROOMS} == {403}
        return
    for room in ROOMS:
        expected = 403 if room in FOR_LEADS else 200
        assert browser.get(f"/manage/groups/{group.slug}{room}").status_code == expected, room
    page = browser.see(f"/manage/groups/{group.slug}")
    assert not [each for each in page.all("a") if str(each.get("href")).endswith("/basics")]


def test_a_hidden_group_is_not_there_for_others(as_role: Callable[..., Visitor], hidden: Group) -> None:
    stranger = as_role(Role.LEAD, None)
    for room in ROOMS:
        assert stranger.get(f"/manage/groups/{hidden.slug}{room}").status_code == 404


def test_a_group_is_started_agreed_staffed_and_opened(
    lead: Visitor, programme: Programme, kept: Kept
) -> None:
    with kept():
        a_workstream(programme, "letters")
        board = an_organisation("The board")
        a_partner(programme, board)
        partner = a_membership(a_person("Amina Khan"), programme, Role.LIVED_EXPERIENCE).person
    reply = lead.fill("/manage/groups/new", name="Letters people can read", about="We read every letter.")
    slug = reply.headers["Location"].split("/")[-2]
    assert slug == "letters-people-can-read"
    at = f"/manage/groups/{slug}"

    lead.fill(f"{at}/terms/1/words", **{f"t-{key}": words for key, words in TERMS.items()})
    decided = {"quorum_carer": "2", "receiver": board.reference, "answer_within_days": "20"}
    decided |= day("review_on", clock.today() + timedelta(days=10))
    assert lead.fill(f"{at}/terms/1/decided", **decided).status_code == 302
    assert lead.fill(f"{at}/terms/1/agree").status_code == 302
    assert (
        "The board receives the group’s advice and answers within 20 days."
        in lead.see(f"{at}/terms").main.text
    )

    found = [each.get("href") for each in lead.see(f"{at}/members/new?q=amina").main.all("a")]
    assert f"{at}/members/new/{partner.reference}" in found
    lead.fill(
        f"{at}/members/new/{partner.reference}",
        called="Sunflower",
        role="lived_experience",
        office="co_chair",
    )
    told = lead.see(f"{at}/members").main.text
    assert "Sunflower" in told and "Amina Khan" not in told
    assert "0 of the 2 who are needed" in told, "too few carers belong to it to decide anything"

    assert "are to be looked at again by" in lead.see(at).main.text
    assert lead.fill(f"{at}/basics", rung="co_production").status_code == 302
    assert lead.fill(f"{at}/open").status_code == 302
    assert of(lead, slug, lambda group: (group.opened_on, group.rung)) == (clock.today(), Rung.CO_PRODUCTION)
    assert lead.fill(f"{at}/end").status_code == 302
    assert of(lead, slug, lambda group: group.ended_on) == clock.today()


def test_a_refusal_is_told_and_nothing_typed_is_lost(
    lead: Visitor, programme: Programme, group: Group
) -> None:
    page = lead.fill("/manage/groups/new", name="Letters", about="Every letter.", rung="co_production")
    assert page.status_code == 422
    assert "needs a chair or co-chair" in page.text and "Every letter." in page.text

    page = lead.fill("/manage/groups/new", name="")
    assert page.status_code == 422 and "Give the group a name." in page.text

    page = lead.fill(f"/manage/groups/{group.slug}/basics", rung="co_production")
    assert page.status_code == 422 and "needs a chair or co-chair" in page.text


def test_a_workstream_of_another_programme_cannot_be_slipped_in(
    lead: Visitor, programme: Programme, kept: Kept
) -> None:
    with kept():
        elsewhere = a_workstream(a_programme())
    for workstream in (str(elsewhere.id), "no number"):
        sent = {"programme": programme.slug, "name": "Letters", "workstream": workstream}

        reply = lead.post("/manage/groups/new", data={**sent, "level": "service", "rung": "engagement"})

        assert reply.status_code == 422 and "Choose one of these." in reply.text


def test_somebody_who_is_nobody_in_the_programme_cannot_be_added(
    lead: Visitor, group: Group, kept: Kept
) -> None:
    with kept():
        stranger = a_person("Somebody Else")
    assert lead.get(f"/manage/groups/{group.slug}/members/new/{stranger.reference}").status_code == 404
    assert "Somebody Else" not in lead.see(f"/manage/groups/{group.slug}/members/new").main.text


def test_a_place_is_changed_and_ended(lead: Visitor, group: Group, kept: Kept) -> None:
    with kept():
        member = a_member(group, called="Bea")
    at = f"/manage/groups/{group.slug}/members/{member.reference}"

    assert lead.fill(at, called="Bee", role="carer", office="chair", is_named="y").status_code == 302
    told = lead.see(f"/manage/groups/{group.slug}/members").main.text
    assert "Bee" in told and "Carer" in told and "Chair" in told

    yesterday = clock.today() - timedelta(days=1)
    assert lead.fill(f"{at}/end", **day("last_day", yesterday)).status_code == 302
    assert of(lead, group.slug, lambda group: group.present_members) == []
    page = lead.fill(at, role="observer", office="chair")
    assert page.status_code == 422 and "An observer watches and holds no office." in page.text


def test_the_next_terms_stand_beside_those_in_force_with_what_would_change(
    lead: Visitor, group: Group, kept: Kept
) -> None:
    at = f"/manage/groups/{group.slug}/terms"
    lead.fill(at, form=f"{at}/begin")
    lead.fill(f"{at}/2/words", **{"t-aim": "Letters that everybody can read."})

    page = lead.see(at)
    assert [each.text for each in page.all("del")] == ["people"]
    assert [each.text for each in page.all("ins")] == ["everybody"]
    assert "The group has agreed to these words." in lead.see(f"{at}/1/words").main.text
    assert "still being written" not in lead.see(f"{at}/1").main.text.casefold()
    lead.fill(f"{at}/2/agree")
    assert [each.text for each in lead.see(f"{at}/2").all("ins")] == ["everybody"]
    assert lead.post(f"{at}/1/words", data={"t-aim": "No", "seen": ""}).status_code == 422


def test_somebody_who_agreed_by_telephone_is_written_down(lead: Visitor, group: Group, kept: Kept) -> None:
    with kept():
        member = a_member(group, called="Bea")
    at = f"/manage/groups/{group.slug}/terms"

    reply = lead.fill(at, form=f"{at}/1/agreed/{member.reference}")

    assert reply.status_code == 302
    agreed = of(lead, group.slug, lambda group: [each.member_id for each in group.terms[0].agreements])
    assert agreed == [member.id]


def test_two_who_write_at_once_lose_nothing_unawares(lead: Visitor, group: Group) -> None:
    at = f"/manage/groups/{group.slug}/words"
    seen = {"seen": "0" * 64, "t-name": "Mine", "t-about": "My words."}

    reply = lead.post(at, data=seen)

    assert reply.status_code == 422 and "My words." in reply.text
    assert "Letters people can read" in reply.text, "what stands now is shown beside it"
