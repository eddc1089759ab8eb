"""Consultations and the answers that belong to them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.consultations.rules import OptionStatus, Stage, WayKind
from coprod.core import clock
from coprod.core.db import Base, Row
from coprod.core.editions import Format, SearchableColumns
from coprod.programmes.models import Organisation, PrivacyNotice, Programme, Workstream
from coprod.programmes.rules import Level, Rung
from coprod.questionnaires.models import Questionnaire, QuestionnaireVersion, Sheet

# The texts of a consultation, in the order in which they are written and shown.
CONSULTATION_TEXTS = (
    "title",
    "question",
    "summary",
    "purpose",
    "can_change",
    "cannot_change",
    "who_decides",
    "what_happens",
)


class Consultation(Row):
    """One question put to the people whom it concerns, with everything they need to answer it."""

    __tablename__ = "consultation"
    __table_args__ = (
        CheckConstraint("stage = 'draft' OR version_id IS NOT NULL", name="asked_with_frozen_questions"),
        CheckConstraint("stage = 'draft' OR privacy_notice_id IS NOT NULL", name="asked_with_a_notice"),
        CheckConstraint("stage = 'draft' OR closes_on IS NOT NULL", name="asked_with_a_closing_day"),
        CheckConstraint("stage IN ('draft', 'open') OR closed_at IS NOT NULL", name="closed_at_a_moment"),
        CheckConstraint("withdrawn >= 0", name="withdrawn_not_negative"),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id), index=True)
    workstream_id: Mapped[int | None] = mapped_column(ForeignKey(Workstream.id), index=True)
    questionnaire_id: Mapped[int] = mapped_column(ForeignKey(Questionnaire.id), unique=True)
    version_id: Mapped[int | None] = mapped_column(ForeignKey(QuestionnaireVersion.id), unique=True)
    privacy_notice_id: Mapped[int | None] = mapped_column(ForeignKey(PrivacyNotice.id))
    stage: Mapped[Stage] = mapped_column(default=Stage.DRAFT, index=True)
    level: Mapped[Level] = mapped_column(default=Level.SERVICE)
    rung: Mapped[Rung] = mapped_column(default=Rung.CONSULTATION)
    made_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    closes_on: Mapped[date | None]
    first_closes_on: Mapped[date | None]
    # The first day on which somebody reads the answers: shown before the first free text and on the receipt.
    reads_on: Mapped[date | None]
    decides_on: Mapped[date | None]
    closed_at: Mapped[datetime | None]
    answer_due_on: Mapped[date | None]
    answered_at: Mapped[datetime | None]
    keep_until: Mapped[date | None]
    withdrawn: Mapped[int] = mapped_column(default=0)

    programme: Mapped[Programme] = relationship(lazy="raise_on_sql")
    workstream: Mapped[Workstream | None] = relationship(lazy="raise_on_sql")
    version: Mapped[QuestionnaireVersion | None] = relationship(lazy="raise_on_sql")
    editions: Mapped[list[ConsultationEdition]] = relationship(
        lazy="raise_on_sql", order_by="ConsultationEdition.id"
    )
    options: Mapped[list[ConsultationOption]] = relationship(
        lazy="raise_on_sql", order_by="ConsultationOption.position"
    )
    ways: Mapped[list[WayToAnswer]] = relationship(lazy="raise_on_sql", order_by="WayToAnswer.position")
    documents: Mapped[list[Document]] = relationship(lazy="raise_on_sql", order_by="Document.position")
    controllers: Mapped[list[Controller]] = relationship(lazy="raise_on_sql", order_by="Controller.id")

    @property
    def is_open(self) -> bool:
        """Whether it takes answers at this moment: the closing day counts to its midnight in London."""
        return (
            self.stage is Stage.OPEN
            and self.closes_on is not None
            and clock.now() < clock.end_of_day(self.closes_on)
        )

    @property
    def is_overdue(self) -> bool:
        """Whether it has been closed for longer than an answer may take."""
        return (
            self.stage is Stage.CLOSED
            and self.answer_due_on is not None
            and clock.today() > self.answer_due_on
        )

    @property
    def was_extended(self) -> bool:
        return self.first_closes_on is not None and self.first_closes_on != self.closes_on


class ConsultationEdition(SearchableColumns, Row):
    """A consultation's words in one language and format.

    Keys: those of ``CONSULTATION_TEXTS``; ``option.<key>.title``, ``.text``, ``.for``, ``.against`` and
    ``.reason``; ``way.<key>.text``.
    """

    __tablename__ = "consultation_edition"
    __table_args__ = (UniqueConstraint("consultation_id", "language", "format"),)

    consultation_id: Mapped[int] = mapped_column(ForeignKey(Consultation.id))


class ConsultationOption(Row):
    """One thing that could be decided; a discarded one stays in sight with its reason (domain rule C2)."""

    __tablename__ = "consultation_option"
    __table_args__ = (UniqueConstraint("consultation_id", "key"),)

    consultation_id: Mapped[int] = mapped_column(ForeignKey(Consultation.id))
    key: Mapped[str] = mapped_column(String(40))
    position: Mapped[int]
    status: Mapped[OptionStatus] = mapped_column(default=OptionStatus.LIVE)


class WayToAnswer(Row):
    """One way to answer that is not online, with real contact details in its words."""

    __tablename__ = "way_to_answer"
    __table_args__ = (UniqueConstraint("consultation_id", "key"),)

    consultation_id: Mapped[int] = mapped_column(ForeignKey(Consultation.id))
    key: Mapped[str] = mapped_column(String(40))
    kind: Mapped[WayKind]
    position: Mapped[int]


class Document(Row):
    """A file that helps people to answer."""

    __tablename__ = "consultation_document"

    consultation_id: Mapped[int] = mapped_column(ForeignKey(Consultation.id), index=True)
    key: Mapped[str] = mapped_column(String(32), unique=True)
    title: Mapped[str] = mapped_column(String(160))
    language: Mapped[str] = mapped_column(String(10))
    format: Mapped[Format] = mapped_column(default=Format.STANDARD)
    media_type: Mapped[str] = mapped_column(String(100))
    size_bytes: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    file_name: Mapped[str] = mapped_column(String(120))
    position: Mapped[int]

    consultation: Mapped[Consultation] = relationship(lazy="raise_on_sql", viewonly=True)

    @property
    def stage(self) -> Stage:
        """So that a rule about a consultation is true of its files."""
        return self.consultation.stage

    @property
    def programme_id(self) -> int:
        return self.consultation.programme_id


class Controller(Row):
    """An organisation that answers for a consultation's personal data, between two dates (domain rule D2)."""

    __tablename__ = "consultation_controller"

    consultation_id: Mapped[int] = mapped_column(ForeignKey(Consultation.id), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id))
    from_day: Mapped[date]
    to_day: Mapped[date | None]

    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")


class Response(Base):
    """A sheet that answers a consultation, with the privacy notice that its writer was shown."""

    __tablename__ = "response"
    __table_args__ = {"sqlite_with_rowid": False}

    sheet_key: Mapped[str] = mapped_column(ForeignKey(Sheet.key, ondelete="CASCADE"), primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey(Consultation.id), index=True)
    privacy_notice_id: Mapped[int] = mapped_column(ForeignKey(PrivacyNotice.id))

    sheet: Mapped[Sheet] = relationship(lazy="raise_on_sql")


class Results(Row):
    """What anybody may see of the answers: fixed when the consultation closes, and never counted again.

    An answer that is taken back later leaves it as it is: one version could be subtracted from the other, and the
    difference is a person (domain rules D7 and E7). ``answered`` is exact, and so private.
    """

    __tablename__ = "consultation_results"
    __table_args__ = (CheckConstraint("answered >= 0", name="answered_not_negative"),)

    consultation_id: Mapped[int] = mapped_column(ForeignKey(Consultation.id), unique=True)
    answered: Mapped[int]
    shown: Mapped[dict[str, Any]]
    fixed_on: Mapped[date]
