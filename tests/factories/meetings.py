"""Groups, their members and meetings. Call these inside ``kept()`` or ``writing()``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from itertools import count
from typing import Any

from coprod.core import clock, secret
from coprod.core.db import db
from coprod.core.editions import Format, Standing
from coprod.meetings.models import Action as MeetingAction
from coprod.meetings.models import (
    AgendaItem,
    Attendance,
    Decision,
    Group,
    GroupEdition,
    Interest,
    Invitation,
    Meeting,
    Member,
    Minute,
    MinuteRevision,
    Paper,
    PaperVersion,
    TableNote,
    Terms,
    TermsEdition,
)
from coprod.meetings.rules.attendance import Mode, Presence
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.meetings.rules.meetings import Kind, Layer, Stage
from coprod.people.models import Person
from coprod.programmes.models import Programme
from coprod.questionnaires.models import Channel
from tests.factories.people import a_person
from tests.factories.programmes import a_programme, long_ago

_number = count(1)
TERMS = {
    "aim": "Letters that people can read.",
    "in_scope": "Every letter of the team.",
    "out_of_scope": "Who gets which treatment.",
    "membership": "Four people with lived experience, two carers, staff.",
    "frequency": "Every month.",
    "behaviours": "One speaks, the others listen.",
    "confidentiality": "What is said stays; what is learnt goes out.",
    "receives": "The programme board.",
}


def a_group(
    programme: Programme | None = None, name: str = "", *, is_open: bool = True, **more: Any
) -> Group:
    """A group with its English words and agreed terms; ``is_open=False`` for one that nobody outside knows of."""
    number = next(_number)
    programme = programme or a_programme()
    group = Group(
        slug=f"group-{number}",
        programme_id=programme.id,
        programme=programme,
        made_at=clock.now(),
        opened_on=long_ago() if is_open else None,
        members=[],
        terms=[],
        editions=[],
    )
    for key, fact in more.items():
        setattr(group, key, fact)
    text = {"name": name or f"Group {number}", "about": "We read every letter before it goes out."}
    group.editions.append(
        GroupEdition(
            language="en",
            format=Format.STANDARD,
            standing=Standing.CHECKED,
            text=text,
            changed_at=clock.now(),
        )
    )
    db.session.add(group)
    db.session.flush()
    some_terms(group, agreed_on=long_ago() if is_open else None)
    return group


@dataclass
class Circle:
    """A group and some who belong to it."""

    group: Group
    chair: Member
    member: Member
    observer: Member


def a_circle(programme: Programme | None = None) -> Circle:
    """A group with its chair, a member with lived experience and an observer, each called by another name there."""
    group = a_group(programme, "Letters")
    return Circle(
        group=group,
        chair=a_member(group, MemberRole.STAFF, Office.CHAIR, a_person("Chair"), called="Charlie"),
        member=a_member(group, MemberRole.LIVED_EXPERIENCE, person=a_person("Member"), called="Ana"),
        observer=a_member(group, MemberRole.OBSERVER, person=a_person("Observer"), called="Olu"),
    )


def some_terms(group: Group, **more: Any) -> Terms:
    """The next version of a group's terms."""
    terms = Terms(
        version=len(group.terms) + 1,
        made_at=clock.now(),
        editions=[],
        agreements=[],
        **{"quorum": {}, **more},
    )
    terms.editions.append(
        TermsEdition(
            language="en",
            format=Format.STANDARD,
            standing=Standing.CHECKED,
            text=TERMS,
            changed_at=clock.now(),
        )
    )
    group.terms.append(terms)
    db.session.flush()
    return terms


def a_member(
    group: Group,
    role: MemberRole = MemberRole.LIVED_EXPERIENCE,
    office: Office = Office.MEMBER,
    person: Person | None = None,
    **more: Any,
) -> Member:
    """Somebody who belongs to a group since long ago."""
    person = person or a_person()
    facts = {"called": person.name, "from_day": long_ago(), **more}
    member = Member(group_id=group.id, person_id=person.id, person=person, role=role, office=office, **facts)
    group.members.append(member)
    # By itself: the group may have been made in another transaction.
    db.session.add(member)
    db.session.flush()
    return member


def a_meeting(
    group: Group | None = None, *, in_days: int = 20, stage: Stage = Stage.CALLED, **more: Any
) -> Meeting:
    """A meeting of a group (a new one, unless told), from ten to twelve, so many days from today."""
    group = group or a_group()
    day = clock.today() + timedelta(days=in_days)
    facts: dict[str, Any] = {
        "reference": secret.reference(),
        "kind": Kind.MEETING,
        "title": f"Meeting {next(_number)}",
        "on_day": day,
        "begins": time(10),
        "ends": time(12),
        "venue": "The Hall, Preston",
        "papers_due_on": day - timedelta(days=7),
        "made_at": clock.now(),
        "called_at": clock.now() if stage is not Stage.PLANNED else None,
        "changed_at": clock.now(),
        **more,
    }
    meeting = Meeting(
        programme_id=group.programme_id, group_id=group.id, group=group, stage=stage, editions=[], **facts
    )
    db.session.add(meeting)
    db.session.flush()
    return meeting


