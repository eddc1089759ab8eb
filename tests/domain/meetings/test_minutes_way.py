"""The minutes from the first draft to everybody's eyes, on both databases (domain rule M7)."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from coprod.core.db import db, writing
from coprod.core.errors import Refused
from coprod.core.outbox import Mail
from coprod.meetings.models import Correction, Meeting, Member, MinuteRevision
from coprod.meetings.operations import circulating, correcting
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.meetings.rules.meetings import Layer, Stage
from coprod.meetings.rules.minutes import CorrectionKind, MinutesStage, Ruling
from coprod.people.rules import SafeContact
from tests.factories.meetings import a_group, a_meeting, a_member
from tests.factories.people import a_person
from tests.factories.records import a_correction, a_minuted_item, a_past_meeting, a_redaction, the_record

DRAFT, CIRCULATED, AMENDED, APPROVED, PUBLISHED = MinutesStage


def a_chair(meeting: Meeting) -> int:
    assert meeting.group is not None
    return a_member(meeting.group, MemberRole.STAFF, Office.CHAIR).person_id


def proposed(meeting: Meeting, member: Member, **typed: str) -> Correction:
    told = the_record(meeting)
    words = {"passage": "too long", "proposed": "two pages long", "why": "So it was said.", **typed}
    return correcting.propose(
        told, told.items[0], member, kind=CorrectionKind.CORRECTION, by=member.person_id, **words
    )


def test_members_get_a_letter_that_says_nothing_and_whoever_gets_none_is_told() -> None:
    with writing():
        meeting = a_past_meeting(a_group(name="Eating disorders"))
        a_minuted_item(meeting)
        assert meeting.group is not None
        reached = a_member(meeting.group)
        a_member(meeting.group, person=a_person(safe_contact=SafeContact.NONE))

        unreached = circulating.circulate(the_record(meeting), by=a_chair(meeting))

        assert meeting.minutes_stage is CIRCULATED and meeting.circulated_at
        assert len(unreached) == 1
        letters = list(db.session.scalars(select(Mail).where(Mail.kind == "meeting-minutes")))
        assert reached.person.email in {each.to_address for each in letters}
        assert not [each for each in letters if "ating" in each.subject + each.body or "etters" in each.body]


def test_nothing_is_circulated_before_it_can_be_read() -> None:
    with writing():
        coming, empty, hidden, lost = a_meeting(), a_past_meeting(), a_past_meeting(), a_past_meeting()
        never = [a_past_meeting() for _each in range(2)]
        never[0].stage, never[1].stage = Stage.CANCELLED, Stage.PLANNED
        for meeting in (coming, *never):
            a_minuted_item(meeting)
        a_minuted_item(hidden, layer=Layer.RESTRICTED)
        a_redaction(a_minuted_item(lost), "no such words", hidden_from=Layer.MEMBERS)

        for meeting in (coming, empty, hidden, lost, *never):
            with pytest.raises(Refused):
                circulating.circulate(the_record(meeting), by=1)


def test_a_correction_that_is_accepted_stands_in_the_minutes_and_the_old_words_are_kept() -> None:
    with writing():
        meeting = a_past_meeting(stage=CIRCULATED)
        item = a_minuted_item(meeting, "People said that letters are **too** long.")
        assert meeting.group is not None
        correction = proposed(
            meeting, a_member(meeting.group), passage="too long.", proposed="two pages long."
        )

        told, by = the_record(meeting), a_chair(meeting)
        correcting.accept(told, told.items[0], correction, why="", by=by)

        assert the_record(meeting).items[0].text == "People said that letters are two pages long."
        assert meeting.minutes_stage is AMENDED
        assert (correction.ruling, correction.ruled_by_id) == (Ruling.ACCEPTED, by)
        kept = list(
            db.session.scalars(
                select(MinuteRevision.text)
                .where(MinuteRevision.item_id == item.id)
                .order_by(MinuteRevision.number)
            )
        )
        assert kept == [
            "People said that letters are **too** long.",
            "People said that letters are two pages long.",
        ]
        with pytest.raises(Refused):
            correcting.refuse(told, correction, why="Twice.", by=by)


def test_a_passage_that_no_longer_stands_there_is_refused_and_nothing_changes() -> None:
    with writing():
        meeting = a_past_meeting(stage=CIRCULATED)
        a_minuted_item(meeting)
        assert meeting.group is not None
        member = a_member(meeting.group)
        first, second = proposed(meeting, member), proposed(meeting, member, passage="are too")
        told = the_record(meeting)
        correcting.accept(told, told.items[0], first, why="", by=member.person_id)

        told = the_record(meeting)
        with pytest.raises(Refused):
            correcting.accept(told, told.items[0], second, why="", by=member.person_id)

        assert second.ruling is Ruling.WAITING


def test_nobody_learns_by_trying_what_is_hidden_from_members() -> None:
    with writing():
        meeting = a_past_meeting(stage=CIRCULATED)
        item = a_minuted_item(meeting, "Jane Roe is ill. She comes back in May.")
        a_redaction(item, "Jane Roe is ill", hidden_from=Layer.MEMBERS)
        assert meeting.group is not None
        member = a_member(meeting.group)
        said = []
        for passage in ("Jane Roe is ill", "Ann Lee is well"):
            with pytest.raises(Refused) as refused:
                proposed(meeting, member, passage=passage)
            said.append(refused.value.message)

        assert said[0] == said[1]
        proposed(meeting, member, passage="in May")


def test_a_refusal_needs_a_reason() -> None:
    with writing():
        meeting = a_past_meeting(stage=CIRCULATED)
        correction = a_correction(a_minuted_item(meeting))

        with pytest.raises(Refused):
            correcting.refuse(the_record(meeting), correction, why=" ", by=1)
        by = a_chair(meeting)
        correcting.refuse(the_record(meeting), correction, why="It was said like this.", by=by)

        assert correction.ruling is Ruling.REFUSED and meeting.minutes_stage is CIRCULATED


@pytest.mark.parametrize("stage", [DRAFT, APPROVED])
def test_corrections_have_their_time(stage: MinutesStage) -> None:
    with writing():
        meeting = a_past_meeting(stage=stage)
        a_minuted_item(meeting)
        assert meeting.group is not None

        with pytest.raises(Refused):
            proposed(meeting, a_member(meeting.group))


def test_only_a_later_meeting_of_the_group_that_sits_approves_the_minutes() -> None:
    with writing():
        group = a_group()
        meeting = a_past_meeting(group, stage=CIRCULATED)
        a_minuted_item(meeting)
        before, coming = a_past_meeting(group, days_ago=20), a_meeting(group)
        elsewhere, later = a_past_meeting(days_ago=3), a_past_meeting(group, days_ago=2)

        for at in (None, meeting, before, coming, elsewhere):
            with pytest.raises(Refused):
                circulating.approve(the_record(meeting), at, by=1)
        circulating.approve(the_record(meeting), later, by=a_chair(meeting))

        assert (meeting.minutes_stage, meeting.approved_by_id) == (APPROVED, later.id)


def test_minutes_are_not_approved_while_a_correction_waits() -> None:
    with writing():
        group = a_group()
        meeting = a_past_meeting(group, stage=CIRCULATED)
        a_correction(a_minuted_item(meeting))

        with pytest.raises(Refused):
            circulating.approve(the_record(meeting), a_past_meeting(group, days_ago=2), by=1)

        assert db.session.scalar(select(func.count()).select_from(Correction)) == 1
