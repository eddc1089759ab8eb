"""Questionnaires and answer sheets.

A draft questionnaire is rows; at opening it is also written as one hashed document that never changes (by
trigger), and that document is what people see and answer.

Nothing here ties an answer to a visit (security §0.1): sheets and their texts have random keys and no hidden
row number, no moment, and arrive in shuffled batches; what waits, and what is still being typed, is sealed with
keys that are not in the database.
"""

from __future__ import annotations

import enum
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import InstrumentedAttribute, Mapped, mapped_column, relationship

from coprod.core.db import Base, Row
from coprod.core.editions import EditionColumns


class Channel(enum.Enum):
    """How an answer came in. Reported, never ranked (domain rules A11, C11)."""

    ONLINE = "online"
    PAPER = "paper"
    TELEPHONE = "telephone"
    FACE_TO_FACE = "face_to_face"
    BSL = "bsl"


class Questionnaire(Row):
    """A set of questions while it is being written. ``minted`` counts the permanent ids given out so far."""

    __tablename__ = "questionnaire"

    made_at: Mapped[datetime]
    minted: Mapped[int] = mapped_column(default=0)

    sections: Mapped[list[SectionRow]] = relationship(lazy="raise_on_sql", order_by="SectionRow.position")
    editions: Mapped[list[QuestionnaireEdition]] = relationship(
        lazy="raise_on_sql", order_by="QuestionnaireEdition.id"
    )


class QuestionnaireEdition(EditionColumns, Row):
    """All words of a questionnaire in one language and format, by permanent id: ``who.title``, ``who.myself``."""

    __tablename__ = "questionnaire_edition"
    __table_args__ = (UniqueConstraint("questionnaire_id", "language", "format"),)

    questionnaire_id: Mapped[int] = mapped_column(ForeignKey(Questionnaire.id))


class SectionRow(Row):
    """One page of questions."""

    __tablename__ = "questionnaire_section"
    __table_args__ = (UniqueConstraint("questionnaire_id", "key"),)

    questionnaire_id: Mapped[int] = mapped_column(ForeignKey(Questionnaire.id))
    key: Mapped[str] = mapped_column(String(40))
    position: Mapped[int]

    questions: Mapped[list[QuestionRow]] = relationship(
        lazy="raise_on_sql", order_by="QuestionRow.position", cascade="all, delete-orphan"
    )


class QuestionRow(Row):
    """One question: its permanent id, its kind, and the number of points of a scale."""

    __tablename__ = "questionnaire_question"

    section_id: Mapped[int] = mapped_column(ForeignKey(SectionRow.id), index=True)
    key: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(20))
    position: Mapped[int]
    points: Mapped[int] = mapped_column(default=0)

    options: Mapped[list[OptionRow]] = relationship(
        lazy="raise_on_sql", order_by="OptionRow.position", cascade="all, delete-orphan"
    )


class OptionRow(Row):
    """One thing to choose: its permanent id within the question."""

    __tablename__ = "questionnaire_option"
    __table_args__ = (UniqueConstraint("question_id", "key"),)

    question_id: Mapped[int] = mapped_column(ForeignKey(QuestionRow.id), index=True)
    key: Mapped[str] = mapped_column(String(40))
    position: Mapped[int]
    other: Mapped[bool] = mapped_column(default=False)
    prefer_not: Mapped[bool] = mapped_column(default=False)


class QuestionnaireVersion(Row):
    """A frozen questionnaire: one document and its hash. A trigger refuses every change."""

    __tablename__ = "questionnaire_version"
    __table_args__ = (UniqueConstraint("questionnaire_id", "number"),)

    questionnaire_id: Mapped[int] = mapped_column(ForeignKey(Questionnaire.id))
    number: Mapped[int]
    document: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    frozen_at: Mapped[datetime]


