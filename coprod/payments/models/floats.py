"""Cash that somebody keeps for people who want cash, and the book of it (domain rule P21)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.core import secret
from coprod.core.db import Row
from coprod.payments.models.budgets import Budget, Lending
from coprod.payments.models.paying import Payment
from coprod.payments.models.recovering import RecoveryPart
from coprod.payments.rules.claims import Ledger
from coprod.payments.rules.floats import FloatMove, signed
from coprod.people.models import Person
from coprod.programmes.models import Organisation, Programme


class CashFloat(Row):
    """A tin of cash that somebody keeps. It is for payment or for expenses, which never share a sum (rule P7)."""

    __tablename__ = "cash_float"
    __table_args__ = (CheckConstraint("opened_by_id <> holder_id", name="kept_by_another"),)

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id), index=True)
    ledger: Mapped[Ledger]
    holder_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    name: Mapped[str] = mapped_column(String(120))
    opened_on: Mapped[date]
    opened_by_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    closed_on: Mapped[date | None]

    holder: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=[holder_id])
    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")
    # Which partners lend this organisation an approver or a payer: rules about who may decide ask it.
    lendings: Mapped[list[Lending]] = relationship(
        primaryjoin="foreign(Lending.organisation_id) == CashFloat.organisation_id",
        viewonly=True,
        lazy="raise_on_sql",
    )
    entries: Mapped[list[FloatEntry]] = relationship(lazy="raise_on_sql", order_by="FloatEntry.id")


class FloatEntry(Row):
    """One line in the book of a float. Rows never change, and whoever keeps the cash writes none (triggers).

    The database refuses as well what would take out more than is there, whatever a closed float would get, and whoever
    settles their own count. A count says what was there, in pence; it moves nothing.
    """

    __tablename__ = "cash_float_entry"
    __table_args__ = (
        CheckConstraint(
            "(move IN ('paid_out', 'came_back')) = (payment_id IS NOT NULL)", name="goes_with_a_payment"
        ),
        CheckConstraint(
            "(move IN ('given_back', 'put_right')) = (part_id IS NOT NULL)",
            name="goes_with_what_was_given_back",
        ),
        CheckConstraint("(move IN ('missing', 'extra')) = (settles_id IS NOT NULL)", name="settles_a_count"),
        CheckConstraint(
            "(move IN ('missing', 'extra')) = (budget_id IS NOT NULL)", name="settled_from_a_budget"
        ),
        CheckConstraint("move <> 'came_back' OR words = ''", name="came_back_without_words"),
        CheckConstraint("amount_pence > 0 OR (move = 'counted' AND amount_pence = 0)", name="some_money"),
        UniqueConstraint("payment_id", "move"),
    )

    float_id: Mapped[int] = mapped_column(ForeignKey(CashFloat.id), index=True)
    move: Mapped[FloatMove]
    amount_pence: Mapped[int]
    payment_id: Mapped[int | None] = mapped_column(ForeignKey(Payment.id), index=True)
    part_id: Mapped[int | None] = mapped_column(ForeignKey(RecoveryPart.id), unique=True)
    # The count whose difference this line settles, and the budget that bears it.
    settles_id: Mapped[int | None] = mapped_column(ForeignKey("cash_float_entry.id"), unique=True)
    budget_id: Mapped[int | None] = mapped_column(ForeignKey(Budget.id), index=True)
    # Where the signed receipt lies, or why there was more or less. It stays for good: never words about a person.
    words: Mapped[str] = mapped_column(String(300), default="")
    on_day: Mapped[date]
    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)

    by: Mapped[Person] = relationship(lazy="raise_on_sql")
    budget: Mapped[Budget | None] = relationship(lazy="raise_on_sql")
    payment: Mapped[Payment | None] = relationship(lazy="raise_on_sql")
    part: Mapped[RecoveryPart | None] = relationship(lazy="raise_on_sql")

    @property
    def whom(self) -> Person | None:
        """Who got this cash, or gave it back."""
        if self.payment:
            return self.payment.claimant
        return self.part.recovery.claimant if self.part else None

    @property
    def told(self) -> str:
        """Where the receipt lies, or why. Why cash came back stands at its payment, whose words are wiped."""
        if self.move is FloatMove.CAME_BACK and self.payment:
            return self.payment.failed_why
        return self.words

    @property
    def signed_pence(self) -> int:
        """What came in (positive) or went out (negative); nothing at a count."""
        return signed(self.move, self.amount_pence)
