"""Agreements: somebody's place in a role, what comes before it, breaks from it, and work that is no meeting."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.core import clock, secret
from coprod.core.db import Row
from coprod.core.editions import EditionColumns
from coprod.involvement.models.applications import Application
from coprod.involvement.models.opportunities import Opportunity
from coprod.involvement.rules.agreements import InductionKind, Route, SessionStage
from coprod.involvement.rules.breaks import days_away, put_off
from coprod.meetings.rules.groups import MemberRole
from coprod.people.models import Person
from coprod.programmes.models import Programme, holds
from coprod.questionnaires.models import Channel


class AgreementText(Row):
    """One version of what is agreed with everybody who takes a role. Once published it never changes (trigger)."""

    __tablename__ = "agreement_text"
    __table_args__ = (UniqueConstraint("programme_id", "version"),)

    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id))
    version: Mapped[int]
    made_at: Mapped[datetime]
    published_on: Mapped[date | None]

    editions: Mapped[list[AgreementTextEdition]] = relationship(
        lazy="raise_on_sql", order_by="AgreementTextEdition.id"
    )


class AgreementTextEdition(EditionColumns, Row):
    """The words of an agreement in one language and format. One key, ``text``, in Markdown."""

    __tablename__ = "agreement_text_edition"
    __table_args__ = (UniqueConstraint("text_id", "language", "format"),)

    text_id: Mapped[int] = mapped_column(ForeignKey(AgreementText.id))


class Agreement(Row):
    """Somebody's place in a role: from when to when, agreed how and to which words, and who supports them."""

    __tablename__ = "role_agreement"
    __table_args__ = (
        UniqueConstraint("opportunity_id", "person_id", "starts_on"),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="days_in_order"),
        CheckConstraint("agreed_at IS NULL OR text_id IS NOT NULL", name="agreed_to_words"),
        CheckConstraint("ended_at IS NULL OR ends_on IS NOT NULL", name="ended_on_a_day"),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey(Opportunity.id), index=True)
    application_id: Mapped[int | None] = mapped_column(ForeignKey(Application.id), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    brings: Mapped[MemberRole] = mapped_column(default=MemberRole.LIVED_EXPERIENCE)
    text_id: Mapped[int | None] = mapped_column(ForeignKey(AgreementText.id))
    language: Mapped[str] = mapped_column(String(10), default="en")
    format: Mapped[str] = mapped_column(String(20), default="standard")
    offered_at: Mapped[datetime]
    agreed_at: Mapped[datetime | None]
    agreed_by: Mapped[Channel | None]
    # Who read it out, when it was agreed on the telephone or face to face.
    witness_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    # When somebody ended it before its day, and who; and what the person is told when it was not they.
    ended_at: Mapped[datetime | None]
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    ended_words: Mapped[str] = mapped_column(String(600), default="")
    # The support person: somebody with an account, or just a name and how to reach them.
    supporter_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    supporter: Mapped[str] = mapped_column(String(300), default="")
    # Paid to a company of theirs: nothing is paid until somebody determined the status for that (domain rule P17).
    to_a_company: Mapped[bool] = mapped_column(default=False)

    opportunity: Mapped[Opportunity] = relationship(lazy="raise_on_sql")
    person: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=[person_id])
    supported_by: Mapped[Person | None] = relationship(lazy="raise_on_sql", foreign_keys=[supporter_id])
    text: Mapped[AgreementText | None] = relationship(lazy="raise_on_sql")
    breaks: Mapped[list[Break]] = relationship(lazy="raise_on_sql", order_by="Break.from_day")

    @property
    def programme_id(self) -> int:
        """So that a rule about a programme's thing is true of whoever has a role in it."""
        return self.opportunity.programme_id

    @property
    def is_agreed(self) -> bool:
        return self.agreed_at is not None

    @property
    def is_over(self) -> bool:
        """Whether its last day is over."""
        return self.ends_on is not None and self.ends_on < clock.today()

    def covers(self, day: date) -> bool:
        """Whether somebody was in the role on a day, which is what can be claimed for."""
        return self.is_agreed and self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    @property
    def is_running(self) -> bool:
        """Whether it is agreed, has begun and is not over; a break changes nothing about it."""
        return self.covers(clock.today())

    @property
    def break_now(self) -> Break | None:
        """The break that somebody is on today."""
        return next((each for each in self.breaks if holds(each, clock.today())), None)

    @property
    def is_on_a_break(self) -> bool:
        return self.break_now is not None

    def days_of_break(self, from_day: date, to_day: date) -> int:
        """How many days of a span lie in breaks: no deadline runs on them (domain rule P22)."""
        return days_away(self.spans, from_day, to_day)

    def put_off(self, from_day: date, last_day: date) -> date | None:
        """A deadline that began to run on a day, without the days of breaks; None while a break has no end yet."""
        return put_off(self.spans, from_day, last_day)

    @property
    def spans(self) -> list[tuple[date, date | None]]:
        """Its breaks as pairs of days, as the rules ask for them. They never overlap."""
        return [(each.from_day, each.to_day) for each in self.breaks]


