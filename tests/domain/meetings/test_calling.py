"""Calling, moving and cancelling a meeting: everybody who is asked hears of it, and their calendars know it again."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest
import vobject
from sqlalchemy import select

from coprod.core import clock
from coprod.core.db import db, writing
from coprod.core.errors import Refused
from coprod.core.outbox import Mail
from coprod.meetings.models import CalendarKey, Invitation, Meeting, ShownMeeting
from coprod.meetings.operations import answering, calling, members
from coprod.meetings.queries import coming, groups
from coprod.meetings.rules.groups import MemberRole
from coprod.meetings.rules.invitations import Answer
from coprod.meetings.rules.meetings import Stage
from coprod.people.rules import SafeContact
from tests.factories.meetings import a_group, a_meeting, a_member
from tests.factories.people import a_person

BY = 1


def a_plan(**more: Any) -> Meeting:
    group = a_group(name="Complex emotional difficulties group")
    a_member(group, person=a_person("Amina", language="ur"))
    a_member(group, MemberRole.CARER, person=a_person("Tom"))
    a_member(group, MemberRole.STAFF, person=a_person("Gone"), to_day=clock.today() - timedelta(days=1))
    facts = {"title": "Discharge letters", "link": "https://meet.example/1", **more}
    return a_meeting(group, stage=Stage.PLANNED, called_at=None, **facts)


def letters() -> list[Mail]:
    return list(db.session.scalars(select(Mail).order_by(Mail.id)))


def event(mail: Mail) -> Any:
    return vobject.readOne(mail.calendar).vevent


def moved(meeting: Meeting, **told: Any) -> None:
    facts = {name: getattr(meeting, name) for name in (*calling.WHEN, *calling.WHERE)}
    calling.move(meeting, **{**facts, **told}, by=BY)


def test_everybody_who_belongs_is_asked_once_in_their_language_and_nobody_who_left() -> None:
    with writing():
        meeting = a_plan()
        calling.call(meeting, by=BY)

        asked = coming.invitations(meeting)
        assert [each.person.name for each in asked] == ["Amina", "Tom"]
        assert [mail.to_address for mail in letters()] == [each.person.email for each in asked]
        assert [mail.language for mail in letters()] == ["ur", "en"]
        assert meeting.stage is Stage.CALLED and all(each.sent_at for each in asked)
        assert db.session.scalars(select(ShownMeeting)).one().reference == meeting.reference
        with pytest.raises(Refused):
            calling.call(meeting, by=BY)


def test_no_letter_and_no_event_says_which_group_where_or_what_about() -> None:
    with writing():
        meeting = a_plan()
        calling.call(meeting, by=BY)
        moved(meeting, begins=time(9))
        calling.cancel(meeting, why="The hall is flooded", by=BY)

        assert len(letters()) == 6
        for mail in letters():
            told = (mail.subject + mail.body + mail.calendar).lower()
            for word in (
                "emotional",
                "discharge",
                "difficult",
                "preston",
                "hall",
                "meet.example",
                "health",
                "flooded",
            ):
                assert word not in told
            assert meeting.reference in mail.body


def test_a_change_and_the_end_reach_the_same_event_with_a_higher_number() -> None:
    with writing():
        meeting = a_plan()
        calling.call(meeting, by=BY)
        moved(meeting, on_day=meeting.on_day + timedelta(days=7), begins=time(14), ends=time(15))
        calling.cancel(meeting, why="Too few of us", by=BY)

        of_tom = [event(mail) for mail in letters() if mail.language == "en"]
        assert len({each.uid.value for each in of_tom}) == 1
        assert [int(each.sequence.value) for each in of_tom] == [0, 1, 2]
        assert [each.status.value for each in of_tom] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
        assert [each.dtstart.value.time() for each in of_tom] == [time(10), time(14), time(14)]
        methods = [vobject.readOne(mail.calendar).method.value for mail in letters() if mail.language == "en"]
        assert methods == ["REQUEST", "REQUEST", "CANCEL"]


def test_whoever_joins_later_is_asked_and_hears_that_it_is_cancelled() -> None:
    with writing():
        meeting = a_plan()
        calling.call(meeting, by=BY)
        group = groups.one_whole(meeting.group.slug)  # type: ignore[union-attr]
        assert group is not None
        today = clock.today()
        new = members.add(group, a_person("New"), role=MemberRole.CARER, from_day=today, by=BY)
        late = meeting.on_day + timedelta(days=1)
        members.add(group, a_person("Too late"), role=MemberRole.CARER, from_day=late, by=BY)
        amina = next(each for each in group.members if each.called == "Amina")
        members.end(group, amina, last_day=today, by=BY)
        tomorrow = today + timedelta(days=1)
        members.add(group, amina.person, role=MemberRole.CARER, from_day=tomorrow, by=BY)
        calling.cancel(meeting, why="Too few of us", by=BY)

        assert [each.person.name for each in coming.invitations(meeting)] == ["Amina", "Tom", "New"]
        assert [mail.to_address for mail in letters()].count(new.person.email or "") == 2


@pytest.mark.parametrize("way", [SafeContact.NONE, SafeContact.TELEPHONE, SafeContact.POST])
def test_nobody_gets_a_letter_who_must_not_and_somebody_is_told_to_tell_them(way: SafeContact) -> None:
    with writing():
        meeting = a_plan()
        careful = a_member(meeting.group, person=a_person("Careful", safe_contact=way))  # type: ignore[arg-type]
        calling.call(meeting, by=BY)

        assert careful.person.email not in [mail.to_address for mail in letters()]
        assert not any("careful" in mail.calendar for mail in letters())
        one = coming.invitation(meeting, careful.person.reference)
        assert one and one.sent_at is None
        calling.told(meeting, one, by=BY)
        assert one.sent_at
        with pytest.raises(Refused):
            calling.told(meeting, one, by=BY)
        moved(meeting, begins=time(9))
        assert one.sent_at is None, "they must be told of the change too"


def test_an_answer_stays_when_the_meeting_moves_and_counts_as_given_before() -> None:
    with writing():
        meeting = a_plan()
        calling.call(meeting, by=BY)
        amina = coming.invitations(meeting)[0].person
        mine = coming.mine(meeting.reference, amina.id)
        assert mine and [each.meeting for each in coming.unanswered(amina.id)] == [meeting]
        answering.answer(mine, said=Answer.ONLINE, words="", by=amina.id)
        assert not coming.unanswered(amina.id)
    with clock.at(clock.now() + timedelta(minutes=1)), writing():
        again = coming.of_a_group(meeting.reference)
        assert again
        moved(again, begins=time(9))
        mine = coming.mine(meeting.reference, amina.id)
        assert mine and mine.answer is Answer.ONLINE and mine.is_stale
        assert [each.meeting for each in coming.unanswered(amina.id)] == [again]


@pytest.mark.parametrize(
    "facts",
    [
        {"venue": "", "link": ""},
        {"on_day": clock.today() - timedelta(days=1)},
    ],
)
def test_a_meeting_that_nobody_could_come_to_is_not_called(facts: dict[str, Any]) -> None:
    with writing():
        meeting = a_plan(**facts)
        with pytest.raises(Refused):
            calling.call(meeting, by=BY)
        assert not letters()


def test_nothing_is_sent_when_nothing_is_different_and_a_move_sets_when_papers_are_due() -> None:
    with writing():
        meeting = a_plan()
        calling.call(meeting, by=BY)
        with pytest.raises(Refused):
            moved(meeting)
        before = meeting.papers_due_on
        moved(meeting, on_day=meeting.on_day + timedelta(days=14))
        assert meeting.papers_due_on > before


def test_a_guest_is_asked_with_the_others_and_one_who_comes_later_at_once() -> None:
    with writing():
        meeting = a_plan()
        early, late, not_after_all = a_person(), a_person(), a_person()
        calling.ask_guest(meeting, early, by=BY)
        calling.ask_guest(meeting, not_after_all, by=BY)
        assert not letters()
        one = coming.invitation(meeting, not_after_all.reference)
        assert one
        calling.take_guest_back(meeting, one, by=BY)
        calling.call(meeting, by=BY)
        calling.ask_guest(meeting, late, by=BY)
        to = [mail.to_address for mail in letters()]
        assert len(to) == 4 and {early.email, late.email} < set(to) and not_after_all.email not in to
        one = coming.invitation(meeting, late.reference)
        assert one
        with pytest.raises(Refused):
            calling.take_guest_back(meeting, one, by=BY)


def test_a_meeting_is_seen_by_those_who_are_asked_once_it_is_called_and_by_nobody_who_left() -> None:
    with writing():
        meeting = a_plan()
        guest, stranger = a_person(), a_person()
        calling.ask_guest(meeting, guest, by=BY)
        tom = next(each for each in meeting.members if each.called == "Tom")
        assert not coming.mine(meeting.reference, tom.person_id)
        calling.call(meeting, by=BY)
        assert coming.mine(meeting.reference, tom.person_id) and coming.mine(meeting.reference, guest.id)
        assert not coming.mine(meeting.reference, stranger.id)
        tom.to_day = clock.today() - timedelta(days=1)
        db.session.flush()
        assert not coming.mine(meeting.reference, tom.person_id)
        assert tom.person_id not in [each.person_id for each in coming.invitations(meeting)]


def test_a_member_who_came_later_answers_without_an_invitation_and_a_helper_writes_down_an_answer() -> None:
    with writing():
        meeting = a_plan()
        calling.call(meeting, by=BY)
        later, helper = a_member(meeting.group), a_person()  # type: ignore[arg-type]
        mine = coming.mine(meeting.reference, later.person_id)
        assert mine and mine.invitation is None
        answering.answer(mine, said=Answer.YES, words="", by=later.person_id)
        invitation = db.session.scalars(
            select(Invitation).where(Invitation.person_id == later.person_id)
        ).one()
        assert (invitation.answer, invitation.written_down_by_id) == (Answer.YES, None)
        answering.write_down(meeting, invitation, said=Answer.NO, words="On holiday", by=helper.id)
        assert (invitation.answer, invitation.written_down_by_id) == (Answer.NO, helper.id)


@pytest.mark.parametrize("how", ["cancelled", "over", "nobody can join online"])
def test_an_answer_that_helps_nobody_is_refused(how: str) -> None:
    with writing():
        meeting = a_plan(**({"link": ""} if "online" in how else {}))
        calling.call(meeting, by=BY)
        invitation = coming.invitations(meeting)[0]
        if how == "cancelled":
            calling.cancel(meeting, why="Snow", by=BY)
        if how == "over":
            meeting.on_day = clock.today() - timedelta(days=1)
        with pytest.raises(Refused):
            answering.write_down(meeting, invitation, said=Answer.ONLINE, words="", by=BY)


def test_somebody_who_chose_so_has_letters_whose_event_says_what() -> None:
    with writing():
        meeting = a_plan()
        tom = next(each for each in meeting.members if each.called == "Tom")
        db.session.add(
            CalendarKey(key_hash="0" * 64, person_id=tom.person_id, says_what=True, made_at=clock.now())
        )
        calling.call(meeting, by=BY)
        of_tom = next(mail for mail in letters() if mail.to_address == tom.person.email)
        others = [mail for mail in letters() if mail is not of_tom]
        assert event(of_tom).summary.value == "Discharge letters" and "Discharge" not in of_tom.subject
        assert all("Discharge" not in mail.calendar for mail in others)
