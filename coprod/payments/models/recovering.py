"""What was paid and was too much, and how it came back or was let go."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.core import secret
from coprod.core.db import Row
from coprod.payments.models.budgets import Lending
from coprod.payments.models.claims import Claim
from coprod.payments.rules.claims import Ledger
from coprod.payments.rules.recovering import RecoveryStage
from coprod.people.models import Person


class Recovery(Row):
    """That too much was paid of one claim and ledger, noted by one person and agreed by another.

    The database itself refuses whoever decides alone, about themselves or about somebody near to them, and more than
    was paid (domain rule P23). Nothing is ever taken off a later payment.
    """

    __tablename__ = "recovery"
    __table_args__ = (
        ForeignKeyConstraint(
            ["claim_id", "claimant_id"], [Claim.id, Claim.person_id], name="fk_recovery_claim"
        ),
        CheckConstraint("amount_pence > 0", name="some_money"),
        CheckConstraint("noted_by_id <> claimant_id", name="not_of_oneself"),
        CheckConstraint(
            "agreed_by_id IS NULL OR (agreed_by_id <> noted_by_id AND agreed_by_id <> claimant_id)",
            name="agreed_by_another",
        ),
        CheckConstraint(
            "stage IN ('noted', 'dropped') OR agreed_by_id IS NOT NULL", name="goes_on_when_agreed"
        ),
        CheckConstraint(
            "let_go_by_id IS NULL OR (let_go_asked_by_id IS NOT NULL AND let_go_by_id <> let_go_asked_by_id "
            "AND let_go_by_id <> claimant_id AND let_go_asked_by_id <> claimant_id)",
            name="let_go_by_two",
        ),
        CheckConstraint("kept_by_id IS NULL OR kept_by_id <> claimant_id", name="kept_by_another"),
        CheckConstraint("(stage = 'let_go') = (let_go_by_id IS NOT NULL)", name="let_go_by_somebody"),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    claim_id: Mapped[int] = mapped_column(index=True)
    claimant_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    ledger: Mapped[Ledger]
    amount_pence: Mapped[int]
    stage: Mapped[RecoveryStage] = mapped_column(default=RecoveryStage.NOTED, index=True)
    # In words that the person reads.
    why: Mapped[str] = mapped_column(String(600))
    noted_by_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    noted_at: Mapped[datetime]
    agreed_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    agreed_at: Mapped[datetime | None]
    dropped_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    # The person says that it is not so, or how they could give it back bit by bit; and what they were answered.
    not_so: Mapped[str] = mapped_column(String(600), default="")
    in_parts: Mapped[str] = mapped_column(String(600), default="")
    said_at: Mapped[datetime | None]
    answer: Mapped[str] = mapped_column(String(600), default="")
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    answered_at: Mapped[datetime | None]
    # One person asks that what is left be let go, another agrees.
    let_go_why: Mapped[str] = mapped_column(String(600), default="")
    let_go_asked_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    let_go_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    ended_at: Mapped[datetime | None]
    # Somebody asked to let the rest go, and a second person said no, and why.
    kept_why: Mapped[str] = mapped_column(String(600), default="")
    kept_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    # Since when something is on their page of which no letter can tell them, until somebody says that they told them.
    untold_since: Mapped[datetime | None]

    claim: Mapped[Claim] = relationship(
        primaryjoin="Recovery.claim_id == Claim.id", foreign_keys=[claim_id], lazy="raise_on_sql"
    )
    claimant: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=[claimant_id])
    noted_by: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=[noted_by_id])
    agreed_by: Mapped[Person | None] = relationship(lazy="raise_on_sql", foreign_keys=[agreed_by_id])
    let_go_asked_by: Mapped[Person | None] = relationship(
        lazy="raise_on_sql", foreign_keys=[let_go_asked_by_id]
    )
    kept_by: Mapped[Person | None] = relationship(lazy="raise_on_sql", foreign_keys=[kept_by_id])
    parts: Mapped[list[RecoveryPart]] = relationship(lazy="raise_on_sql", order_by="RecoveryPart.id")

    @property
    def programme_id(self) -> int:
        """Whose money it is, as the rules about money ask."""
        return self.claim.programme_id

    @property
    def organisation_id(self) -> int:
        """Whose money it is, as the rules about money ask."""
        return self.claim.organisation_id

    @property
    def person_id(self) -> int:
        """Whom it was paid to."""
        return self.claimant_id

    @property
    def lendings(self) -> list[Lending]:
        """Which partners lend the organisation an approver or a payer."""
        return self.claim.lendings

    @property
    def support(self) -> str:
        """Who supports the person in the role, and how they are reached; "" while nobody is named."""
        role = self.claim.agreement
        if role is None:
            return ""
        name = role.supported_by.called if role.supported_by else ""
        return "\n".join(each for each in (name, role.supporter) if each)

    @property
    def given_back_pence(self) -> int:
        """What has come back so far, without what was written wrongly."""
        return sum(each.signed_pence for each in self.parts)

    @property
    def standing_parts(self) -> list[RecoveryPart]:
        """What came back and was not put right."""
        wrong = {each.reverses_id for each in self.parts}
        return [each for each in self.parts if each.reverses_id is None and each.id not in wrong]

    @property
    def left_pence(self) -> int:
        """What has not come back, also when it was let go."""
        return self.amount_pence - self.given_back_pence


class RecoveryPart(Row):
    """One sum that somebody gave back, to the bank or into a cash float. Rows never change (trigger).

    What was written wrongly is put right by a row of its own, by somebody else: ``reverses_id`` says of which.
    """

    __tablename__ = "recovery_part"
    __table_args__ = (CheckConstraint("amount_pence > 0", name="some_money"),)

    recovery_id: Mapped[int] = mapped_column(ForeignKey(Recovery.id), index=True)
    amount_pence: Mapped[int]
    on_day: Mapped[date]
    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)

    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("recovery_part.id"), unique=True)

    recovery: Mapped[Recovery] = relationship(lazy="raise_on_sql", back_populates="parts")
    by: Mapped[Person] = relationship(lazy="raise_on_sql")

    @property
    def signed_pence(self) -> int:
        """What came back (positive), or did not after all (negative)."""
        return self.amount_pence if self.reverses_id is None else -self.amount_pence
