"""Payment runs, and the payments in them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.core import secret
from coprod.core.db import Row
from coprod.involvement.rules.agreements import Route
from coprod.involvement.rules.opportunities import Method
from coprod.payments.models.budgets import Budget, Lending
from coprod.payments.models.claims import Approval, Claim
from coprod.payments.models.payees import BankDetails
from coprod.payments.rules.claims import Ledger
from coprod.payments.rules.paying import PaymentStage, RunStage
from coprod.people.models import Person
from coprod.programmes.models import Organisation, Programme


class PaymentRun(Row):
    """Approved claims that one payer pays in one go, once a second person has confirmed them.

    The two sums and the count are those of its payments when it was frozen; the hash is that of the file.
    """

    __tablename__ = "payment_run"
    __table_args__ = (
        UniqueConstraint("id", "made_by_id"),
        CheckConstraint(
            "confirmed_by_id IS NULL OR confirmed_by_id <> made_by_id", name="confirmed_by_another"
        ),
        CheckConstraint(
            "stage IN ('frozen', 'cancelled') OR confirmed_by_id IS NOT NULL", name="goes_on_when_confirmed"
        ),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id), index=True)
    route: Mapped[Route]
    # How the file is written: the name of a profile.
    profile: Mapped[str] = mapped_column(String(40))
    stage: Mapped[RunStage] = mapped_column(default=RunStage.FROZEN, index=True)
    made_by_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    made_at: Mapped[datetime]
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    confirmed_at: Mapped[datetime | None]
    written_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    payment_pence: Mapped[int] = mapped_column(default=0)
    expense_pence: Mapped[int] = mapped_column(default=0)
    count: Mapped[int] = mapped_column(default=0)
    sha256: Mapped[str] = mapped_column(String(64), default="")

    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")
    made_by: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=[made_by_id])
    confirmed_by: Mapped[Person | None] = relationship(lazy="raise_on_sql", foreign_keys=[confirmed_by_id])
    # Which partners lend this organisation an approver or a payer: rules about who may decide ask it.
    lendings: Mapped[list[Lending]] = relationship(
        primaryjoin="foreign(Lending.organisation_id) == PaymentRun.organisation_id",
        viewonly=True,
        lazy="raise_on_sql",
    )
    payments: Mapped[list[Payment]] = relationship(lazy="raise_on_sql", order_by="Payment.id")


class Payment(Row):
    """One sum to one person (or to the charity they named) for one claim, of one ledger. Never edited, never doubled.

    The database itself insists that claimant, approver and payer are three people and the ones of its approval and run,
    that there is one live payment of a claim and ledger, that it goes to the claimant's own account, and not within its
    hold (domain rule P23; threats T9, T11).
    """

    __tablename__ = "payment"
    __table_args__ = (
        ForeignKeyConstraint(
            ["run_id", "payer_id"], [PaymentRun.id, PaymentRun.made_by_id], name="fk_payment_run"
        ),
        ForeignKeyConstraint(
            ["approval_id", "claim_id", "claimant_id", "approver_id"],
            [Approval.id, Approval.claim_id, Approval.claimant_id, Approval.approver_id],
            name="fk_payment_approval",
        ),
        ForeignKeyConstraint(
            ["details_id", "claimant_id"], [BankDetails.id, BankDetails.person_id], name="fk_payment_details"
        ),
        CheckConstraint(
            "claimant_id <> approver_id AND claimant_id <> payer_id AND approver_id <> payer_id",
            name="three_people",
        ),
        CheckConstraint("amount_pence > 0", name="some_money"),
        CheckConstraint("charity = '' OR details_id IS NULL", name="to_a_charity_or_an_account"),
        CheckConstraint(
            "(stage = 'paid' OR stage = 'returned') = (paid_on IS NOT NULL)", name="paid_on_a_day"
        ),
        Index(
            "uq_payment_once",
            "claim_id",
            "ledger",
            unique=True,
            sqlite_where=text("stage IN ('frozen', 'sent', 'paid')"),
            postgresql_where=text("stage IN ('frozen', 'sent', 'paid')"),
        ),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    run_id: Mapped[int] = mapped_column(index=True)
    payer_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    approval_id: Mapped[int] = mapped_column(index=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey(Claim.id), index=True)
    claimant_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    approver_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    budget_id: Mapped[int] = mapped_column(ForeignKey(Budget.id), index=True)
    ledger: Mapped[Ledger]
    method: Mapped[Method]
    details_id: Mapped[int | None] = mapped_column(index=True)
    charity: Mapped[str] = mapped_column(String(160), default="")
    amount_pence: Mapped[int]
    stage: Mapped[PaymentStage] = mapped_column(default=PaymentStage.FROZEN, index=True)
    frozen_at: Mapped[datetime]
    paid_on: Mapped[date | None]
    failed_why: Mapped[str] = mapped_column(String(300), default="")
    # The payment that failed or came back, in whose place this one is.
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("payment.id"), unique=True)
    # What the policy was called, and which version, when the rate was applied (domain rule P2).
    policy_name: Mapped[str] = mapped_column(String(160), default="")
    policy_version: Mapped[str] = mapped_column(String(40), default="")
    # As the file told them when it was made first: made again it tells the same, whatever was changed since.
    payee_number: Mapped[str] = mapped_column(String(40), default="")
    cost_code: Mapped[str] = mapped_column(String(40), default="")
    told_at: Mapped[datetime | None]

    run: Mapped[PaymentRun] = relationship(lazy="raise_on_sql", back_populates="payments")
    claim: Mapped[Claim] = relationship(lazy="raise_on_sql", foreign_keys=[claim_id])
    claimant: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=[claimant_id])
