"""Answers to findings, what was promised, and what was done."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.core import clock
from coprod.core.db import Row
from coprod.influence.rules import Verdict
from coprod.people.models import Person
from coprod.programmes.models import Organisation
from coprod.themes.models import Finding


class Answer(Row):
    """What the programme says to a finding: accepted, partly or not, why, by whom, on what day."""

    __tablename__ = "finding_answer"

    # A finding can only be taken away before anything is public; what was drafted as its answer goes with it.
    finding_id: Mapped[int] = mapped_column(ForeignKey(Finding.id, ondelete="CASCADE"), unique=True)
    verdict: Mapped[Verdict]
    why: Mapped[str]
    by_role: Mapped[str] = mapped_column(String(160))
    on_day: Mapped[date]

    finding: Mapped[Finding] = relationship(lazy="raise_on_sql")


class Commitment(Row):
    """What was promised, who sees to it, and by when."""

    __tablename__ = "commitment"

    reference: Mapped[str] = mapped_column(String(12), unique=True)
    answer_id: Mapped[int] = mapped_column(ForeignKey(Answer.id, ondelete="CASCADE"), unique=True)
    what: Mapped[str]
    owner_role: Mapped[str] = mapped_column(String(160))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id))
    made_on: Mapped[date]
    due_on: Mapped[date]

    answer: Mapped[Answer] = relationship(lazy="raise_on_sql")
    organisation: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")

    @property
    def days_late(self) -> int:
        """How many days its day has passed, 0 when it has not. Says nothing of whether it was done."""
        return max(0, (clock.today() - self.due_on).days)


class Change(Row):
    """What was done about a commitment. Public once somebody else has read the evidence."""

    __tablename__ = "change"
    __table_args__ = (
        CheckConstraint("(read_by_id IS NULL) = (read_at IS NULL)", name="read_by_somebody_at_a_moment"),
        CheckConstraint("read_by_id IS NULL OR read_by_id <> reported_by_id", name="read_by_somebody_else"),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey(Commitment.id), unique=True)
    what: Mapped[str]
    evidence: Mapped[str]
    done_on: Mapped[date]
    reported_by_id: Mapped[int] = mapped_column(ForeignKey(Person.id))
    reported_at: Mapped[datetime]
    read_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    read_at: Mapped[datetime | None]
    # Why a reader was not convinced; empty again once it has been reported afresh. Never public.
    sent_back_why: Mapped[str] = mapped_column(default="")

    commitment: Mapped[Commitment] = relationship(lazy="raise_on_sql")

    @property
    def reported_on(self) -> date:
        """The London day of the report."""
        return clock.london(self.reported_at).date()

    @property
    def read_on(self) -> date | None:
        """The London day on which the evidence was read."""
        return clock.london(self.read_at).date() if self.read_at else None

    @property
    def is_read(self) -> bool:
        """Whether somebody else has read the evidence: then, and only then, it is public."""
        return self.read_at is not None
