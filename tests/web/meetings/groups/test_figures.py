"""The pages of figures: pictures and tables that say the same, for everybody and inside."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coprod.core.db import db
from coprod.meetings.models import Arrangement, Group, Member
from coprod.meetings.operations import showing
from coprod.meetings.rules.decisions import Influence
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.meetings.rules.invitations import Met
from coprod.people.rules.needs import NeedKind
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import (
    a_decision,
    a_meeting,
    a_member,
    an_action,
    an_agenda_item,
    an_attendance,
)


@pytest.fixture
def met(kept: Kept, group: Group) -> None:
    """A meeting of the group with one need, which was not met."""
    with kept():
        meeting = a_meeting(group, in_days=-9)
        member = a_member(group)
        an_attendance(meeting, member)
        item = an_agenda_item(meeting, minutes=45, from_lived_experience=True)
        an_agenda_item(meeting, minutes=75)
        a_decision(item, influence=Influence.CHANGED, influence_words="Shorter.")
        an_action(meeting)
        db.session.add(
            Arrangement(
                meeting_id=meeting.id,
                person_id=member.person_id,
                kind=next(iter(NeedKind)),
                met_for_person=Met.NO,
            )
        )
        showing.show(meeting)


def test_inside_each_figure_is_drawn_beside_its_table(lead: Visitor, group: Group, met: None) -> None:
    page = lead.see(f"/manage/groups/{group.slug}/figures")

    charts = [each.get("id") for each in page.main.all("figure")]
    assert charts == ["came", "time", "needs", "actions", "influence"]
    assert "45 of 120 minutes" in page.main.text and "38%" in page.main.text
    assert "Lived experience (1 of 1)" in page.main.text
    assert lead.see(f"/ur/manage/groups/{group.slug}/figures").h1


def test_one_need_that_was_not_met_is_never_said_to_be_one(lead: Visitor, group: Group, met: None) -> None:
    needs = next(
        each
        for each in lead.see(f"/manage/groups/{group.slug}/figures").main.all("figure")
        if each.get("id") == "needs"
    )

    assert "fewer than 8" in needs.text
    assert not [each for each in needs.all("td") if each.text.strip() == "1"]


def test_everybody_sees_what_is_published_and_no_minutes_needs_or_actions(
    client: Visitor, group: Group, met: None
) -> None:
    page = client.see(f"/groups/{group.slug}/figures")

    assert [each.get("id") for each in page.main.all("figure")] == ["items"]
    assert "Items on public agendas: 2." in page.main.text
    for words in ("45", "120", "38%", "Needs", "Actions"):
        assert words not in page.main.text


def test_a_group_that_has_not_met_says_so(
    client: Visitor, lead: Visitor, group: Group, hidden: Group
) -> None:
    assert "There is nothing to count yet." in client.see(f"/groups/{group.slug}/figures").main.text
    assert "There is nothing to count yet." in lead.see(f"/manage/groups/{group.slug}/figures").main.text
    assert client.get(f"/groups/{hidden.slug}/figures").status_code == 404


def test_members_without_an_office_do_not_see_the_figures_from_inside(
    belonging: Callable[..., tuple[Visitor, Member]], group: Group
) -> None:
    member, _place = belonging(group)
    taker, _place = belonging(group, MemberRole.STAFF, Office.MINUTE_TAKER)

    assert member.get(f"/manage/groups/{group.slug}/figures").status_code == 403
    assert taker.see(f"/manage/groups/{group.slug}/figures").h1
