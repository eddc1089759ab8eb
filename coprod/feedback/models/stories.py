"""What is published of feedback: the version beside the original, each change with its reason, what came of it.

All of it goes with its item: what somebody takes back is gone from here too.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.core.db import Row
from coprod.feedback.models.items import FeedbackForm, FeedbackItem
from coprod.feedback.rules import Tone
from coprod.feedback.rules.stories import Decision, EditReason, NoticeWhy, StoryStage, TakenDown
from coprod.people.models import Person
from coprod.programmes.models import Programme


class FeedbackStory(Row):
    """A version that can be published, made beside what somebody wrote, which never changes.

    ``replied_on`` and ``tone`` are the item's, told again here: a page that is kept for everybody reads this table and
    never the item's. ``edition`` goes up with every change by staff, and the author's yes names the one that they read.
    """

    __tablename__ = "feedback_story"
    __table_args__ = (
        CheckConstraint("(checked_by_id IS NULL) = (checked_at IS NULL)", name="checked_by_somebody"),
        CheckConstraint("stage <> 'published' OR published_on IS NOT NULL", name="published_on_a_day"),
        CheckConstraint("stage <> 'agreed' OR publish_on IS NOT NULL", name="agreed_until_a_day"),
        Index("ix_feedback_story_stage", "stage", "published_on", "id"),
    )

    item_key: Mapped[str] = mapped_column(ForeignKey(FeedbackItem.key, ondelete="CASCADE"), unique=True)
    form_id: Mapped[int] = mapped_column(ForeignKey(FeedbackForm.id), index=True)
    reference: Mapped[str] = mapped_column(String(12), unique=True)
    stage: Mapped[StoryStage] = mapped_column(default=StoryStage.EDITED)
    language: Mapped[str] = mapped_column(String(10))
    title: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    tone: Mapped[Tone | None]
    replied_on: Mapped[date | None]
    edition: Mapped[int] = mapped_column(default=1)
    started_at: Mapped[datetime]
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    checked_at: Mapped[datetime | None]
    publish_on: Mapped[date | None]
    asked_again_on: Mapped[date | None]
    published_on: Mapped[date | None]
    taken_down_on: Mapped[date | None]
    taken_down_why: Mapped[TakenDown | None]

    form: Mapped[FeedbackForm] = relationship(lazy="raise_on_sql")

    @property
    def is_public(self) -> bool:
        return self.stage is StoryStage.PUBLISHED


class FeedbackStoryEdit(Row):
    """One change to the published version, and why. The author reads it with their code."""

    __tablename__ = "feedback_story_edit"
    __table_args__ = (UniqueConstraint("story_id", "number"),)

    story_id: Mapped[int] = mapped_column(ForeignKey(FeedbackStory.id, ondelete="CASCADE"))
    number: Mapped[int]
    reason: Mapped[EditReason]
    words: Mapped[str]
    before: Mapped[str]
    after: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    at: Mapped[datetime]


class FeedbackStoryNotice(Row):
    """That somebody wants a story to go, when, and what became of it (domain rule F12: a log with times)."""

    __tablename__ = "feedback_story_notice"
    __table_args__ = (
        CheckConstraint(
            "(decided_at IS NULL) = (decided_by_id IS NULL) AND (decided_at IS NULL) = (decision IS NULL)",
            name="decided_by_somebody_at_a_moment",
        ),
    )

    story_id: Mapped[int] = mapped_column(ForeignKey(FeedbackStory.id, ondelete="CASCADE"), index=True)
    why: Mapped[NoticeWhy]
    words: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    reach: Mapped[str] = mapped_column(default="")
    received_at: Mapped[datetime]
    decision: Mapped[Decision | None]
    decision_words: Mapped[str] = mapped_column(default="")
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    decided_at: Mapped[datetime | None]

    story: Mapped[FeedbackStory] = relationship(lazy="raise_on_sql")


class FeedbackChange(Row):
    """What came of an item: what is planned, and what was done. A change counts once a second person has read why."""

    __tablename__ = "feedback_change"
    __table_args__ = (
        CheckConstraint("(planned = '') = (planned_on IS NULL)", name="planned_on_a_day"),
        CheckConstraint(
            "(what = '') = (done_on IS NULL) AND (what = '') = (reported_at IS NULL) "
            "AND (what = '') = (reported_by_id IS NULL) AND (what = '') = (evidence = '')",
            name="reported_whole",
        ),
        CheckConstraint("(read_by_id IS NULL) = (read_at IS NULL)", name="read_by_somebody_at_a_moment"),
        CheckConstraint("read_by_id IS NULL OR read_by_id <> reported_by_id", name="read_by_somebody_else"),
        CheckConstraint("read_at IS NULL OR reported_at IS NOT NULL", name="read_once_reported"),
    )

    item_key: Mapped[str] = mapped_column(ForeignKey(FeedbackItem.key, ondelete="CASCADE"), unique=True)
    planned: Mapped[str] = mapped_column(default="")
    planned_on: Mapped[date | None]
    what: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")
    done_on: Mapped[date | None]
    reported_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    reported_at: Mapped[datetime | None]
    read_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    read_at: Mapped[datetime | None]
    # Why a reader was not convinced; empty again once it has been reported afresh. Never public.
    sent_back_why: Mapped[str] = mapped_column(default="")

    @property
    def is_read(self) -> bool:
        """Whether somebody else has read the explanation: then, and only then, it is told outside."""
        return self.read_at is not None


class FeedbackFigures(Row):
    """The public figures of one month of a programme, counted once and never again (domain rule E7)."""

    __tablename__ = "feedback_figures"
    __table_args__ = (UniqueConstraint("programme_id", "month"),)

    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id))
    month: Mapped[date]
    shown: Mapped[dict[str, Any]] = mapped_column(JSON)
    counted_on: Mapped[date]

    programme: Mapped[Programme] = relationship(lazy="raise_on_sql")
