"""The ledger in which every penny is twice."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from coprod.core.db import Row
from coprod.payments.models.budgets import Budget
from coprod.payments.models.claims import Claim
from coprod.payments.models.floats import CashFloat
from coprod.payments.models.paying import Payment
from coprod.payments.rules.claims import Ledger
from coprod.payments.rules.paying import Account


class LedgerEntry(Row):
    """One side of a movement of money: the sides with one ``deed`` add up to nothing. Rows never change (trigger).

    ``amount_pence`` is what an account got (positive) or gave (negative).
    """

    __tablename__ = "ledger_entry"
    __table_args__ = (Index("ix_ledger_entry_account", "ledger", "account"),)

    deed: Mapped[str] = mapped_column(String(12), index=True)
    what: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]
    on_day: Mapped[date]
    ledger: Mapped[Ledger]
    account: Mapped[Account]
    amount_pence: Mapped[int]
    # None for the cash that is put into a float, or taken back: it belongs to no claim yet.
    budget_id: Mapped[int | None] = mapped_column(ForeignKey(Budget.id), index=True)
    claim_id: Mapped[int | None] = mapped_column(ForeignKey(Claim.id), index=True)
    payment_id: Mapped[int | None] = mapped_column(ForeignKey(Payment.id), index=True)
    float_id: Mapped[int | None] = mapped_column(ForeignKey(CashFloat.id), index=True)
