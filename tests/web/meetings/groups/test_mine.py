"""A member's own place in a group, and that nobody learns there how to reach anybody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coprod.core.db import reading
from coprod.meetings.models import Group, Member
from coprod.meetings.queries import groups as queries
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import a_member, some_terms
from tests.factories.people import a_person

Belonging = Callable[..., tuple[Visitor, Member]]
CANARY = {
    "name": "Canary Realname",
    "email": "canary@secret.example",
    "telephone": "01632 960999",
    "postal_address": "9 Canary Row, Preston",
    "safe_contact_note": "Canary: never before noon",
}


def _name_of(browser: Visitor, slug: str, reference: str) -> tuple[str, bool]:
    with browser.application.app_context(), reading():
        group = queries.one_whole(slug)
        assert group is not None
        found = queries.member(group, reference)
        assert found is not None
        return found.called, found.is_named


def test_a_member_chooses_what_they_are_called_and_whether_everybody_may_read_it(
    belonging: Belonging, group: Group
) -> None:
    browser, member = belonging(group)
    at = f"/me/groups/{group.slug}"

    assert browser.see(at).title == "Coprod", "the tab says nothing of a group"
    assert browser.fill(at, called="Sunflower", is_named="y").status_code == 302
    assert _name_of(browser, group.slug, member.reference) == ("Sunflower", True)
    page = browser.fill(at, called="")
    assert page.status_code == 422 and "Give the name that the group uses." in page.text


def test_a_member_agrees_for_themselves_to_the_terms_in_force_and_to_the_next(
    belonging: Belonging, group: Group, kept: Kept
) -> None:
    with kept():
        loaded = queries.one_whole(group.slug)
        assert loaded is not None
        some_terms(loaded)
    browser, member = belonging(group)
    at = f"/me/groups/{group.slug}/terms"

    for number in (1, 2):
        assert browser.fill(at, form=f"{at}/{number}/agree").status_code == 302
        assert browser.post(f"{at}/{number}/agree").status_code == 302, "pressed twice it says the same"

    assert browser.see(at).main.text.count("You agreed to these terms.") == 2
    with browser.application.app_context(), reading():
        found = queries.one_whole(group.slug)
        assert found is not None
        assert [[each.member_id for each in terms.agreements] for terms in found.terms] == [[member.id]] * 2


@pytest.mark.parametrize("office", Office)
def test_no_member_sees_how_to_reach_another_or_the_name_behind_the_one_they_go_by(
    belonging: Belonging, group: Group, kept: Kept, office: Office
) -> None:
    with kept():
        canary = a_person(**CANARY)
        place = a_member(group, MemberRole.CARER, person=canary, called="Sunflower")
    browser, _mine = belonging(group, office=office)
    pages = [f"/me/groups/{group.slug}", f"/me/groups/{group.slug}/terms"]
    if office is not Office.MEMBER:
        room = f"/manage/groups/{group.slug}"
        pages += [room, f"{room}/members", f"{room}/terms", f"{room}/terms/1", f"{room}/words"]
        assert "Sunflower" in browser.see(f"{room}/members").main.text
    assert "Sunflower" in browser.see(pages[0]).main.text

    for address in pages:
        text = browser.get(address).text
        assert [words for words in (*CANARY.values(), canary.reference) if words in text] == [], address
    assert place.called == "Sunflower"


def test_control_whoever_leads_finds_the_name_when_they_choose_a_member(
    lead: Visitor, group: Group, kept: Kept, as_role: Callable[..., Visitor]
) -> None:
    chosen = as_role(Role.CARER, group.programme).person

    assert chosen.name in lead.see(f"/manage/groups/{group.slug}/members/new").main.text


def test_others_have_no_place_there(
    client: Visitor, as_role: Callable[..., Visitor], lead: Visitor, group: Group, hidden: Group
) -> None:
    stranger = as_role(Role.CARER, group.programme)
    for page in ("", "/terms"):
        assert client.get(f"/me/groups/{group.slug}{page}").status_code == 302
        assert stranger.get(f"/me/groups/{group.slug}{page}").status_code == 403
        assert stranger.get(f"/me/groups/{hidden.slug}{page}").status_code == 404
        assert client.get(f"/me/groups/{hidden.slug}{page}").status_code == 404
        assert lead.get(f"/me/groups/{group.slug}{page}").status_code == 403
