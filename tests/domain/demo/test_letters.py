"""Story 5 is told whole: the co-chair corrects the minutes, the letter changes, an interpreter is booked and there."""

from __future__ import annotations

import json

from sqlalchemy import select

from coprod.core import clock
from coprod.core.db import db
from coprod.demo.words import letters as words
from coprod.meetings.models import (
    Arrangement,
    Correction,
    Group,
    Meeting,
    ShownDecision,
    ShownMeeting,
    ShownRecord,
)
from coprod.meetings.queries import advice, coming, groups
from coprod.meetings.queries import events as queries
from coprod.meetings.rules.invitations import ArrangementState, Met
from coprod.meetings.rules.meetings import Stage
from coprod.meetings.rules.minutes import MinutesStage, Ruling
from coprod.people.rules.needs import NeedKind


def meeting(title: str) -> Meeting:
    return db.session.scalars(select(Meeting).where(Meeting.title == title)).one()


def public(title: str) -> str:
    """Everything that everybody can read of a meeting."""
    number = meeting(title).id
    shown = db.session.scalars(select(ShownMeeting.shown).where(ShownMeeting.meeting_id == number))
    versions = db.session.scalars(select(ShownRecord.shown).where(ShownRecord.meeting_id == number))
    return json.dumps([*shown, *versions], ensure_ascii=False)


def test_the_co_chair_put_right_what_was_agreed_and_everybody_reads_it_so() -> None:
    correction = db.session.scalars(select(Correction)).one()

    assert correction.ruling is Ruling.ACCEPTED and correction.ruling_why == words.CORRECTION["ruling"]
    assert words.CORRECTION["proposed"] in public(words.SECOND["title"])
    assert words.CORRECTION["passage"] not in public(words.SECOND["title"])


def test_the_letter_changed_because_of_what_people_with_lived_experience_said() -> None:
    decision = db.session.scalars(select(ShownDecision)).one()

    assert decision.shown["words"].startswith("The letter at the end of care is one page.")
    assert decision.shown["influence"] == "changed" and "hear it first" in decision.shown["influence_words"]


def test_the_body_that_was_asked_answered_in_time_and_the_last_advice_still_waits_inside() -> None:
    shown = db.session.scalars(select(ShownDecision.shown)).one()["advice"]
    group = db.session.scalars(select(Group.id)).one()

    assert shown["receiver"] == words.RECEIVER and shown["verdict"] == "accepted"
    assert shown["answered_on"] < shown["due_on"] and "because" in shown["words"]
    (waits,) = advice.waiting([group])
    assert waits.meeting.title == words.THIRD["title"] and waits.due_on > clock.today()


def test_the_interpreter_was_needed_booked_and_there_and_both_sides_say_so() -> None:
    held = meeting(words.SECOND["title"])
    booked = db.session.scalars(
        select(Arrangement).where(Arrangement.meeting_id == held.id, Arrangement.kind == NeedKind.BSL)
    ).one()

    assert booked.state is ArrangementState.BOOKED and booked.needed_by and booked.booked_on
    assert booked.booked_on <= booked.needed_by
    assert booked.met_for_person is booked.met_for_arranger is Met.YES


def test_nobody_outside_reads_the_restricted_item_or_a_name_of_somebody_who_was_not_there() -> None:
    for told in words.MEETINGS:
        assert words.NAME["name"] not in public(told["title"])
        assert "complaint" not in public(told["title"]).casefold()


def test_the_last_minutes_wait_to_be_approved_and_the_next_meeting_is_called() -> None:
    stages = [meeting(told["title"]).minutes_stage for told in words.MEETINGS]
    following = meeting(words.NEXT["title"])

    assert stages == [
        MinutesStage.PUBLISHED,
        MinutesStage.PUBLISHED,
        MinutesStage.CIRCULATED,
        MinutesStage.DRAFT,
    ]
    assert following.stage is Stage.CALLED and following.is_soon
    assert len(coming.invitations(following)) == len(words.MEMBERS)


def test_everybody_may_know_of_the_group_and_its_terms_and_only_those_who_agreed_are_named() -> None:
    slug = db.session.scalars(select(Group.slug)).one()
    group = groups.one_whole(slug)

    assert group is not None and group.is_public and group.terms_in_force is not None
    assert len(group.terms_in_force.agreements) == len(words.MEMBERS)
    assert sorted(each.called for each in group.members if each.is_named) == [
        "Demelza Carrowgwyn",
        "Talan Bosvennack",
        "Wenna Trethick-Rose",
    ]


def test_a_workshop_is_over_and_one_is_to_come_and_everybody_sees_how_many_came() -> None:
    over, to_come = queries.shown_past(1).rows, queries.shown_coming()

    assert [each.shown["came"]["figure"] for each in over] == [25]
    assert len(to_come) == 1 and to_come[0].shown["came"] is None
    assert queries.how_many_notes(db.session.get_one(Meeting, over[0].meeting_id)) == 3
