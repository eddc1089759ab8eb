"""Figures of a group: inside everything counts, for everybody only what was published."""

from __future__ import annotations

from datetime import timedelta

from coprod.core import clock
from coprod.core.db import db, reading, writing
from coprod.core.editions import Format
from coprod.meetings.models import (
    Arrangement,
    Group,
    Meeting,
    Paper,
    PaperVersion,
    ShownDecision,
    ShownMeeting,
)
from coprod.meetings.operations import showing
from coprod.meetings.queries import parity
from coprod.meetings.rules.actions import ActionStage
from coprod.meetings.rules.attendance import Presence
from coprod.meetings.rules.decisions import Influence
from coprod.meetings.rules.groups import MemberRole
from coprod.meetings.rules.invitations import Met
from coprod.meetings.rules.meetings import Layer, Stage
from coprod.meetings.rules.parity import Actions, Share
from coprod.people.rules.needs import NeedKind
from tests.factories.meetings import (
    a_decision,
    a_group,
    a_meeting,
    a_member,
    an_action,
    an_agenda_item,
    an_attendance,
)

LIVED, STAFF = MemberRole.LIVED_EXPERIENCE, MemberRole.STAFF


def _paper(meeting: Meeting, *, days_late: int, layer: Layer = Layer.PUBLIC, version: int = 1) -> None:
    paper = Paper(meeting_id=meeting.id, title=f"Paper {days_late}", layer=layer, position=1, versions=[])
    db.session.add(paper)
    db.session.flush()
    for number in range(1, version + 1):
        db.session.add(
            PaperVersion(
                key=f"{paper.id}-{number}",
                paper_id=paper.id,
                version=number,
                language="en",
                format=Format.STANDARD,
                media_type="application/pdf",
                size_bytes=9,
                sha256="0" * 64,
                file_name="paper.pdf",
                added_on=meeting.papers_due_on + timedelta(days=days_late),
                due_on=meeting.papers_due_on,
            )
        )
    db.session.flush()


def _group_with_a_meeting() -> tuple[Group, Meeting]:
    """A meeting three weeks ago: of three with lived experience two were there, one item of two is theirs."""
    group = a_group()
    meeting = a_meeting(group, in_days=-21)
    people = [a_member(group) for _each in range(3)]
    for member, presence in zip(
        people, (Presence.PRESENT, Presence.PRESENT, Presence.APOLOGIES), strict=True
    ):
        an_attendance(meeting, member, presence=presence)
    an_attendance(meeting, a_member(group, STAFF))
    theirs = an_agenda_item(meeting, minutes=30, from_lived_experience=True)
    hidden = an_agenda_item(meeting, minutes=90, layer=Layer.RESTRICTED)
    a_decision(theirs, influence=Influence.CHANGED, influence_words="Shorter.")
    a_decision(hidden, layer=Layer.RESTRICTED)
    an_action(
        meeting, due_on=clock.today(), stage=ActionStage.DONE, evidence="Sent.", finished_on=clock.today()
    )
    an_action(meeting, due_on=clock.today() - timedelta(days=1))
    for member, met in zip(people, (Met.YES, Met.NO, None), strict=True):
        db.session.add(
            Arrangement(
                meeting_id=meeting.id,
                person_id=member.person_id,
                kind=next(iter(NeedKind)),
                met_for_person=met,
            )
        )
    _paper(meeting, days_late=0, version=2)
    _paper(meeting, days_late=1, layer=Layer.MEMBERS)
    showing.show(meeting)
    return group, meeting


def test_inside_everything_of_the_last_year_counts_and_nothing_else() -> None:
    today = clock.today()
    with writing():
        group, meeting = _group_with_a_meeting()
        for other in (
            a_meeting(group, in_days=-500),
            a_meeting(group, in_days=0),
            a_meeting(group, in_days=-9, stage=Stage.CANCELLED),
            a_meeting(in_days=-9),
        ):
            an_agenda_item(other, minutes=500)
        number, day = group.id, meeting.on_day

    with reading():
        found = parity.inside(db.session.get_one(Group, number), today - timedelta(days=365), today)

    assert found.attendance == {day: {LIVED: Share(2, 3), STAFF: Share(1, 1)}}
    assert found.time == Share(30, 120)
    assert found.papers == Share(2, 3)
    assert found.actions == Actions(on_time=1, late=1)
    assert found.influence == {Influence.CHANGED: 1, Influence.UNCHANGED: 0, Influence.UNANSWERED: 1}
    assert found.needs.base.text == found.needs.met[Met.YES].text == "fewer than 8"


def test_for_everybody_only_what_was_published_counts() -> None:
    today = clock.today()
    with writing():
        group, meeting = _group_with_a_meeting()
        number, day = group.id, meeting.on_day
        since = today - timedelta(days=365)

    with reading():
        before = parity.outside(db.session.get_one(Group, number), since, today)
    assert before.attendance == {} and not any(before.influence.values()), "no minutes are published yet"
    assert before.items == Share(1, 1), "what is restricted is not even counted"
    assert before.papers == Share(1, 1)

    with writing():
        shown = db.session.query(ShownMeeting).one()
        came = {"role": "lived_experience", "presence": "present", "mode": None, "member": None, "count": 2}
        sent = {**came, "presence": "apologies", "count": 1}
        shown.shown = {**shown.shown, "attendance": [came, sent]}
        db.session.add(
            ShownDecision(
                reference="decided",
                meeting_id=shown.meeting_id,
                programme_id=shown.programme_id,
                group_id=number,
                decided_on=day,
                published_at=clock.now(),
                changed_at=clock.now(),
                shown={"influence": "changed"},
            )
        )
    with reading():
        after = parity.outside(db.session.get_one(Group, number), since, today)
    assert after.attendance == {day: {LIVED: Share(2, 3)}}
    assert after.influence[Influence.CHANGED] == 1
