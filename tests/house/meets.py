"""The groups of the house world: one that nobody outside knows of, one that everybody may know; each with its record."""

from __future__ import annotations

from dataclasses import dataclass

from coprod.core.easy_read import Block
from coprod.meetings.models import Group, Member
from coprod.meetings.operations import showing, summarising
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.meetings import Stage as MeetingStage
from coprod.meetings.rules.minutes import MinutesStage
from coprod.people.models import Person
from coprod.people.rules.needs import NeedKind
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from tests.factories.meetings import (
    a_decision,
    a_group,
    a_meeting,
    a_member,
    a_paper,
    an_action,
    an_agenda_item,
    an_interest,
    an_invitation,
)
from tests.factories.people import a_need, a_person
from tests.factories.programmes import (
    a_membership,
    an_organisation,
)
from tests.factories.records import (
    a_correction,
    a_minuted_item,
    a_past_meeting,
    a_redaction,
    published,
    the_record,
)


@dataclass
class Meets:
    """A group and what belongs to it: one that nobody outside knows of for a draft, else one that everybody may know."""

    group: str = ""
    member: str = ""
    meeting: str = ""
    day: str = ""
    item: str = ""
    decision: str = ""
    action: str = ""
    person: str = ""
    paper: str = ""
    file: str = ""
    interest: str = ""
    # Another of its meetings, whose minutes members read, and everybody who may know of the group.
    past: str = ""
    past_day: str = ""
    past_item: str = ""
    correction: str = ""
    redaction: str = ""
    # A paper that a member may not fetch: of a meeting that was not called, or for few.
    unread_of: str = ""
    unread: str = ""
    # Somebody who was asked to the meeting, and needs a British Sign Language interpreter.
    invited: str = ""


def meets_of(programme: Programme, people: dict[str, Person], *, is_open: bool) -> Meets:
    """A group with a called meeting; in our own programme its chair and some members are those who ask at the doors."""
    is_ours = programme.slug == "ours"
    group = a_group(programme, is_open=is_open)
    a_member(group, MemberRole.STAFF, Office.CHAIR, people["chair"] if is_ours else None)
    member = a_member(group, person=people["lived_experience"] if is_ours else None)
    a_member(group, MemberRole.OBSERVER, person=people["carer"] if is_ours else None)
    meeting = a_meeting(group)
    item = an_agenda_item(meeting)
    # What nobody outside knows of is a paper for few; the other one is for everybody.
    paper = a_paper(meeting, item=item, layer=Layer.PUBLIC if is_open else Layer.RESTRICTED)
    interest = an_interest(meeting, member, item)
    an_invitation(meeting, member)
    if is_open or not is_ours:  # In ours it is the same person in both groups.
        a_need(member.person)
        a_need(member.person, NeedKind.LARGE_PRINT)
    of = meeting if is_open else a_meeting(group, in_days=60, stage=MeetingStage.PLANNED)
    unread = a_paper(of, layer=Layer.RESTRICTED if is_open else Layer.MEMBERS)
    advice = a_decision(item, receiver_id=an_organisation().id, answer_due_on=meeting.on_day)
    showing.show(meeting)
    person = a_membership(a_person(), programme, Role.CARER).person.reference
    return Meets(
        group=group.slug,
        member=member.reference,
        meeting=meeting.reference,
        day=meeting.on_day.isoformat(),
        item=item.reference,
        decision=advice.reference,
        action=an_action(meeting, item_id=item.id, owner_id=member.id).reference,
        person=person,
        paper=paper.reference,
        file=paper.versions[0].key,
        interest=interest.reference,
        **_past(group, member, is_open=is_open),
        unread_of=of.reference,
        unread=unread.versions[0].key,
        invited=member.person.reference,
    )


def _past(group: Group, member: Member, *, is_open: bool) -> dict[str, str]:
    """A meeting that is over, with everything that belongs to a record."""
    meeting = a_past_meeting(group, stage=MinutesStage.CIRCULATED)
    item = a_minuted_item(meeting, "People said that letters are too long. One of them was ill.")
    a_decision(item)
    redaction = a_redaction(item, "One of them was ill")
    summarising.ease(the_record(meeting), [Block("letter", "We talked about letters.")], by=member.person_id)
    if is_open:
        published(meeting)
    correction = a_correction(item, member, after_publishing=is_open)
    return {
        "past": meeting.reference,
        "past_day": meeting.on_day.isoformat(),
        "past_item": item.reference,
        "correction": correction.reference,
        "redaction": redaction.reference,
    }
