"""Meetings, and one-off events that belong to no group."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from sqlalchemy import CheckConstraint, ForeignKey, String, Time, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.core import clock, secret
from coprod.core.db import Row
from coprod.core.editions import EditionColumns
from coprod.meetings.models.groups import Group, Member
from coprod.meetings.rules.meetings import Kind, Stage
from coprod.meetings.rules.minutes import MinutesStage
from coprod.programmes.models import Organisation, Programme


class Meeting(Row):
    """One coming together, with its day, its place and how far its minutes have come.

    Days and hours are London's, as they stand on the wall: a meeting at ten is at ten on both sides of October.
    """

    __tablename__ = "meeting"
    __table_args__ = (
        CheckConstraint("(kind = 'meeting') = (group_id IS NOT NULL)", name="meetings_have_a_group"),
        CheckConstraint("ends > begins", name="ends_after_it_begins"),
        CheckConstraint("stage <> 'called' OR called_at IS NOT NULL", name="called_at_a_moment"),
        CheckConstraint("sequence >= 0", name="sequence_not_negative"),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id), index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey(Group.id), index=True)
    kind: Mapped[Kind] = mapped_column(default=Kind.MEETING)
    title: Mapped[str] = mapped_column(String(160))
    about: Mapped[str] = mapped_column(default="")
    stage: Mapped[Stage] = mapped_column(default=Stage.PLANNED)
    on_day: Mapped[date] = mapped_column(index=True)
    begins: Mapped[time] = mapped_column(Time())
    ends: Mapped[time] = mapped_column(Time())
    # Before and after it, with somebody who supports (domain rule M5); each is there with both hours or not at all.
    pre_meet_begins: Mapped[time | None] = mapped_column(Time())
    pre_meet_ends: Mapped[time | None] = mapped_column(Time())
    debrief_begins: Mapped[time | None] = mapped_column(Time())
    debrief_ends: Mapped[time | None] = mapped_column(Time())
    venue: Mapped[str] = mapped_column(String(400), default="")
    # How one gets in and around there.
    venue_access: Mapped[str] = mapped_column(String(600), default="")
    # Only those who are invited are told of these two.
    link: Mapped[str] = mapped_column(String(400), default="")
    telephone: Mapped[str] = mapped_column(String(120), default="")
    # Who supports people before, during and after, and how to reach them.
    supporter: Mapped[str] = mapped_column(String(300), default="")
    host_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id))
    # What opens the page on which the host of an event sends in what was said there, and until which day.
    notes_hash: Mapped[str | None] = mapped_column(String(64))
    notes_until: Mapped[date | None]
    papers_due_on: Mapped[date]
    # How much there is to be prepared, for the hours of everybody.
    preparation_minutes: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime]
    called_at: Mapped[datetime | None]
    # When its day, hours or place last changed: what somebody answered before, they answered to something else.
    moved_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    cancelled_why: Mapped[str] = mapped_column(String(400), default="")
    # Counts what a calendar must be told anew (RFC 5545, SEQUENCE).
    sequence: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime]
    minutes_stage: Mapped[MinutesStage] = mapped_column(default=MinutesStage.DRAFT)
    circulated_at: Mapped[datetime | None]
    approved_at: Mapped[datetime | None]
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    published_at: Mapped[datetime | None]

    programme: Mapped[Programme] = relationship(lazy="raise_on_sql")
    group: Mapped[Group | None] = relationship(lazy="raise_on_sql")
    host: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")
    editions: Mapped[list[MeetingEdition]] = relationship(lazy="raise_on_sql", order_by="MeetingEdition.id")

    @property
    def members(self) -> list[Member]:
        """So that a rule about a group is true of its meetings. An event has none."""
        return self.group.members if self.group is not None else []

    @property
    def begins_at(self) -> datetime:
        """The moment at which it begins."""
        return datetime.combine(self.on_day, self.begins, tzinfo=clock.LONDON)

    @property
    def ends_at(self) -> datetime:
        return datetime.combine(self.on_day, self.ends, tzinfo=clock.LONDON)

    @property
    def is_over(self) -> bool:
        return clock.now() >= self.ends_at

    @property
    def is_soon(self) -> bool:
        """Whether it is called, and not over yet."""
        return self.stage is Stage.CALLED and not self.is_over

    @property
    def is_near(self) -> bool:
        """Whether it is within two weeks."""
        return clock.today() <= self.on_day <= clock.today() + timedelta(days=14)


class MeetingEdition(EditionColumns, Row):
    """The plain summary of a meeting in one language and format.

    Key ``summary``; in Easy Read ``easy.<n>.picture`` and ``easy.<n>.words``. ``source_hash`` is that of the public
    minutes that it was made from.
    """

    __tablename__ = "meeting_edition"
    __table_args__ = (UniqueConstraint("meeting_id", "language", "format"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id))