def an_event(programme: Programme | None = None, *, in_days: int = 20, **more: Any) -> Meeting:
    """A workshop that belongs to no group."""
    programme = programme or a_programme()
    day = clock.today() + timedelta(days=in_days)
    facts: dict[str, Any] = {
        "reference": secret.reference(),
        "kind": Kind.WORKSHOP,
        "title": f"Workshop {next(_number)}",
        "on_day": day,
        "begins": time(13),
        "ends": time(16),
        "papers_due_on": day,
        "made_at": clock.now(),
        "called_at": clock.now(),
        "changed_at": clock.now(),
        "stage": Stage.CALLED,
        **more,
    }
    event = Meeting(programme_id=programme.id, group=None, editions=[], **facts)
    db.session.add(event)
    db.session.flush()
    return event


def a_table_note(event: Meeting, words: str = "Nobody asked me.", **more: Any) -> TableNote:
    """What was said at a table of an event."""
    facts = {"channel": Channel.PAPER, "written_down_at": clock.now(), **more}
    note = TableNote(meeting_id=event.id, words=words, **facts)
    db.session.add(note)
    db.session.flush()
    return note


def an_agenda_item(meeting: Meeting, title: str = "", **more: Any) -> AgendaItem:
    """One item on an agenda, after those that are there."""
    number = next(_number)
    item = AgendaItem(meeting_id=meeting.id, title=title or f"Item {number}", **{"position": number, **more})
    db.session.add(item)
    db.session.flush()
    return item


def a_paper(
    meeting: Meeting, title: str = "The letter", item: AgendaItem | None = None, **more: Any
) -> Paper:
    """A paper for everybody with a file that is kept nowhere."""
    number = next(_number)
    facts = {"layer": Layer.PUBLIC, "position": number, **more}
    paper = Paper(meeting_id=meeting.id, item_id=item.id if item else None, title=title, versions=[], **facts)
    db.session.add(paper)
    db.session.flush()
    a_version(paper, meeting)
    return paper


def a_version(paper: Paper, meeting: Meeting, number: int = 1, **more: Any) -> PaperVersion:
    """One file of a paper, which came in time."""
    facts = {
        "key": secret.reference(16),
        "media_type": "application/pdf",
        "size_bytes": 1024,
        "sha256": "0" * 64,
        "file_name": "letter.pdf",
        "added_on": meeting.papers_due_on,
        "due_on": meeting.papers_due_on,
        **more,
    }
    version = PaperVersion(paper_id=paper.id, version=number, **facts)
    paper.versions.append(version)
    db.session.flush()
    return version


def an_interest(meeting: Meeting, member: Member, item: AgendaItem | None = None, **more: Any) -> Interest:
    """That a member has an interest, in the whole meeting unless told."""
    facts = {"words": "My sister prints the letters.", "declared_at": clock.now(), **more}
    interest = Interest(
        meeting_id=meeting.id, item_id=item.id if item else None, member_id=member.id, **facts
    )
    db.session.add(interest)
    db.session.flush()
    return interest


def some_minutes(item: AgendaItem, text: str = "People said that letters are too long.") -> Minute:
    """What was written down under an item, as its first revision."""
    minute = Minute(item_id=item.id, text=text, revision=1, changed_at=clock.now())
    db.session.add_all([minute, MinuteRevision(item_id=item.id, number=1, text=text, written_at=clock.now())])
    db.session.flush()
    return minute


def a_decision(item: AgendaItem, words: str = "The letter is one page.", **more: Any) -> Decision:
    decision = Decision(
        meeting_id=item.meeting_id,
        item_id=item.id,
        words=words,
        **{"position": next(_number), "made_at": clock.now(), **more},
    )
    db.session.add(decision)
    db.session.flush()
    return decision


def an_action(meeting: Meeting, words: str = "Write the new letter.", **more: Any) -> MeetingAction:
    """Something that somebody has taken on at a meeting."""
    action = MeetingAction(
        meeting_id=meeting.id,
        meeting=meeting,
        group_id=meeting.group_id,
        words=words,
        **{"position": next(_number), "made_at": clock.now(), **more},
    )
    db.session.add(action)
    db.session.flush()
    return action


def an_invitation(meeting: Meeting, member: Member, **more: Any) -> Invitation:
    invitation = Invitation(meeting_id=meeting.id, person_id=member.person_id, member_id=member.id, **more)
    db.session.add(invitation)
    db.session.flush()
    return invitation


def an_attendance(meeting: Meeting, member: Member, **more: Any) -> Attendance:
    """That a member was there, in the room, the whole time."""
    facts = {"presence": Presence.PRESENT, "mode": Mode.IN_PERSON, "minutes": 120, **more}
    attendance = Attendance(
        meeting_id=meeting.id, person_id=member.person_id, member_id=member.id, role=member.role, **facts
    )
    db.session.add(attendance)
    db.session.flush()
    return attendance
