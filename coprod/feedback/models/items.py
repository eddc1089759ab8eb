"""Feedback forms, what people say with them, and what becomes of it.

An item that came without a name has no moment: it waits sealed until its day is over (``questionnaires``), moves with
all others of its day in one shuffled transaction, and has a random key and no hidden row number. What staff do has
moments and names; what the person does later with their code has a day (decision 0012).
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.core.db import Base, Row
from coprod.core.editions import EditionColumns
from coprod.feedback.rules import FormStage, Helped, Part, Stage, Tone, Way
from coprod.people.models import Person
from coprod.programmes.models import Organisation, PrivacyNotice, Programme, Workstream
from coprod.questionnaires.models import Channel, Questionnaire, QuestionnaireVersion, Sheet

# What stands and is not closed, in the words of both databases.
STANDS = "stage <> 'closed'"
FORM_TEXTS = ("title", "about", "who_reads")


def _standing(name: str, *columns: str) -> Index:
    return Index(name, *columns, sqlite_where=text(STANDS), postgresql_where=text(STANDS))


class FeedbackForm(Row):
    """A form that is always open: what people can say about one service, workstream or theme.

    ``version_id`` is what is answered now; an item keeps the version that it answered.
    """

    __tablename__ = "feedback_form"
    __table_args__ = (
        CheckConstraint("stage = 'draft' OR version_id IS NOT NULL", name="asked_with_frozen_questions"),
        CheckConstraint("stage = 'draft' OR privacy_notice_id IS NOT NULL", name="asked_with_a_notice"),
        CheckConstraint("taken_back >= 0", name="taken_back_not_negative"),
    )

    slug: Mapped[str] = mapped_column(String(60), unique=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id), index=True)
    workstream_id: Mapped[int | None] = mapped_column(ForeignKey(Workstream.id), index=True)
    questionnaire_id: Mapped[int] = mapped_column(ForeignKey(Questionnaire.id), unique=True)
    version_id: Mapped[int | None] = mapped_column(ForeignKey(QuestionnaireVersion.id), unique=True)
    privacy_notice_id: Mapped[int | None] = mapped_column(ForeignKey(PrivacyNotice.id))
    stage: Mapped[FormStage] = mapped_column(default=FormStage.DRAFT, index=True)
    made_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    taken_back: Mapped[int] = mapped_column(default=0)
    # The reference of the district whose people the form is for, where the programme says who helps there (domain rule
    # F8); empty when it is for everybody.
    district: Mapped[str] = mapped_column(String(12), default="", server_default="")

    programme: Mapped[Programme] = relationship(lazy="raise_on_sql")
    workstream: Mapped[Workstream | None] = relationship(lazy="raise_on_sql")
    version: Mapped[QuestionnaireVersion | None] = relationship(lazy="raise_on_sql")
    editions: Mapped[list[FeedbackFormEdition]] = relationship(
        lazy="raise_on_sql", order_by="FeedbackFormEdition.id"
    )

    @property
    def is_open(self) -> bool:
        return self.stage is FormStage.OPEN


class FeedbackFormEdition(EditionColumns, Row):
    """A form's words in one language and format. Keys: those of ``FORM_TEXTS``."""

    __tablename__ = "feedback_form_edition"
    __table_args__ = (UniqueConstraint("form_id", "language", "format"),)

    form_id: Mapped[int] = mapped_column(ForeignKey(FeedbackForm.id))


class FeedbackItem(Base):
    """One thing that somebody said. Its key is its sheet's; ``sheet_key`` is empty while the words wait, sealed.

    ``edition`` goes up with every change by staff: whoever has read an older one cannot overwrite a newer.
    """

    __tablename__ = "feedback_item"
    __table_args__ = (
        CheckConstraint("sheet_key IS NULL OR sheet_key = key", name="named_as_its_sheet"),
        # The queue, form by form: what stands, or what is at one stage, of everybody or of one view; the oldest
        # promise first (``queries/in_order.py``).
        _standing("ix_feedback_item_stands", "form_id", "place", "due_on", "key"),
        _standing("ix_feedback_item_view", "form_id", "perspective", "place", "due_on", "key"),
        Index("ix_feedback_item_stage", "form_id", "stage", "place", "due_on", "key"),
        Index("ix_feedback_item_stage_view", "form_id", "stage", "perspective", "place", "due_on", "key"),
        # What has not been read yet, and by which day it was to be.
        Index("ix_feedback_item_due", "form_id", "stage", "due_on"),
        Index("ix_feedback_item_form_id", "form_id", "on_day"),
        {"sqlite_with_rowid": False},
    )

    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    form_id: Mapped[int] = mapped_column(ForeignKey(FeedbackForm.id))
    sheet_key: Mapped[str | None] = mapped_column(ForeignKey(Sheet.key, ondelete="CASCADE"), unique=True)
    privacy_notice_id: Mapped[int] = mapped_column(ForeignKey(PrivacyNotice.id))
    stage: Mapped[Stage] = mapped_column(default=Stage.NEW)
    on_day: Mapped[date]
    due_on: Mapped[date]
    keep_until: Mapped[date]
    channel: Mapped[Channel] = mapped_column(default=Channel.ONLINE)
    perspective: Mapped[str] = mapped_column(String(40), default="")
    has_contact: Mapped[bool] = mapped_column(default=False)
    tone: Mapped[Tone | None]
    may_publish: Mapped[bool] = mapped_column(default=False)
    helped: Mapped[Helped | None]
    acknowledged_on: Mapped[date | None]
    replied_on: Mapped[date | None]
    edition: Mapped[int] = mapped_column(default=1)
    # 0 stands at the top of the queue: a word that is read first stands in it, and nobody has read it yet.
    place: Mapped[int] = mapped_column(default=1)
    with_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    with_since: Mapped[datetime | None]

    form: Mapped[FeedbackForm] = relationship(lazy="raise_on_sql")
    reader: Mapped[Person | None] = relationship(lazy="raise_on_sql")


