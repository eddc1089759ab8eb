"""What people need at a meeting: seen by whoever arranges it, if they agreed; booked in time; there or not (A1)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from coprod.core import audit, clock
from coprod.core.db import db, writing
from coprod.core.errors import Refused
from coprod.meetings.models import Meeting, Member
from coprod.meetings.operations import arranging, calling
from coprod.meetings.queries import needs
from coprod.meetings.rules.invitations import Answer, ArrangementState, Met
from coprod.people import operations as people
from coprod.people import queries as people_queries
from coprod.people.models import AccessNeed
from coprod.people.rules.needs import NeedKind
from coprod.site import privacy
from tests.factories.meetings import a_group, a_meeting, a_member, an_invitation
from tests.factories.people import a_need, a_person

BY = 1


def a_meeting_with_somebody(*, shared: bool = True, in_days: int = 40) -> tuple[Meeting, Member]:
    group = a_group()
    member = a_member(group)
    meeting = a_meeting(group, in_days=in_days)
    an_invitation(meeting, member)
    a_need(member.person, NeedKind.BSL, "Not lip reading", shared=shared)
    return meeting, member


def of(meeting: Meeting) -> list[needs.Needed]:
    return needs.needed([meeting]).get(meeting.id, [])


def arrange(meeting: Meeting, state: ArrangementState) -> None:
    arranging.arrange(meeting, of(meeting)[0], state=state, booked_with="Signs Ltd", words="", by=BY)


def test_only_what_people_agreed_to_and_only_of_those_who_may_come_is_seen() -> None:
    with writing():
        meeting, member = a_meeting_with_somebody()
        assert [(each.kind, each.words) for each in of(meeting)] == [(NeedKind.BSL, "Not lip reading")]
        people.share_needs(member.person, agrees=False, by=member.person_id)
        assert of(meeting) == []
        people.share_needs(member.person, agrees=True, by=member.person_id)
        arrange(meeting, ArrangementState.BOOKED)
        people.share_needs(member.person, agrees=False, by=member.person_id)
        assert of(meeting) == [], "also not what was arranged already"
        quiet = a_member(meeting.group)  # type: ignore[arg-type]
        a_need(quiet.person)
        assert of(meeting) == [], "nobody reads the needs of somebody who is not asked"
        an_invitation(meeting, quiet, answer=Answer.NO)
        assert of(meeting) == [], "nor of somebody who does not come"


def test_a_reading_is_written_down_once_for_each_person_and_they_can_see_it() -> None:
    with writing():
        meeting, member = a_meeting_with_somebody()
        a_need(member.person, NeedKind.BREAKS)
        arranger = a_person("Asha")
        arranging.look(meeting, of(meeting), by=arranger.id)
        looks = people_queries.needs.looks(member.person_id)
        assert [(look.by, look.meeting_on) for look in looks] == [("Asha", meeting.on_day)]


def test_whoever_looks_and_goes_by_another_name_in_the_group_is_not_named_by_it_being_written_down() -> None:
    with writing():
        meeting, member = a_meeting_with_somebody()
        chair = a_member(meeting.group, person=a_person("Asha Khan"), called="Bee")  # type: ignore[arg-type]
        arranging.look(meeting, of(meeting), by=chair.person_id)

        assert [look.by for look in people_queries.needs.looks(member.person_id)] == [""]


def test_something_is_booked_and_the_trail_does_not_say_what() -> None:
    with writing():
        meeting, _member = a_meeting_with_somebody()
        assert of(meeting)[0].state is ArrangementState.TO_ARRANGE
        arrange(meeting, ArrangementState.BOOKED)
        (thing,) = of(meeting)
        assert thing.arrangement and thing.arrangement.booked_on == clock.today()
        assert (thing.state, thing.arrangement.booked_with) == (ArrangementState.BOOKED, "Signs Ltd")
        for row in db.session.scalars(select(audit.AuditRow)):
            assert "bsl" not in str(row.details).lower() and "Signs" not in str(row.details)


def test_what_is_late_is_counted_for_whoever_arranges_it_until_it_is_certain() -> None:
    with writing():
        meeting, _member = a_meeting_with_somebody(in_days=10)
        programmes = [meeting.programme_id]
        assert [(each.id, count) for each, count, _since in needs.overdue(programmes, None)] == [
            (meeting.id, 1)
        ]
        assert needs.overdue([meeting.programme_id + 1], None) == []
        arrange(meeting, ArrangementState.ASKED_FOR)
        assert needs.overdue(programmes, None)
        arrange(meeting, ArrangementState.BOOKED)
        assert needs.overdue(programmes, None) == []


def test_when_a_meeting_moves_what_was_booked_must_be_asked_for_again() -> None:
    with writing():
        meeting, _member = a_meeting_with_somebody()
        arrange(meeting, ArrangementState.BOOKED)
        before = of(meeting)[0].needed_by
        facts = {name: getattr(meeting, name) for name in (*calling.WHEN, *calling.WHERE)}
        calling.move(meeting, **{**facts, "on_day": meeting.on_day + timedelta(days=14)}, by=BY)
        (thing,) = of(meeting)
        assert thing.state is ArrangementState.ASKED_FOR and thing.needed_by > before
        assert thing.arrangement and thing.arrangement.booked_with == "Signs Ltd"


def test_after_the_meeting_both_sides_say_whether_it_was_there() -> None:
    with writing():
        meeting, member = a_meeting_with_somebody()
        with pytest.raises(Refused):
            arranging.say_met(meeting, of(meeting)[0], met=Met.YES, why="", by=BY)
        with pytest.raises(Refused):
            arranging.say_met_for_me(meeting, NeedKind.BSL, met=Met.NO, by=member.person_id)
        meeting.on_day = clock.today() - timedelta(days=1)
        with pytest.raises(Refused):
            arranging.say_met(meeting, of(meeting)[0], met=Met.PARTLY, why="", by=BY)
        arranging.say_met(meeting, of(meeting)[0], met=Met.PARTLY, why="She came late.", by=BY)
        arranging.say_met_for_me(meeting, NeedKind.BSL, met=Met.NO, by=member.person_id)
        held = needs.of_person(meeting, member.person_id)[NeedKind.BSL]
        assert held and (held.met_for_person, held.met_for_arranger) == (Met.NO, Met.PARTLY)
        assert held.why_unmet == "She came late."
        assert needs.unmet(meeting.group) == {NeedKind.BSL: (1, 1)}  # type: ignore[arg-type]
        with pytest.raises(Refused):
            arrange(meeting, ArrangementState.BOOKED)


def test_what_was_arranged_is_in_the_copy_and_goes_when_somebody_is_forgotten() -> None:
    with writing():
        meeting, member = a_meeting_with_somebody()
        arrange(meeting, ArrangementState.BOOKED)
        assert "booked" in str(privacy.copy_of(member.person)["meetings"]["arrangements"])
        privacy.forget(member.person, by=None)
        assert of(meeting) == [] and not db.session.scalars(select(AccessNeed)).all()
        assert not needs.arrangements([meeting.id])
