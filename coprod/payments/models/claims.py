"""Claims: what somebody asks to be paid for one day's work, and what they spent for it."""

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
from coprod.involvement.models import Agreement, WorkSession
from coprod.involvement.rules.opportunities import Expense
from coprod.meetings.models import Meeting
from coprod.payments.models.budgets import Budget, Lending
from coprod.payments.rules.claims import (
    OPEN_TO_CLAIMANT,
    Choice,
    ClaimKind,
    ClaimStage,
    Ledger,
    Proof,
)
from coprod.people.models import Person
from coprod.programmes.models import Organisation, Programme
from coprod.questionnaires.models import Channel
from coprod.rates.models import Rate


class Claim(Row):
    """What somebody claims for one meeting or one piece of work, from one budget of one organisation.

    A claim over several budgets is sent as several claims with one ``bundle`` (domain rule P24). Time is whole minutes.
    """

    __tablename__ = "claim"
    __table_args__ = (
        # So that an approval can name its claimant, and the database can hold the two apart.
        UniqueConstraint("id", "person_id"),
        CheckConstraint("stage IN ('draft', 'withdrawn') OR budget_id IS NOT NULL", name="sent_to_a_budget"),
        CheckConstraint(
            "stage = 'draft' OR sent_at IS NOT NULL OR stage = 'withdrawn'", name="sent_at_a_moment"
        ),
        CheckConstraint("choice <> 'donate' OR donate_to <> ''", name="donated_to_somebody"),
        CheckConstraint("meeting_id IS NULL OR session_id IS NULL", name="for_one_thing"),
        CheckConstraint("minutes >= 0 AND preparation_minutes >= 0", name="time_not_negative"),
        # Whoever begins twice goes on where they were.
        *(
            Index(
                f"uq_claim_one_draft_of_a_{thing}",
                "person_id",
                f"{thing}_id",
                unique=True,
                sqlite_where=text("stage = 'draft'"),
                postgresql_where=text("stage = 'draft'"),
            )
            for thing in ("meeting", "session")
        ),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    bundle: Mapped[str] = mapped_column(String(12), default=secret.reference, index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id), index=True)
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey(Agreement.id), index=True)
    budget_id: Mapped[int | None] = mapped_column(ForeignKey(Budget.id), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey(Meeting.id), index=True)
    session_id: Mapped[int | None] = mapped_column(ForeignKey(WorkSession.id), index=True)
    kind: Mapped[ClaimKind] = mapped_column(default=ClaimKind.ORDINARY)
    stage: Mapped[ClaimStage] = mapped_column(default=ClaimStage.DRAFT, index=True)
    # How often it was changed: whoever looked at an earlier one is told, and nothing is lost without a word.
    version: Mapped[int] = mapped_column(default=1)
    title: Mapped[str] = mapped_column(String(160))
    worked_on: Mapped[date] = mapped_column(index=True)
    minutes: Mapped[int] = mapped_column(default=0)
    preparation_minutes: Mapped[int] = mapped_column(default=0)
    choice: Mapped[Choice] = mapped_column(default=Choice.FULL)
    donate_to: Mapped[str] = mapped_column(String(160), default="")
    channel: Mapped[Channel] = mapped_column(default=Channel.ONLINE)
    # Who entered it on the telephone, and when they had read it back.
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    read_back_at: Mapped[datetime | None]
    declaration: Mapped[int | None]
    # Whether a public body pays them for these same hours, which they were asked (domain rule P30).
    paid_elsewhere: Mapped[bool | None]
    # Why it comes after the claim window, in their words.
    late_because: Mapped[str] = mapped_column(String(400), default="")
    made_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    refused_why: Mapped[str] = mapped_column(String(400), default="")
    refused_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    paid_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=[person_id])
    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")
    budget: Mapped[Budget | None] = relationship(lazy="raise_on_sql")
    agreement: Mapped[Agreement | None] = relationship(lazy="raise_on_sql")
    # Which partners lend this organisation an approver or a payer: rules about who may decide ask it.
    lendings: Mapped[list[Lending]] = relationship(
        primaryjoin="foreign(Lending.organisation_id) == Claim.organisation_id",
        viewonly=True,
        lazy="raise_on_sql",
    )
    lines: Mapped[list[ClaimLine]] = relationship(
        lazy="raise_on_sql", order_by="ClaimLine.id", cascade="all, delete-orphan"
    )
    queries: Mapped[list[ClaimQuery]] = relationship(lazy="raise_on_sql", order_by="ClaimQuery.id")

    @property
    def payment_line(self) -> ClaimLine | None:
        """The line for time, of which there is one at most."""
        return next((each for each in self.lines if each.ledger is Ledger.PAYMENT), None)

    @property
    def expense_lines(self) -> list[ClaimLine]:
        """The lines for what was spent, in the order in which they were written."""
        return [each for each in self.lines if each.ledger is Ledger.EXPENSE]

    @property
    def payment_pence(self) -> int:
        """What is paid for time."""
        return sum(each.amount_pence for each in self.lines if each.ledger is Ledger.PAYMENT)

    @property
    def expense_pence(self) -> int:
        """What is given back. It never stands in one sum with the other (domain rule P7)."""
        return sum(each.amount_pence for each in self.lines if each.ledger is Ledger.EXPENSE)

    @property
    def is_open(self) -> bool:
        """Whether the person can still change it, or take it back."""
        return self.stage in OPEN_TO_CLAIMANT


