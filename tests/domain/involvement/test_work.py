"""What somebody can claim for: meetings that they were at, work that was agreed, and both when called off."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from coprod.core import clock
from coprod.core.db import db, writing
from coprod.core.errors import Refused
from coprod.involvement.models import Agreement, Break, WorkSession
from coprod.involvement.operations import determining, working
from coprod.involvement.queries import agreements, determinations, work
from coprod.involvement.rules.agreements import Route, SessionStage
from coprod.involvement.rules.opportunities import Stage
from coprod.meetings.models import Group, Member
from coprod.meetings.rules.attendance import Mode
from coprod.meetings.rules.invitations import Answer
from coprod.meetings.rules.meetings import Stage as MeetingStage
from coprod.people.models import Person
from tests.factories.involvement import a_work_session, an_agreement, an_opportunity
from tests.factories.meetings import a_group, a_meeting, a_member, an_attendance, an_invitation
from tests.factories.people import a_person


def a_role(person: Person, **more: Any) -> tuple[Agreement, Group, Member]:
    """Somebody with a role in whose group they sit."""
    group = a_group()
    opportunity = an_opportunity(group.programme, group_id=group.id, stage=Stage.DECIDED)
    agreement = an_agreement(opportunity, person, route=None, **more)
    found = agreements.one(agreement.reference)
    assert found is not None
    return found, group, a_member(group, person=person)


def ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


def test_a_meeting_counts_for_the_role_of_its_group_on_a_day_within_the_role() -> None:
    with writing():
        person = a_person()
        role, group, member = a_role(person, starts_on=ago(20), ends_on=ago(5))
        for days in (30, 20, 5, 4):
            an_attendance(
                a_meeting(group, in_days=-days), member, mode=Mode.TELEPHONE, preparation_minutes=30
            )
        # A meeting of a group that belongs to no role of theirs.
        other = a_group()
        an_attendance(a_meeting(other, in_days=-10), a_member(other, person=person))

        found = work.claimable(person.id)

        assert [each.on_day for each in found] == [ago(5), ago(20)]
        (last, _first) = found
        assert (last.agreement.id, last.opportunity.id) == (role.id, role.opportunity_id)
        assert (last.minutes, last.preparation_minutes, last.is_online) == (120, 30, True)
        assert (last.meeting_id is not None, last.session_id, last.notice_hours) == (True, None, None)
        assert work.claimable(person.id, since=ago(6)) == [last]
        assert work.claimable(a_person().id) == []


def test_what_was_called_off_counts_with_its_notice_unless_they_had_said_no_or_were_away() -> None:
    with writing():
        person = a_person()
        role, group, member = a_role(person, starts_on=ago(100))
        for days, answer in ((40, Answer.YES), (30, Answer.NO), (20, Answer.NONE), (10, Answer.YES)):
            meeting = a_meeting(group, in_days=-days, stage=MeetingStage.CANCELLED)
            meeting.cancelled_at = meeting.begins_at - timedelta(hours=47)
            an_invitation(meeting, member, answer=answer)
        db.session.add(Break(agreement_id=role.id, from_day=ago(12), to_day=ago(8), told_at=clock.now()))
        db.session.flush()
        db.session.expire(role)

        found = work.claimable(person.id)

        assert [(each.on_day, each.minutes, each.notice_hours) for each in found] == [
            (ago(20), 120, 47),
            (ago(40), 120, 47),
        ]
        # The deadline of the older one waits for the five days of the break.
        assert found[1].agreement.put_off(ago(40), clock.today()) == clock.today() + timedelta(days=5)


@pytest.mark.parametrize(
    ("more", "counts"),
    [
        ({}, True),
        ({"stage": SessionStage.PROPOSED, "decided_at": None}, False),
        ({"stage": SessionStage.DECLINED}, False),
        ({"begins_at": clock.now() + timedelta(days=2)}, False),
        ({"stage": SessionStage.CANCELLED, "cancelled_at": clock.now()}, True),
        # Nobody had said yes to it.
        ({"stage": SessionStage.CANCELLED, "cancelled_at": clock.now(), "decided_at": None}, False),
    ],
)
def test_other_work_counts_once_it_is_agreed_and_its_hour_has_come(
    more: dict[str, Any], counts: bool
) -> None:
    with writing():
        agreement = an_agreement(route=None)
        a_work_session(agreement, **more)
        assert bool(work.claimable(agreement.person_id)) is counts


def test_work_is_agreed_by_the_other_side_alone() -> None:
    with writing():
        person, lead = a_person(), a_person()
        agreement, _group, _member = a_role(person)

        def proposed(by: Person) -> WorkSession:
            now = clock.london(clock.now())
            return working.propose(
                agreement,
                title="A talk",
                on_day=clock.today() + timedelta(days=2),
                begins=now.time().replace(microsecond=0),
                minutes=60,
                preparation_minutes=0,
                is_online=False,
                by=by.id,
            )

        for mine, other in ((person, lead), (lead, person)):
            asked = proposed(mine)
            with pytest.raises(Refused):
                working.agree(asked, by=mine.id)
            working.agree(asked, by=other.id)
            assert asked.stage is SessionStage.AGREED
            working.cancel(asked, reason="Snow", by=mine.id)
            assert (asked.cancelled_by_person, asked.reason) == (
                mine is person,
                "" if mine is person else "Snow",
            )
        # Somebody who leads writes down the yes of the person, never their own.
        working.agree(proposed(lead), by=lead.id, for_person=True)
        with pytest.raises(Refused):
            working.agree(proposed(person), by=lead.id, for_person=True)
        with pytest.raises(Refused):
            working.decline(proposed(person), reason="", by=lead.id)


def test_a_new_determination_ends_the_one_before_and_nobody_determines_for_themselves() -> None:
    with writing():
        lead = a_person()
        opportunity = an_opportunity(stage=Stage.DECIDED)
        own = an_agreement(opportunity, route=None)

        def determine(route: Route, from_day: date, by: int) -> None:
            determining.determine(
                opportunity,
                route=route,
                basis="No control.",
                tool="",
                covers_companies=False,
                from_day=from_day,
                by=by,
            )

        with pytest.raises(Refused):
            determine(Route.PAYROLL, ago(0), own.person_id)
        determine(Route.PAYROLL, ago(30), lead.id)
        determine(Route.ACCOUNTS_PAYABLE, ago(10), lead.id)

        days = {31: None, 30: Route.PAYROLL, 11: Route.PAYROLL, 10: Route.ACCOUNTS_PAYABLE}
        for back, route in days.items():
            held = determinations.in_force(opportunity.id, ago(back))
            assert (held.route if held else None) is route
