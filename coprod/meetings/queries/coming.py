"""Who was asked to a meeting, what they answered, and to what somebody is asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import aliased, joinedload

from coprod.core import clock
from coprod.core.db import db
from coprod.meetings.models import CalendarKey, Group, Invitation, Meeting, Member, Terms
from coprod.meetings.queries import meetings
from coprod.meetings.rules.groups import MemberRole, Quorum
from coprod.meetings.rules.invitations import Answer
from coprod.programmes.models import holds
from coprod.programmes.queries.dated import holds_on

LOOKED_BACK = timedelta(days=90)


@dataclass(frozen=True)
class Coming:
    """A meeting as somebody who is asked to it sees it."""

    meeting: Meeting
    invitation: Invitation | None
    member: Member | None

    @property
    def role(self) -> MemberRole | None:
        """Whose voice they bring; None for a guest."""
        return self.member.role if self.member else None

    @property
    def answer(self) -> Answer:
        return self.invitation.answer if self.invitation else Answer.NONE

    @property
    def is_stale(self) -> bool:
        """Whether they answered before the day, the hours or the place changed."""
        return self.invitation is not None and is_stale(self.invitation, self.meeting)


def is_stale(invitation: Invitation, meeting: Meeting) -> bool:
    """Whether an answer was given before the day, the hours or the place changed."""
    return (
        invitation.answered_at is not None
        and meeting.moved_at is not None
        and invitation.answered_at < meeting.moved_at
    )


def invitations(meeting: Meeting) -> list[Invitation]:
    """Everybody who is asked to a meeting, with who they are, in the order in which they were asked.

    Who leaves the group before its day is not asked any more.
    """
    return list(
        db.session.scalars(
            select(Invitation)
            .outerjoin(Member, Member.id == Invitation.member_id)
            .where(
                Invitation.meeting_id == meeting.id,
                or_(Member.id.is_(None), Member.to_day.is_(None), Member.to_day >= meeting.on_day),
            )
            .options(joinedload(Invitation.person), joinedload(Invitation.member))
            .order_by(Invitation.id)
        )
    )


def invitation(meeting: Meeting, person_reference: str) -> Invitation | None:
    """One of those who were asked to a meeting."""
    return next((each for each in invitations(meeting) if each.person.reference == person_reference), None)


def quorum(group_id: int | None) -> Quorum:
    """How many of each role a group needs to decide, by its newest agreed terms (domain rule M2)."""
    found = db.session.scalars(
        select(Terms)
        .where(Terms.group_id == group_id, Terms.agreed_on.is_not(None))
        .order_by(Terms.version.desc())
        .limit(1)
    ).first()
    return found.quorum if found else {}


def of_a_group(reference: str) -> Meeting | None:
    """A meeting to which people are asked by name. To an event comes whoever likes."""
    found = meetings.one(reference)
    return found if found is not None and found.group is not None else None


def _with_group(chosen: Select[Meeting]) -> Select[Meeting]:
    return chosen.options(
        joinedload(Meeting.group).selectinload(Group.members),
        joinedload(Meeting.group).selectinload(Group.editions),
        joinedload(Meeting.programme),
    )


def _told(person_id: int) -> Select[Meeting]:
    """The meetings of which somebody is told: called once, and they were asked or belong to the group."""
    theirs = aliased(Meeting)
    asked = (
        select(Invitation.meeting_id)
        .join(theirs, theirs.id == Invitation.meeting_id)
        .outerjoin(Member, Member.id == Invitation.member_id)
        .where(
            Invitation.person_id == person_id,
            # A guest, or a member who belongs to the group on that day.
            or_(Member.id.is_(None), Member.to_day.is_(None), Member.to_day >= theirs.on_day),
        )
    )
    belongs = select(Member.group_id).where(Member.person_id == person_id, *holds_on(Member, clock.today()))
    return select(Meeting).where(
        Meeting.called_at.is_not(None), or_(Meeting.id.in_(asked), Meeting.group_id.in_(belongs))
    )


def _coming(found: Collection[Meeting], person_id: int) -> list[Coming]:
    held = {
        each.meeting_id: each
        for each in db.session.scalars(
            select(Invitation)
            .where(Invitation.person_id == person_id, Invitation.meeting_id.in_([each.id for each in found]))
            .order_by(Invitation.id)
        )
    }
    return [Coming(each, held.get(each.id), _member(each, person_id)) for each in found]


def _member(meeting: Meeting, person_id: int) -> Member | None:
    today = clock.today()
    return next(
        (each for each in meeting.members if each.person_id == person_id and holds(each, today)), None
    )


def mine(reference: str, person_id: int) -> Coming | None:
    """One meeting of which somebody is told; any other does not exist."""
    meeting = db.session.scalars(_with_group(_told(person_id).where(Meeting.reference == reference))).first()
    return _coming([meeting], person_id)[0] if meeting else None


def all_mine(person_id: int, since: timedelta = LOOKED_BACK) -> list[Coming]:
    """The meetings of which somebody is told, from a while ago on, the first day first."""
    found = db.session.scalars(
        _with_group(
            _told(person_id)
            .where(Meeting.on_day >= clock.today() - since)
            .order_by(Meeting.on_day, Meeting.begins, Meeting.id)
        )
    )
    return _coming(list(found), person_id)


def unanswered(person_id: int) -> list[Coming]:
    """Meetings to come to which somebody has not said whether they come, or said so before a change."""
    return [
        each
        for each in all_mine(person_id, timedelta())
        if each.meeting.is_soon and (each.answer is Answer.NONE or each.is_stale)
    ]


def says_what(people: Collection[int]) -> frozenset[int]:
    """Those of some people whose own calendar may say what a meeting is about: they have chosen so."""
    return frozenset(
        number
        for number in db.session.scalars(
            select(CalendarKey.person_id)
            .where(
                CalendarKey.person_id.in_(people),
                CalendarKey.ended_at.is_(None),
                CalendarKey.says_what.is_(True),
            )
            .order_by(CalendarKey.id)
        )
        if number is not None
    )


def of_group(group_id: int, since: timedelta = LOOKED_BACK) -> list[Meeting]:
    """The called and cancelled meetings of a group, from a while ago on, the first day first."""
    return list(
        db.session.scalars(
            select(Meeting)
            .where(
                Meeting.group_id == group_id,
                Meeting.called_at.is_not(None),
                Meeting.on_day >= clock.today() - since,
            )
            .order_by(Meeting.on_day, Meeting.begins, Meeting.id)
        )
    )
