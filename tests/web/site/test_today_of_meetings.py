"""Today tells whoever arranges, chairs or belongs to a group what it needs of them, and nobody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from coprod.core import clock
from coprod.core.db import db
from coprod.meetings.models import Correction, Group
from coprod.meetings.rules.actions import ActionStage
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.meetings.rules.minutes import MinutesStage
from coprod.people.rules.needs import NeedKind
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import (
    a_decision,
    a_group,
    a_meeting,
    a_member,
    an_action,
    an_agenda_item,
    an_invitation,
    some_terms,
)
from tests.factories.people import a_need
from tests.factories.programmes import a_programme, an_organisation

AsRole = Callable[..., Visitor]


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme("Example Programme")


@pytest.fixture
def chair(as_role: AsRole, programme: Programme) -> Visitor:
    return as_role(Role.CHAIR, programme)


@pytest.fixture
def group(kept: Kept, programme: Programme, chair: Visitor) -> Group:
    """A group that needs everything: minutes, a ruling, an interpreter, somebody for an action, a look at its terms."""
    with kept():
        group = a_group(programme)
        member = a_member(group, MemberRole.STAFF, Office.CHAIR, chair.person)
        deaf = a_member(group)
        some_terms(group, agreed_on=clock.today(), review_on=clock.today() + timedelta(days=5))
        board = an_organisation("The board").id
        a_meeting(group, in_days=-2, title="To be written")
        circulated = a_meeting(
            group, in_days=-30, title="To be corrected", minutes_stage=MinutesStage.CIRCULATED
        )
        item = an_agenda_item(circulated)
        group_correction(circulated.id, item.id, deaf.id)
        yesterday = clock.today() - timedelta(days=1)
        a_decision(item, "Too late.", receiver_id=board, answer_due_on=yesterday)
        a_decision(item, "Not due yet.", receiver_id=board, answer_due_on=clock.today())
        an_action(circulated, "Nobody has this.", item_id=item.id, stage=ActionStage.HANDED_BACK)
        an_action(circulated, "Mine to do.", item_id=item.id, owner_id=member.id)
        soon = a_meeting(group, in_days=4, title="Soon")
        for each in (member, deaf):
            an_invitation(soon, each)
        a_need(deaf.person, kind=NeedKind.BSL)
        return group


def group_correction(meeting: int, item: int, member: int) -> None:
    db.session.add(Correction(meeting_id=meeting, item_id=item, member_id=member, made_at=clock.now()))
    db.session.flush()


def deeds(browser: Visitor) -> list[str]:
    return [each.text.strip() for each in browser.see("/manage").main.all("h2") if each.all("a")]


def test_whoever_chairs_sees_everything_that_the_group_needs(chair: Visitor, group: Group) -> None:
    told = deeds(chair)

    for deed in (
        "Write the minutes, and send them to the members",
        "1 correction of the minutes waits for the chair",
        "1 thing that somebody needs at a meeting is not arranged yet",
        "This needs somebody who takes it on",
        "Look again at the terms of the group",
        "Ask for the answer to the group’s advice, and write it down",
        "Say whether you come",
        "You have taken this on",
    ):
        assert deed in told, told
    assert told.count("Ask for the answer to the group’s advice, and write it down") == 1


def test_a_lead_elsewhere_and_a_moderator_here_are_told_of_none_of_it(
    as_role: AsRole, programme: Programme, group: Group
) -> None:
    assert deeds(as_role(Role.MODERATOR, programme)) == []
    assert deeds(as_role(Role.LEAD)) == []


def test_the_lead_is_told_what_is_to_be_arranged_and_of_no_correction(
    as_role: AsRole, programme: Programme, group: Group
) -> None:
    told = deeds(as_role(Role.LEAD, programme))

    assert "Write the minutes, and send them to the members" in told
    assert not any("correction" in each for each in told)
    assert "You have taken this on" not in told
