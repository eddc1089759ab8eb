"""Budgets that claims are paid from, who may lend a pair of eyes, and who is too near to decide."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.core import secret
from coprod.core.db import Row
from coprod.people.models import Person
from coprod.programmes.models import Organisation, Programme, Workstream
from coprod.programmes.rules import Role


class Budget(Row):
    """What an organisation has set aside for involvement between two days, under one cost code (domain rule P24)."""

    __tablename__ = "budget"
    __table_args__ = (
        CheckConstraint("to_day >= from_day", name="days_in_order"),
        CheckConstraint("amount_pence >= 0", name="amount_not_negative"),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id), index=True)
    # None: for whatever has no budget of its own.
    workstream_id: Mapped[int | None] = mapped_column(ForeignKey(Workstream.id), index=True)
    name: Mapped[str] = mapped_column(String(120))
    cost_code: Mapped[str] = mapped_column(String(40))
    amount_pence: Mapped[int]
    from_day: Mapped[date]
    to_day: Mapped[date]

    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")
    workstream: Mapped[Workstream | None] = relationship(lazy="raise_on_sql")
    # Which partners lend this organisation an approver or a payer: rules about who may decide ask it.
    lendings: Mapped[list[Lending]] = relationship(
        primaryjoin="foreign(Lending.organisation_id) == Budget.organisation_id",
        viewonly=True,
        lazy="raise_on_sql",
    )


class Lending(Row):
    """That a partner's approver or payer also serves an organisation which has too few people of its own."""

    __tablename__ = "role_lending"
    __table_args__ = (
        CheckConstraint("lender_id <> organisation_id", name="not_to_itself"),
        CheckConstraint("to_day IS NULL OR to_day >= from_day", name="days_in_order"),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id), index=True)
    lender_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id), index=True)
    role: Mapped[Role]
    from_day: Mapped[date]
    to_day: Mapped[date | None]

    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql", foreign_keys=[organisation_id])
    lender: Mapped[Organisation] = relationship(lazy="raise_on_sql", foreign_keys=[lender_id])


class Relation(Row):
    """That two people are too near for one to decide about the other's money.

    What they are to each other, nobody asks.
    """

    __tablename__ = "declared_relation"
    __table_args__ = (CheckConstraint("person_id <> other_id", name="two_people"),)

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    other_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    declared_at: Mapped[datetime]
    declared_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    ended_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=[person_id])
    other: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=[other_id])
