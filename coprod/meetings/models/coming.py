"""Who was asked to come, what they need, who came, and what was said at the tables of an event."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, String, Time, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.core import secret
from coprod.core.db import Row
from coprod.meetings.models.groups import Group, Member
from coprod.meetings.models.meetings import Meeting
from coprod.meetings.rules.attendance import Mode, Presence
from coprod.meetings.rules.groups import MemberRole
from coprod.meetings.rules.invitations import Answer, ArrangementState, Met
from coprod.people.models import Person
from coprod.people.rules import FORGOTTEN
from coprod.people.rules.needs import NeedKind
from coprod.questionnaires.models import Channel


class Invitation(Row):
    """That somebody was asked to come, and what they answered."""

    __tablename__ = "meeting_invitation"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id))
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    # None for a guest.
    member_id: Mapped[int | None] = mapped_column(ForeignKey(Member.id), index=True)
    answer: Mapped[Answer] = mapped_column(default=Answer.NONE)
    # What they want whoever arranges to know, in their own words.
    note: Mapped[str] = mapped_column(String(600), default="")
    answered_at: Mapped[datetime | None]
    # None when they answered themselves; otherwise who wrote it down for them.
    written_down_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    sent_at: Mapped[datetime | None]

    meeting: Mapped[Meeting] = relationship(lazy="raise_on_sql")
    person: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=[person_id])
    member: Mapped[Member | None] = relationship(lazy="raise_on_sql")

    @property
    def called(self) -> str:
        """What the group calls this person: whoever arranges may be a member too, and learns no other name."""
        return self.member.called or str(FORGOTTEN) if self.member else self.person.called


class Arrangement(Row):
    """One thing that somebody needs at one meeting, how far it is, and whether it was met (domain rule A1)."""

    __tablename__ = "meeting_arrangement"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id", "kind"),)

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id))
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    kind: Mapped[NeedKind]
    state: Mapped[ArrangementState] = mapped_column(default=ArrangementState.TO_ARRANGE)
    # The last day on which it can still be booked.
    needed_by: Mapped[date | None]
    booked_with: Mapped[str] = mapped_column(String(200), default="")
    booked_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(String(400), default="")
    met_for_person: Mapped[Met | None]
    met_for_arranger: Mapped[Met | None]
    why_unmet: Mapped[str] = mapped_column(String(400), default="")

    person: Mapped[Person] = relationship(lazy="raise_on_sql")


class Attendance(Row):
    """Whether and how somebody was there, and for how long, preparation included (domain rules M4, M5, M8)."""

    __tablename__ = "meeting_attendance"
    __table_args__ = (
        UniqueConstraint("meeting_id", "person_id"),
        CheckConstraint("minutes >= 0 AND preparation_minutes >= 0", name="time_not_negative"),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id), index=True)
    # None for somebody who walked in and is nobody we know.
    person_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey(Member.id), index=True)
    called: Mapped[str] = mapped_column(String(120), default="")
    role: Mapped[MemberRole]
    presence: Mapped[Presence]
    mode: Mapped[Mode | None]
    came_at: Mapped[time | None] = mapped_column(Time())
    left_at: Mapped[time | None] = mapped_column(Time())
    # Whether they came to the pre-meet and to the debrief, which count as time (domain rule M5).
    at_pre_meet: Mapped[bool] = mapped_column(default=False)
    at_debrief: Mapped[bool] = mapped_column(default=False)
    # In the meeting with its pre-meet and debrief, and before it at home.
    minutes: Mapped[int] = mapped_column(default=0)
    preparation_minutes: Mapped[int] = mapped_column(default=0)

    member: Mapped[Member | None] = relationship(lazy="raise_on_sql")


class Headcount(Row):
    """How many of a role were at an event, where nobody was asked for a name."""

    __tablename__ = "meeting_headcount"
    __table_args__ = (
        UniqueConstraint("meeting_id", "role", "mode"),
        CheckConstraint("count >= 0", name="count_not_negative"),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id))
    role: Mapped[MemberRole]
    mode: Mapped[Mode]
    count: Mapped[int]


class TableNote(Row):
    """What was said at one table of an event, as somebody wrote it down there."""

    __tablename__ = "meeting_table_note"

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id), index=True)
    heading: Mapped[str] = mapped_column(String(160), default="")
    words: Mapped[str]
    language: Mapped[str] = mapped_column(String(10), default="en")
    channel: Mapped[Channel]
    written_down_at: Mapped[datetime]
    written_down_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)


class CalendarKey(Row):
    """A secret address under which a calendar program reads somebody's meetings, or a group's.

    The address holds a random key; this row holds its hash. It ends when its owner makes another.
    """

    __tablename__ = "calendar_key"
    __table_args__ = (
        CheckConstraint("(person_id IS NULL) <> (group_id IS NULL)", name="somebodys_or_a_groups"),
    )

    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id, ondelete="CASCADE"), index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey(Group.id), index=True)
    # Whether the calendar says more than "Meeting": it may be seen over a shoulder (threat A3).
    says_what: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
