"""Applications, how they are read without names, and what is asked for equality beside them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.core import secret
from coprod.core.db import Base, Row
from coprod.involvement.models.opportunities import Criterion, Opportunity, Panelist
from coprod.involvement.rules.applications import UNDECIDED, ApplicationStage
from coprod.people.models import Person
from coprod.people.rules import SafeContact, mail_address
from coprod.programmes.models import Programme
from coprod.questionnaires.models import (
    HOLDS_A_FILE,
    AnswerFile,
    Channel,
    Questionnaire,
    QuestionnaireVersion,
    Sheet,
)


def label() -> str:
    """What an application is called while nobody may know whose it is."""
    return secret.code(4)


class Application(Row):
    """What somebody sent in order to take a role. Nobody needs an account to apply.

    Whoever has no account finds it again with the code of a receipt, of which only hashes are kept. Its readers see
    ``label`` and ``answers``, and no name, until everybody is decided about.
    """

    __tablename__ = "application"
    __table_args__ = (
        UniqueConstraint("opportunity_id", "person_id"),
        UniqueConstraint("opportunity_id", "label"),
        CheckConstraint("stage <> 'reserve' OR reserve_place IS NOT NULL", name="reserves_are_in_order"),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey(Opportunity.id), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    label: Mapped[str] = mapped_column(String(8), default=label)
    locator_hash: Mapped[str] = mapped_column(String(64), unique=True)
    secret_hash: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(120), default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    telephone: Mapped[str] = mapped_column(String(40), default="")
    postal_address: Mapped[str] = mapped_column(String(400), default="")
    safe_contact: Mapped[SafeContact] = mapped_column(default=SafeContact.EMAIL)
    safe_contact_note: Mapped[str] = mapped_column(String(300), default="")
    language: Mapped[str] = mapped_column(String(10), default="en")
    format: Mapped[str] = mapped_column(String(20), default="standard")
    channel: Mapped[Channel] = mapped_column(default=Channel.ONLINE)
    # By the id of the question, as the frozen version asks it.
    answers: Mapped[dict[str, Any]]
    # What somebody without an account needs, by kind, until it lies in their profile.
    needs: Mapped[dict[str, Any]] = mapped_column(default=dict)
    # Whether they agreed that whoever arranges a meeting with them may see that.
    shares_needs: Mapped[bool] = mapped_column(default=False)
    stage: Mapped[ApplicationStage] = mapped_column(default=ApplicationStage.SENT, index=True)
    reserve_place: Mapped[int | None]
    # What the person is told about why, and when they were told.
    reason: Mapped[str] = mapped_column(default="")
    sent_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    # The last day on which an offered place is kept for them.
    answer_by: Mapped[date | None]
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)

    opportunity: Mapped[Opportunity] = relationship(lazy="raise_on_sql")
    person: Mapped[Person | None] = relationship(lazy="raise_on_sql", foreign_keys=[person_id])
    files: Mapped[list[ApplicationFile]] = relationship(lazy="raise_on_sql", order_by="ApplicationFile.name")

    @property
    def called(self) -> str:
        """Whose it is, for those who may know."""
        return self.person.called if self.person else self.name

    @property
    def way(self) -> SafeContact:
        """How its writer wants to be reached: as their account says, if they have one (threat T19)."""
        return self.person.safe_contact if self.person else self.safe_contact

    @property
    def mail_address(self) -> str | None:
        """Where letters about it may go, or ``None``."""
        if self.person is not None:
            return self.person.mail_address
        return mail_address(self.email or None, self.safe_contact, None)

    @property
    def programme_id(self) -> int:
        """Whose it is to arrange, for the rules."""
        return self.opportunity.programme_id

    @property
    def panel(self) -> list[Panelist]:
        """Who reads it, for the rules."""
        return self.opportunity.panel

    @property
    def is_settled(self) -> bool:
        """Whether its writer has an answer, or wants none any more."""
        return self.stage not in UNDECIDED


class ApplicationFile(Row):
    """A file of an application, such as a spoken or a filmed answer, and the lock that opens it."""

    __tablename__ = "application_file"
    __table_args__ = (UniqueConstraint("application_id", "name"),)

    file_key: Mapped[str] = mapped_column(ForeignKey(AnswerFile.key), unique=True)
    application_id: Mapped[int] = mapped_column(ForeignKey(Application.id, ondelete="CASCADE"))
    question: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(40))
    media_type: Mapped[str] = mapped_column(String(100))
    size_bytes: Mapped[int]
    lock: Mapped[str] = mapped_column(String(100))


HOLDS_A_FILE.append(ApplicationFile.file_key)


class Conflict(Row):
    """That a reader knows, or may know, who wrote an application: their reading of it does not count."""

    __tablename__ = "application_conflict"
    __table_args__ = (UniqueConstraint("panelist_id", "application_id"),)

    panelist_id: Mapped[int] = mapped_column(ForeignKey(Panelist.id))
    application_id: Mapped[int] = mapped_column(ForeignKey(Application.id), index=True)
    words: Mapped[str] = mapped_column(String(400))
    declared_at: Mapped[datetime]


class Assessment(Row):
    """How one reader found one application, by one criterion: 0 to 3 points, and why."""

    __tablename__ = "application_assessment"
    __table_args__ = (
        UniqueConstraint("application_id", "panelist_id", "criterion_id"),
        CheckConstraint("points BETWEEN 0 AND 3", name="points_in_range"),
    )

    application_id: Mapped[int] = mapped_column(ForeignKey(Application.id))
    panelist_id: Mapped[int] = mapped_column(ForeignKey(Panelist.id), index=True)
    criterion_id: Mapped[int] = mapped_column(ForeignKey(Criterion.id), index=True)
    points: Mapped[int]
    words: Mapped[str] = mapped_column(String(600), default="")
    read_at: Mapped[datetime]


class Monitoring(Row):
    """The questions about equality of a programme, asked after somebody has applied (domain rules E1 to E5)."""

    __tablename__ = "involvement_monitoring"

    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id), unique=True)
    questionnaire_id: Mapped[int] = mapped_column(ForeignKey(Questionnaire.id), unique=True)
    version_id: Mapped[int | None] = mapped_column(ForeignKey(QuestionnaireVersion.id))


class MonitoringSheet(Base):
    """Answers about equality, with the programme and nothing else: no link leads to an application (domain rule E5)."""

    __tablename__ = "monitoring_sheet"
    __table_args__ = {"sqlite_with_rowid": False}

    sheet_key: Mapped[str] = mapped_column(ForeignKey(Sheet.key, ondelete="CASCADE"), primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id), index=True)
