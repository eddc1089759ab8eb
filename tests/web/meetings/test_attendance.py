"""Noting who is there: one page, one press a person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, reading, writing
from coprod.meetings.models import Attendance, Group, Invitation, Meeting, Terms
from coprod.meetings.queries import attendance as queries
from coprod.meetings.queries import meetings
from coprod.meetings.rules.attendance import Presence
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.meetings.rules.invitations import Answer
from coprod.meetings.rules.minutes import MinutesStage
from coprod.people.models import Person
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import a_meeting, an_invitation
from tests.factories.people import a_person


@pytest.fixture
def meeting(kept: Kept, group: Group) -> Meeting:
    """Today, with a pre-meet of twenty minutes and an hour to prepare."""
    with kept():
        return a_meeting(
            group,
            in_days=0,
            preparation_minutes=60,
            pre_meet_begins=time(9, 30),
            pre_meet_ends=time(9, 50),
        )


@pytest.fixture
def chair(as_member: Callable[..., Visitor]) -> Visitor:
    return as_member(Office.CHAIR, MemberRole.STAFF, called="Chris Chair")


def address(meeting: Meeting) -> str:
    return f"/manage/meetings/{meeting.reference}/attendance"


def key(app: Service, meeting: Meeting, person: Person) -> str:
    """How the boxes of somebody begin."""
    with app.app_context(), reading():
        found = queries.expected(loaded(meeting))
        return next(each.key for each in found if each.person_id == person.id)


def loaded(meeting: Meeting) -> Meeting:
    """The meeting with its group and members, in the present session."""
    found = meetings.one(meeting.reference)
    assert found is not None
    return found


def noted(app: Service) -> list[Attendance]:
    with app.app_context(), reading():
        found = list(db.session.scalars(select(Attendance).order_by(Attendance.id)))
        db.session.expunge_all()
        return found


def test_somebody_who_came_late_and_to_the_pre_meet_has_their_minutes(
    app: Service, meeting: Meeting, chair: Visitor
) -> None:
    who = key(app, meeting, chair.person)

    chair.fill(address(meeting), **{f"{who}_state": "online", f"{who}_came": "10:45", f"{who}_pre": "y"})

    (row,) = noted(app)
    assert (row.presence, row.minutes, row.preparation_minutes) == (Presence.PRESENT, 95, 60)
    with app.app_context(), reading():
        (worked,) = queries.worked(chair.person.id)
    assert (worked.meeting, worked.minutes, worked.preparation_minutes) == (meeting.reference, 95, 60)
    assert "There for 1 hour and 35 minutes" in chair.see(address(meeting)).text


def test_apologies_are_taken_over_from_the_answer_no(
    app: Service, kept: Kept, meeting: Meeting, chair: Visitor, as_member: Callable[..., Visitor]
) -> None:
    away = as_member(called="Ann")
    with kept():
        here = loaded(meeting)
        member = next(each for each in here.members if each.person_id == away.person.id)
        an_invitation(here, member, answer=Answer.NO)

    chair.fill(address(meeting))

    assert [(row.person_id, row.presence) for row in noted(app)] == [(away.person.id, Presence.APOLOGIES)]
    with app.app_context(), reading():
        assert queries.worked(away.person.id) == []


def test_a_guest_and_somebody_who_walked_in_stand_on_the_list(
    app: Service, kept: Kept, meeting: Meeting, chair: Visitor
) -> None:
    with kept():
        guest = a_person("Gita Guest")
        db.session.add(Invitation(meeting_id=meeting.id, person_id=guest.id, answer=Answer.YES))
    who = key(app, meeting, guest)

    chair.fill(
        address(meeting),
        **{f"{who}_state": "in_person", f"{who}_role": "vcfse", "new_role": "carer", "new_called": "Mo"},
    )
    chair.fill(address(meeting), new_role="carer")

    rows = [(row.person_id, row.role, row.called) for row in noted(app)]
    assert rows == [
        (guest.id, MemberRole.VCFSE, ""),
        (None, MemberRole.CARER, "Mo"),
        (None, MemberRole.CARER, ""),
    ]
    page = chair.see(address(meeting))
    assert "Gita Guest" in page.text and "Somebody without a name" in page.text
    mistake = f"w_{noted(app)[2].reference}"
    chair.fill(address(meeting), **{f"{mistake}_state": "strike"})
    assert len(noted(app)) == 2


def test_what_another_phone_noted_meanwhile_is_left_alone(
    app: Service, meeting: Meeting, chair: Visitor, as_member: Callable[..., Visitor]
) -> None:
    other = as_member(called="Bea")
    one, two = key(app, meeting, chair.person), key(app, meeting, other.person)
    chair.fill(address(meeting), **{f"{one}_state": "in_person", f"{two}_state": "in_person"})
    was = chair.see(address(meeting)).form(address(meeting))
    stale = {each.get("name"): each.get("value") for each in was.all("input") if each.get("type") == "hidden"}
    chair.fill(address(meeting), **{f"{two}_state": "online"})

    chair.post(
        address(meeting),
        data={
            **stale,
            "new_role": "",
            f"{one}_state": "telephone",
            f"{two}_state": "in_person",
            f"{two}_prep": "60",
        },
    )

    assert [row.mode.value for row in noted(app) if row.mode] == ["telephone", "online"]


def test_whether_the_group_may_decide_as_it_sits_there(
    app: Service, meeting: Meeting, chair: Visitor, as_member: Callable[..., Visitor]
) -> None:
    with app.app_context(), writing():
        quorum = {"lived_experience": 1, "staff": 1}
        db.session.add(
            Terms(
                group_id=meeting.group_id,
                version=2,
                quorum=quorum,
                made_at=clock.now(),
                agreed_on=meeting.on_day,
            )
        )
    first, second = as_member(), as_member(role=MemberRole.STAFF)
    keys = [key(app, meeting, each.person) for each in (chair, second, first)]

    chair.fill(address(meeting), **{f"{keys[0]}_state": "in_person", f"{keys[1]}_state": "in_person"})
    assert "may not decide yet" in chair.see(address(meeting)).text

    chair.fill(address(meeting), **{f"{keys[2]}_state": "telephone"})
    page = chair.see(address(meeting))
    assert "Enough people are there to decide" in page.text
    assert "Nobody should have to speak for everybody alone" in page.text


def test_nobody_leaves_before_they_come_and_what_was_typed_stays(
    app: Service, meeting: Meeting, chair: Visitor
) -> None:
    who = key(app, meeting, chair.person)

    reply = chair.fill(
        address(meeting), **{f"{who}_state": "in_person", f"{who}_came": "11:00", f"{who}_left": "10:30"}
    )

    assert reply.status_code == 422 and noted(app) == []
    assert "cannot leave before they come" in reply.text and 'value="11:00"' in reply.text


@pytest.mark.parametrize("late", [False, True])
def test_it_is_noted_on_the_day_and_until_the_minutes_are_approved(
    app: Service, kept: Kept, group: Group, chair: Visitor, late: bool
) -> None:
    with kept():
        stage = MinutesStage.APPROVED if late else MinutesStage.DRAFT
        meeting = a_meeting(
            db.session.get_one(Group, group.id), in_days=0 if late else 3, minutes_stage=stage
        )
    who = key(app, meeting, chair.person)

    reply = chair.fill(address(meeting), **{f"{who}_state": "in_person"})

    assert ("approved" if late else "on the day of the meeting") in reply.text
    assert noted(app) == []