class AnswerDraft(Base):
    """What somebody is typing, sealed with a key that only their cookie holds.

    Erased on sending, or after 20 hours without use. The hour, not the moment, is kept for that.
    """

    __tablename__ = "answer_draft"
    __table_args__ = {"sqlite_with_rowid": False}

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    packet: Mapped[bytes] = mapped_column(LargeBinary)
    touched_hour: Mapped[datetime] = mapped_column(index=True)


class WaitingBatch(Base):
    """Answers to one version that wait to be released together. Its key lies outside the database."""

    __tablename__ = "waiting_batch"
    __table_args__ = {"sqlite_with_rowid": False}

    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey(QuestionnaireVersion.id), unique=True)


class WaitingSheet(Base):
    """One sealed answer. The mark is made from its receipt with the batch's key: one receipt, one row."""

    __tablename__ = "waiting_sheet"
    __table_args__ = {"sqlite_with_rowid": False}

    batch_key: Mapped[str] = mapped_column(ForeignKey(WaitingBatch.key), primary_key=True)
    # Whoever holds a receipt is looked for in all batches at once.
    mark: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)
    packet: Mapped[bytes] = mapped_column(LargeBinary)


class Sheet(Base):
    """One person's answers to one version: closed answers as one document, free text in rows of its own.

    ``released_on`` is the day on which its batch was released, not the day on which it was written.
    """

    __tablename__ = "sheet"
    __table_args__ = {"sqlite_with_rowid": False}

    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey(QuestionnaireVersion.id), index=True)
    channel: Mapped[Channel]
    language: Mapped[str] = mapped_column(String(10))
    format: Mapped[str] = mapped_column(String(20))
    answers: Mapped[dict[str, Any]]
    may_publish: Mapped[bool] = mapped_column(default=False)
    locator_hash: Mapped[str] = mapped_column(String(64), unique=True)
    secret_hash: Mapped[str] = mapped_column(String(64))
    released_on: Mapped[date]

    texts: Mapped[list[SheetText]] = relationship(lazy="raise_on_sql", order_by="SheetText.question")


class SheetText(Base):
    """One free text of a sheet. ``part`` is empty, or names the option whose box it was written in."""

    __tablename__ = "sheet_text"
    __table_args__ = {"sqlite_with_rowid": False}

    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    sheet_key: Mapped[str] = mapped_column(ForeignKey(Sheet.key, ondelete="CASCADE"), index=True)
    question: Mapped[str] = mapped_column(String(40))
    part: Mapped[str] = mapped_column(String(40), default="")
    text: Mapped[str]


class AnswerFile(Base):
    """A file that was added to an answer, as it lies sealed on the disk. The key that opens it is not here.

    ``held_until`` is the hour until which a draft holds it; empty once the answer was sent. An answer with a file is
    called confidential and never anonymous, so its hour may be known (docs/decisions/0016).
    """

    __tablename__ = "answer_file"
    __table_args__ = {"sqlite_with_rowid": False}

    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey(QuestionnaireVersion.id), index=True)
    size_bytes: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    held_until: Mapped[datetime | None] = mapped_column(index=True)


# Columns of domains upstairs that say that a file is theirs: what stands in one of them is not swept away.
HOLDS_A_FILE: list[InstrumentedAttribute[str]] = []


class SheetFile(Base):
    """A file of a released sheet: what it is, and the lock that opens it. Where this row goes, nobody can read it."""

    __tablename__ = "sheet_file"
    __table_args__ = (UniqueConstraint("sheet_key", "name"), {"sqlite_with_rowid": False})

    file_key: Mapped[str] = mapped_column(ForeignKey(AnswerFile.key), primary_key=True)
    sheet_key: Mapped[str] = mapped_column(ForeignKey(Sheet.key, ondelete="CASCADE"))
    question: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(40))
    media_type: Mapped[str] = mapped_column(String(100))
    size_bytes: Mapped[int]
    lock: Mapped[str] = mapped_column(String(100))
