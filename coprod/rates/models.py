"""Rate cards: what an organisation pays for which work, from which day on (domain rules P1 to P3, P29)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.core import secret
from coprod.core.db import Row
from coprod.programmes.models import Organisation
from coprod.rates.rules.pay import Basis


class RateCard(Row):
    """What one organisation pays, by which of its policies, and the rules that hold for all of its rates."""

    __tablename__ = "rate_card"
    __table_args__ = (
        CheckConstraint("to_day IS NULL OR to_day >= from_day", name="days_in_order"),
        CheckConstraint("cancellation_percent BETWEEN 0 AND 100", name="share_in_range"),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id), index=True)
    name: Mapped[str] = mapped_column(String(120))
    # Which policy says so, and in which version: they stand on every payment (domain rule P2).
    policy_name: Mapped[str] = mapped_column(String(160), default="")
    policy_version: Mapped[str] = mapped_column(String(40), default="")
    is_example: Mapped[bool] = mapped_column(default=False)
    counts_preparation: Mapped[bool] = mapped_column(default=True)
    # Cancelled fewer hours before it than this, work pays this share of what it would have paid; None: nothing.
    cancellation_hours: Mapped[int | None]
    cancellation_percent: Mapped[int] = mapped_column(default=100)
    from_day: Mapped[date]
    to_day: Mapped[date | None]

    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")
    rates: Mapped[list[Rate]] = relationship(
        lazy="raise_on_sql", back_populates="card", order_by="(Rate.key, Rate.from_day)"
    )


class Rate(Row):
    """What one kind of work pays between two days. A change is a new row, and the one before ends the day before.

    What has been claimed points at its row, so none is ever edited or taken away: a new one from the same day replaces
    it, and the replaced one counts no more.
    """

    __tablename__ = "rate"
    __table_args__ = (
        Index(
            "uq_rate_one_from_a_day",
            "card_id",
            "key",
            "from_day",
            unique=True,
            sqlite_where=text("replaced_at IS NULL"),
            postgresql_where=text("replaced_at IS NULL"),
        ),
        CheckConstraint("to_day IS NULL OR to_day >= from_day", name="days_in_order"),
        CheckConstraint("amount_pence >= 0", name="amount_not_negative"),
        CheckConstraint("(basis = 'block') = (block_minutes IS NOT NULL)", name="blocks_have_a_length"),
        CheckConstraint("(basis = 'session') = (full_day_pence IS NOT NULL)", name="days_have_two_amounts"),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    card_id: Mapped[int] = mapped_column(ForeignKey(RateCard.id), index=True)
    key: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(120))
    basis: Mapped[Basis]
    # For a task, an hour, half a day or one block.
    amount_pence: Mapped[int]
    # For a whole day: work of more than ``boundary_minutes``. Exactly the boundary is still half a day.
    full_day_pence: Mapped[int | None]
    boundary_minutes: Mapped[int] = mapped_column(default=240)
    block_minutes: Mapped[int | None]
    from_day: Mapped[date]
    to_day: Mapped[date | None]
    made_at: Mapped[datetime]
    replaced_at: Mapped[datetime | None]

    card: Mapped[RateCard] = relationship(lazy="raise_on_sql", back_populates="rates")

    @property
    def organisation_id(self) -> int:
        """So that a rule about a card is true of each of its rates. Load the card with the rate."""
        return self.card.organisation_id

    @property
    def counts_preparation(self) -> bool:
        """Whether getting ready is paid: the card says so for all of its rates. Load the card with the rate."""
        return self.card.counts_preparation
