"""What was said and decided: minutes item by item, decisions, actions, and what was found wrong with them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.core import secret
from coprod.core.db import Row
from coprod.meetings.models.agenda import AgendaItem
from coprod.meetings.models.groups import Group, Member
from coprod.meetings.models.meetings import Meeting
from coprod.meetings.rules.actions import ActionStage
from coprod.meetings.rules.advice import AdviceAnswer
from coprod.meetings.rules.decisions import DecidedHow, Influence
from coprod.meetings.rules.groups import MemberRole
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.minutes import CorrectionKind, NameRuling, RedactionReason, Ruling
from coprod.people.models import Person
from coprod.programmes.models import Organisation, Workstream


class Minute(Row):
    """The minutes of one agenda item, in Markdown: the one text from which all three layers are made."""

    __tablename__ = "minute"

    item_id: Mapped[int] = mapped_column(ForeignKey(AgendaItem.id), unique=True)
    text: Mapped[str] = mapped_column(default="")
    revision: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime]


class MinuteRevision(Row):
    """How the minutes of an item once stood. Whoever began with it may still be typing."""

    __tablename__ = "minute_revision"
    __table_args__ = (UniqueConstraint("item_id", "number"),)

    item_id: Mapped[int] = mapped_column(ForeignKey(AgendaItem.id))
    number: Mapped[int]
    text: Mapped[str]
    written_at: Mapped[datetime]
    written_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    # Which open page sent it, its how manieth sending it was, and what it had sent when that became something else: a
    # page whose reply was lost goes on from there and is no second writer (decision 17).
    page_key: Mapped[str] = mapped_column(String(32), default="")
    page_turn: Mapped[int] = mapped_column(default=0)
    sent: Mapped[str | None]


class Decision(Row):
    """Something that was decided, as fields and not as prose (domain rules M4, M9)."""

    __tablename__ = "decision"
    __table_args__ = (
        CheckConstraint("was_quorate OR not_quorate_why <> ''", name="not_quorate_with_a_reason"),
        CheckConstraint("influence <> 'changed' OR influence_words <> ''", name="changed_in_words"),
        CheckConstraint("(receiver_id IS NULL) = (answer_due_on IS NULL)", name="asked_by_a_day"),
        CheckConstraint(
            "answered_on IS NULL OR (receiver_id IS NOT NULL AND answer_noted_on IS NOT NULL "
            "AND answer_verdict IS NOT NULL AND answer_words <> '' AND answer_by <> '')",
            name="answered_with_why",
        ),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey(AgendaItem.id), index=True)
    position: Mapped[int]
    words: Mapped[str]
    decided_by: Mapped[str] = mapped_column(String(200), default="")
    how: Mapped[DecidedHow] = mapped_column(default=DecidedHow.CONSENSUS)
    votes_for: Mapped[int | None]
    votes_against: Mapped[int | None]
    votes_abstained: Mapped[int | None]
    dissent: Mapped[str] = mapped_column(default="")
    influence: Mapped[Influence] = mapped_column(default=Influence.UNANSWERED)
    influence_words: Mapped[str] = mapped_column(default="")
    # Whether enough of each role were there (domain rule M2), and why it was decided all the same when they were not.
    was_quorate: Mapped[bool] = mapped_column(default=True)
    not_quorate_why: Mapped[str] = mapped_column(String(400), default="")
    layer: Mapped[Layer] = mapped_column(default=Layer.PUBLIC)
    made_at: Mapped[datetime]
    # Of advice: the body that is asked, by when it answers, and what it answered (domain rule M10).
    receiver_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id), index=True)
    answer_due_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    answer_noted_on: Mapped[date | None]
    answer_verdict: Mapped[AdviceAnswer | None]
    answer_words: Mapped[str] = mapped_column(default="")
    answer_by: Mapped[str] = mapped_column(String(200), default="")

    receiver: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")


class Action(Row):
    """Something that somebody has taken on, from a meeting on, until it is done or no longer needed."""

    __tablename__ = "meeting_action"
    __table_args__ = (CheckConstraint("stage <> 'done' OR evidence <> ''", name="done_with_evidence"),)

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id), index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey(Group.id), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey(AgendaItem.id), index=True)
    workstream_id: Mapped[int | None] = mapped_column(ForeignKey(Workstream.id), index=True)
    position: Mapped[int]
    words: Mapped[str]
    # A member, or words for somebody who is none.
    owner_id: Mapped[int | None] = mapped_column(ForeignKey(Member.id), index=True)
    owner: Mapped[str] = mapped_column(String(120), default="")
    due_on: Mapped[date | None]
    first_due_on: Mapped[date | None]
    stage: Mapped[ActionStage] = mapped_column(default=ActionStage.OPEN, index=True)
    evidence: Mapped[str] = mapped_column(default="")
    finished_on: Mapped[date | None]
    layer: Mapped[Layer] = mapped_column(default=Layer.PUBLIC)
    made_at: Mapped[datetime]
    reminded_on: Mapped[date | None]

    meeting: Mapped[Meeting] = relationship(lazy="raise_on_sql")
    owned_by: Mapped[Member | None] = relationship(lazy="raise_on_sql")

    @property
    def programme_id(self) -> int:
        """So that a rule about a group is true of what somebody took on there."""
        return self.meeting.programme_id

    @property
    def members(self) -> list[Member]:
        return self.meeting.members

    @property
    def owner_role(self) -> MemberRole | None:
        return self.owned_by.role if self.owned_by is not None else None


class Correction(Row):
    """What somebody found wrong in a passage, what the chair said to it and why."""

    __tablename__ = "minutes_correction"

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey(AgendaItem.id), index=True)
    # None when somebody who is no member told us, after the minutes were published.
    member_id: Mapped[int | None] = mapped_column(ForeignKey(Member.id), index=True)
    kind: Mapped[CorrectionKind] = mapped_column(default=CorrectionKind.CORRECTION)
    passage: Mapped[str] = mapped_column(default="")
    proposed: Mapped[str] = mapped_column(default="")
    why: Mapped[str] = mapped_column(default="")
    after_publishing: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]
    ruling: Mapped[Ruling] = mapped_column(default=Ruling.WAITING)
    ruling_why: Mapped[str] = mapped_column(default="")
    ruled_at: Mapped[datetime | None]
    ruled_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)

    member: Mapped[Member | None] = relationship(lazy="raise_on_sql")


class Redaction(Row):
    """A passage that some readers do not get, what they read in its place, and why (domain rule M7)."""

    __tablename__ = "minutes_redaction"

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    item_id: Mapped[int] = mapped_column(ForeignKey(AgendaItem.id), index=True)
    passage: Mapped[str]
    instead: Mapped[str] = mapped_column(String(200), default="")
    # The widest circle that does not get it: the public, or the members too.
    hidden_from: Mapped[Layer] = mapped_column(default=Layer.PUBLIC)
    reason: Mapped[RedactionReason]
    reason_words: Mapped[str] = mapped_column(String(400), default="")
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)


class NameFound(Row):
    """What was decided of a name in the minutes that is nobody's who was there."""

    __tablename__ = "minutes_name"
    __table_args__ = (UniqueConstraint("meeting_id", "name"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id))
    name: Mapped[str] = mapped_column(String(120))
    ruling: Mapped[NameRuling]
    why: Mapped[str] = mapped_column(String(400), default="")
    ruled_at: Mapped[datetime]
    ruled_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
