"""Who is expected at a meeting, who was there, and for how long: what a claim can be filled in from later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from coprod.core.db import db
from coprod.meetings.models import Attendance, Invitation, Meeting, Member, Terms
from coprod.meetings.models.expected import Expected
from coprod.meetings.rules.attendance import Mode, Presence
from coprod.meetings.rules.groups import MemberRole, Quorum
from coprod.meetings.rules.invitations import Answer
from coprod.meetings.rules.meetings import Stage, minutes_between
from coprod.people.models import Person
from coprod.programmes.models import holds


@dataclass(frozen=True)
class Worked:
    """What somebody gave to one meeting, in minutes: there, with pre-meet and debrief; and before it, at home."""

    meeting: str
    title: str
    on_day: date
    minutes: int
    preparation_minutes: int
    meeting_id: int
    # None for an event that belongs to no group.
    group_id: int | None
    begins_at: datetime
    is_online: bool = False
    # When it was called off; ``minutes`` are then those that were planned.
    cancelled_at: datetime | None = None


def worked(person_id: int, since: date | None = None) -> list[Worked]:
    """The time that somebody gave to meetings at which they were there, the newest first (domain rule M8).

    This is what a claim is filled in from. ``minutes`` holds the meeting from when they came until they left, and the
    pre-meet and debrief if they came to them; ``preparation_minutes`` is what was agreed for reading, or what was
    noted for this person. Both are whole minutes, not rounded, and are the person's to correct in their claim.
    """
    asked = (
        select(Attendance, Meeting)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(Attendance.person_id == person_id, Attendance.presence == Presence.PRESENT)
        .order_by(Meeting.on_day.desc(), Meeting.id.desc())
    )
    if since is not None:
        asked = asked.where(Meeting.on_day >= since)
    return [
        Worked(
            meeting=meeting.reference,
            title=meeting.title,
            on_day=meeting.on_day,
            minutes=each.minutes,
            preparation_minutes=each.preparation_minutes,
            meeting_id=meeting.id,
            group_id=meeting.group_id,
            begins_at=meeting.begins_at,
            is_online=each.mode in {Mode.ONLINE, Mode.TELEPHONE},
        )
        for each, meeting in db.session.execute(asked)
    ]


def called_off(person_id: int, since: date | None = None) -> list[Worked]:
    """The meetings that somebody was asked to, had not said no to, and that were then called off (domain rule P29)."""
    asked = (
        select(Meeting, Invitation)
        .join(Invitation, Invitation.meeting_id == Meeting.id)
        .where(
            Invitation.person_id == person_id,
            Invitation.answer != Answer.NO,
            Meeting.stage == Stage.CANCELLED,
            Meeting.cancelled_at.is_not(None),
        )
        .order_by(Meeting.on_day.desc(), Meeting.id.desc())
    )
    if since is not None:
        asked = asked.where(Meeting.on_day >= since)
    return [
        Worked(
            meeting=meeting.reference,
            title=meeting.title,
            on_day=meeting.on_day,
            minutes=minutes_between(meeting.begins, meeting.ends),
            preparation_minutes=meeting.preparation_minutes,
            meeting_id=meeting.id,
            group_id=meeting.group_id,
            begins_at=meeting.begins_at,
            is_online=invitation.answer is Answer.ONLINE,
            cancelled_at=meeting.cancelled_at,
        )
        for meeting, invitation in db.session.execute(asked)
    ]


def of_meeting(meeting: Meeting) -> list[Attendance]:
    """Everything that was noted of who was there, in the order in which it was noted."""
    return list(
        db.session.scalars(
            select(Attendance)
            .where(Attendance.meeting_id == meeting.id)
            .options(joinedload(Attendance.member))
            .order_by(Attendance.id)
        )
    )


def expected(meeting: Meeting) -> list[Expected]:
    """Members on the day of the meeting, guests who were asked, then whoever else was noted."""
    noted = of_meeting(meeting)
    by_person = {each.person_id: each for each in noted if each.person_id is not None}
    answers: dict[int, tuple[Invitation, Person]] = {
        invitation.person_id: (invitation, invitation.person)
        for invitation in db.session.scalars(
            select(Invitation)
            .where(Invitation.meeting_id == meeting.id)
            .options(joinedload(Invitation.person))
            .order_by(Invitation.id)
        )
    }
    lines = [*_members(meeting, by_person, answers)]
    known = {each.person_id for each in lines}
    for invitation, person in answers.values():
        if person.id not in known:
            row = by_person.get(person.id)
            role = row.role if row else MemberRole.OBSERVER
            key = f"g_{person.reference}"
            lines.append(Expected(key, person.called, role, person.id, None, invitation.answer, row))
            known.add(person.id)
    lines += [
        Expected(f"w_{each.reference}", each.called, each.role, each.person_id, each.member_id, None, each)
        for each in noted
        if each.person_id is None or each.person_id not in known
    ]
    return lines


def _members(
    meeting: Meeting, noted: dict[int, Attendance], answers: dict[int, tuple[Invitation, Person]]
) -> Iterator[Expected]:
    """Each person once: whoever observes and belongs too is there as what they belong as."""
    there: dict[int, Member] = {}
    for each in meeting.members:
        if holds(each, meeting.on_day):
            held = there.get(each.person_id)
            if held is None or held.role is MemberRole.OBSERVER:
                there[each.person_id] = each
    for person_id, each in there.items():
        invitation = answers.get(person_id)
        answer = invitation[0].answer if invitation else None
        key = f"m_{each.reference}"
        yield Expected(key, each.called, each.role, person_id, each.id, answer, noted.get(person_id))


def roles_there(meeting: Meeting) -> list[MemberRole]:
    """The role of everybody who is noted as being there."""
    return list(
        db.session.scalars(
            select(Attendance.role)
            .where(Attendance.meeting_id == meeting.id, Attendance.presence == Presence.PRESENT)
            .order_by(Attendance.id)
        )
    )


def quorum(meeting: Meeting) -> Quorum:
    """How many of each role must be there by the group's terms on the day of the meeting; none for an event."""
    if meeting.group_id is None:
        return {}
    found = db.session.scalars(
        select(Terms.quorum)
        .where(Terms.group_id == meeting.group_id, Terms.agreed_on <= meeting.on_day)
        .order_by(Terms.version.desc())
        .limit(1)
    ).first()
    return found or {}