class FeedbackMessage(Base):
    """One message between the team and whoever holds the code. A person's has a day and no moment."""

    __tablename__ = "feedback_message"
    __table_args__ = (
        UniqueConstraint("item_key", "number"),
        CheckConstraint("(by_id IS NULL) = (NOT from_team)", name="team_has_a_name"),
        {"sqlite_with_rowid": False},
    )

    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    item_key: Mapped[str] = mapped_column(ForeignKey(FeedbackItem.key, ondelete="CASCADE"))
    number: Mapped[int]
    from_team: Mapped[bool]
    asks: Mapped[bool] = mapped_column(default=False)
    text: Mapped[str]
    on_day: Mapped[date]
    by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)


class FeedbackContact(Base):
    """How somebody wants to be reached, apart from their words. Looking at it is a listed sensitive read (T19)."""

    __tablename__ = "feedback_contact"
    __table_args__ = {"sqlite_with_rowid": False}

    item_key: Mapped[str] = mapped_column(ForeignKey(FeedbackItem.key, ondelete="CASCADE"), primary_key=True)
    way: Mapped[Way]
    address: Mapped[str]
    # What keeps them safe: when, and what nobody may say or leave.
    careful: Mapped[str] = mapped_column(default="")


class FeedbackExclusion(Base):
    """Who must not read an item, as the person said: a team, or a name as it was typed."""

    __tablename__ = "feedback_exclusion"
    __table_args__ = (
        CheckConstraint("(organisation_id IS NULL) = (name <> '')", name="a_team_or_a_name"),
        {"sqlite_with_rowid": False},
    )

    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    item_key: Mapped[str] = mapped_column(ForeignKey(FeedbackItem.key, ondelete="CASCADE"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id), index=True)
    name: Mapped[str] = mapped_column(default="")


class FeedbackMove(Row):
    """What somebody on the staff did with an item, and when."""

    __tablename__ = "feedback_move"

    item_key: Mapped[str] = mapped_column(ForeignKey(FeedbackItem.key, ondelete="CASCADE"), index=True)
    move: Mapped[str] = mapped_column(String(40))
    by_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    at: Mapped[datetime]
    note: Mapped[str] = mapped_column(default="")

    by: Mapped[Person] = relationship(lazy="raise_on_sql")


class FeedbackWord(Base):
    """That a word, in small letters, stands in an item: what a search looks in."""

    __tablename__ = "feedback_word"
    __table_args__ = {"sqlite_with_rowid": False}

    # In the order of its letters' numbers, in both databases: the beginning of a word is a stretch of the index.
    word: Mapped[str] = mapped_column(
        String(40).with_variant(String(40, collation="C"), "postgresql"), primary_key=True
    )
    item_key: Mapped[str] = mapped_column(
        ForeignKey(FeedbackItem.key, ondelete="CASCADE"), primary_key=True, index=True
    )


class FeedbackRota(Row):
    """Who reads the feedback of a programme, or of one form, between two days."""

    __tablename__ = "feedback_rota"
    __table_args__ = (CheckConstraint("to_day IS NULL OR to_day >= from_day", name="days_in_order"),)

    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id), index=True)
    form_id: Mapped[int | None] = mapped_column(ForeignKey(FeedbackForm.id), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    part: Mapped[Part]
    from_day: Mapped[date]
    to_day: Mapped[date | None]

    person: Mapped[Person] = relationship(lazy="raise_on_sql")


class FeedbackAlert(Row):
    """That the deputy, or the manager, was told of unread feedback of a day: told once."""

    __tablename__ = "feedback_alert"
    __table_args__ = (UniqueConstraint("form_id", "due_on", "part"),)

    form_id: Mapped[int] = mapped_column(ForeignKey(FeedbackForm.id))
    due_on: Mapped[date]
    part: Mapped[Part]
    told_at: Mapped[datetime]