class Break(Row):
    """Time away without losing the place. Nobody asks why, and there is no column for it."""

    __tablename__ = "role_break"
    __table_args__ = (CheckConstraint("to_day IS NULL OR to_day >= from_day", name="days_in_order"),)

    agreement_id: Mapped[int] = mapped_column(ForeignKey(Agreement.id), index=True)
    from_day: Mapped[date]
    to_day: Mapped[date | None]
    told_at: Mapped[datetime]
    # Whether they are asked to no meeting until they are back. They belong to the group all the same.
    pauses_invitations: Mapped[bool] = mapped_column(default=False)


class InductionItem(Row):
    """One thing that is done before a role begins, or soon after."""

    __tablename__ = "induction_item"

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey(Opportunity.id), index=True)
    kind: Mapped[InductionKind]
    position: Mapped[int]
    words: Mapped[str] = mapped_column(String(300))
    must_come_first: Mapped[bool] = mapped_column(default=False)


class InductionDone(Row):
    """That somebody has done one of them. What a check found is not kept, only that it was done."""

    __tablename__ = "induction_done"
    __table_args__ = (UniqueConstraint("agreement_id", "item_id"),)

    agreement_id: Mapped[int] = mapped_column(ForeignKey(Agreement.id))
    item_id: Mapped[int] = mapped_column(ForeignKey(InductionItem.id), index=True)
    done_on: Mapped[date]
    noted_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)


class Determination(Row):
    """Whether a role is paid through payroll or accounts payable, who decided it, when and why (domain rule P16)."""

    __tablename__ = "status_determination"
    __table_args__ = (CheckConstraint("to_day IS NULL OR to_day >= from_day", name="days_in_order"),)

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey(Opportunity.id), index=True)
    route: Mapped[Route]
    basis: Mapped[str]
    # What a tool said, in words: its name, its answer and its reference.
    tool: Mapped[str] = mapped_column(default="")
    # Whether it was also looked at for somebody who is paid through a company (domain rule P17).
    covers_companies: Mapped[bool] = mapped_column(default=False)
    determined_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    determined_on: Mapped[date]
    from_day: Mapped[date]
    to_day: Mapped[date | None]


class WorkSession(Row):
    """Agreed work that is no meeting of a group: reading, an interview panel, a talk. Time is whole minutes."""

    __tablename__ = "work_session"
    __table_args__ = (
        CheckConstraint("minutes >= 0 AND preparation_minutes >= 0", name="time_not_negative"),
        CheckConstraint("(stage = 'cancelled') = (cancelled_at IS NOT NULL)", name="cancelled_at_a_moment"),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    agreement_id: Mapped[int] = mapped_column(ForeignKey(Agreement.id), index=True)
    title: Mapped[str] = mapped_column(String(160))
    begins_at: Mapped[datetime]
    on_day: Mapped[date] = mapped_column(index=True)
    minutes: Mapped[int]
    preparation_minutes: Mapped[int] = mapped_column(default=0)
    is_online: Mapped[bool] = mapped_column(default=False)
    stage: Mapped[SessionStage] = mapped_column(default=SessionStage.PROPOSED)
    proposed_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    decided_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(String(400), default="")
    cancelled_at: Mapped[datetime | None]
    # Whether the person cancelled it: what is then paid, a rate card says.
    cancelled_by_person: Mapped[bool] = mapped_column(default=False)

    agreement: Mapped[Agreement] = relationship(lazy="raise_on_sql")