class ClaimLine(Row):
    """One sum of a claim. Miles are whole tenths.

    Once its claim is approved it never changes (trigger), but that its words and places can be emptied (decision 23).
    """

    __tablename__ = "claim_line"
    __table_args__ = (
        CheckConstraint("(ledger = 'expense') = (expense IS NOT NULL)", name="expenses_have_a_kind"),
        CheckConstraint("ledger = 'expense' OR offer_pence IS NOT NULL", name="payments_have_an_offer"),
        CheckConstraint("miles_tenths IS NULL OR miles_tenths > 0", name="miles_are_some"),
        # One payment for time in a claim; a second one would be a double.
        Index(
            "uq_claim_line_one_payment",
            "claim_id",
            unique=True,
            sqlite_where=text("ledger = 'payment'"),
            postgresql_where=text("ledger = 'payment'"),
        ),
        # A later rate adds to a paid line once.
        UniqueConstraint("tops_up_id", "rate_id"),
        UniqueConstraint("tops_up_id", "pence_per_mile"),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    claim_id: Mapped[int] = mapped_column(ForeignKey(Claim.id), index=True)
    ledger: Mapped[Ledger]
    expense: Mapped[Expense | None]
    on_day: Mapped[date]
    amount_pence: Mapped[int]
    # What the rate card offers, whatever the person chose to take.
    offer_pence: Mapped[int | None]
    rate_id: Mapped[int | None] = mapped_column(ForeignKey(Rate.id), index=True)
    miles_tenths: Mapped[int | None]
    # Miles of this tax year that were claimed before this journey, and what the first of its miles was worth.
    miles_before_tenths: Mapped[int | None]
    pence_per_mile: Mapped[int | None]
    from_place: Mapped[str] = mapped_column(String(120), default="")
    to_place: Mapped[str] = mapped_column(String(120), default="")
    is_return: Mapped[bool] = mapped_column(default=False)
    passengers: Mapped[int] = mapped_column(default=0)
    minutes: Mapped[int | None]
    words: Mapped[str] = mapped_column(String(300), default="")
    proof: Mapped[Proof] = mapped_column(default=Proof.RATE)
    pre_approval_id: Mapped[int | None] = mapped_column(ForeignKey("pre_approval.id"), index=True)
    # The paid line that a later rate adds to.
    tops_up_id: Mapped[int | None] = mapped_column(ForeignKey("claim_line.id"), index=True)

    files: Mapped[list[LineFile]] = relationship(
        lazy="raise_on_sql", order_by="LineFile.id", cascade="all, delete-orphan"
    )


class LineFile(Row):
    """The photo of a receipt: sealed on the disk, and here the lock that opens it."""

    __tablename__ = "claim_file"

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    line_id: Mapped[int] = mapped_column(ForeignKey(ClaimLine.id, ondelete="CASCADE"), index=True)
    file_key: Mapped[str] = mapped_column(String(32), unique=True)
    lock: Mapped[str] = mapped_column(String(100))
    media_type: Mapped[str] = mapped_column(String(100))
    size_bytes: Mapped[int]
    sealed_bytes: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    added_at: Mapped[datetime]


class ClaimQuery(Row):
    """A question about a claim, with its reason, and the answer. An approver changes no sum (threat T11)."""

    __tablename__ = "claim_query"

    claim_id: Mapped[int] = mapped_column(ForeignKey(Claim.id), index=True)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    words: Mapped[str] = mapped_column(String(600))
    asked_at: Mapped[datetime]
    answer: Mapped[str] = mapped_column(String(600), default="")
    answered_at: Mapped[datetime | None]


class PreApproval(Row):
    """That a taxi, or another dear thing, was agreed before the day (domain rule P25)."""

    __tablename__ = "pre_approval"
    __table_args__ = (
        CheckConstraint("most_pence > 0", name="some_money"),
        CheckConstraint("given_by_id IS NULL OR given_by_id <> person_id", name="not_to_oneself"),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id), index=True)
    expense: Mapped[Expense]
    on_day: Mapped[date]
    most_pence: Mapped[int]
    words: Mapped[str] = mapped_column(String(300), default="")
    asked_at: Mapped[datetime]
    given_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    given_at: Mapped[datetime | None]
    refused_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=[person_id])
    # Which partners lend this organisation an approver or a payer: rules about who may decide ask it.
    lendings: Mapped[list[Lending]] = relationship(
        primaryjoin="foreign(Lending.organisation_id) == PreApproval.organisation_id",
        viewonly=True,
        lazy="raise_on_sql",
    )


class Approval(Row):
    """That somebody other than the claimant approved a claim as it stood, and its two sums in pence.

    A trigger refuses whoever is related to the claimant, and whoever claims for the same meeting (domain rule P23).
    """

    __tablename__ = "claim_approval"
    __table_args__ = (
        ForeignKeyConstraint(
            ["claim_id", "claimant_id"], [Claim.id, Claim.person_id], name="fk_claim_approval_claim"
        ),
        CheckConstraint("approver_id <> claimant_id", name="not_of_oneself"),
        UniqueConstraint("id", "claim_id", "claimant_id", "approver_id", name="uq_claim_approval_who"),
        Index(
            "uq_claim_approval_one_at_a_time",
            "claim_id",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )

    claim_id: Mapped[int] = mapped_column(index=True)
    claimant_id: Mapped[int] = mapped_column(index=True)
    approver_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    payment_pence: Mapped[int]
    expense_pence: Mapped[int]
    approved_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    withdrawn_why: Mapped[str] = mapped_column(String(400), default="")

    claim: Mapped[Claim] = relationship(lazy="raise_on_sql")
    approver: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=[approver_id])
