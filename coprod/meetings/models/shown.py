"""What everybody sees of meetings, kept apart from what is written inside.

Public pages, feeds, searches and calendars read these tables and no others, so that nothing inside (not its number,
not its length, not the time that it takes to leave it out) can be learnt from them.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.core.db import Row
from coprod.meetings.models.groups import Group
from coprod.meetings.models.meetings import Meeting
from coprod.meetings.rules.minutes import RedactionReason
from coprod.programmes.models import Programme


class ShownMeeting(Row):
    """A meeting as everybody sees it now: its day and place, its agenda, and its minutes once they are published."""

    __tablename__ = "shown_meeting"
    __table_args__ = (Index("ix_shown_meeting_group_day", "group_id", "on_day"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id), unique=True)
    reference: Mapped[str] = mapped_column(String(12), unique=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id), index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey(Group.id))
    on_day: Mapped[date]
    is_cancelled: Mapped[bool] = mapped_column(default=False)
    has_minutes: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    # How often, and when last, the day, the hours, the place or the title have changed for everybody. The meeting's own
    # counter and moment would tell of changes that are for fewer people.
    sequence: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime]
    # The shape is that of meetings.rules.shown.
    shown: Mapped[dict[str, Any]]


class ShownRecord(Row):
    """One published version of a meeting's minutes, kept for good, so that what was changed since can be seen."""

    __tablename__ = "shown_record"
    __table_args__ = (UniqueConstraint("meeting_id", "version"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id))
    version: Mapped[int]
    published_on: Mapped[date]
    shown: Mapped[dict[str, Any]]

    withdrawal: Mapped[WithdrawnVersion | None] = relationship(lazy="raise_on_sql")


class WithdrawnVersion(Row):
    """That an older version of published minutes is shown no more, since when and why: it says what it must not say."""

    __tablename__ = "shown_withdrawal"

    record_id: Mapped[int] = mapped_column(ForeignKey(ShownRecord.id), unique=True)
    reason: Mapped[RedactionReason]
    withdrawn_on: Mapped[date]


class ShownDecision(Row):
    """A public decision of published minutes, for the register across groups."""

    __tablename__ = "shown_decision"
    __table_args__ = (Index("ix_shown_decision_day", "decided_on", "id"),)

    reference: Mapped[str] = mapped_column(String(12), unique=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id), index=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id), index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey(Group.id), index=True)
    decided_on: Mapped[date]
    published_at: Mapped[datetime]
    # When last something of it became another for everybody: also when the body that was asked has answered.
    changed_at: Mapped[datetime]
    shown: Mapped[dict[str, Any]]
    # All words in small letters of any script.
    searchable: Mapped[str] = mapped_column(default="")
