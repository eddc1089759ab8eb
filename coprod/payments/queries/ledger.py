"""What stands in the accounts of the ledger, in pence."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, func, select

from coprod.core.db import db
from coprod.payments.models import LedgerEntry
from coprod.payments.rules.claims import Ledger
from coprod.payments.rules.paying import Account


def _of(**which: Any) -> list[ColumnElement[bool]]:
    return [getattr(LedgerEntry, name) == value for name, value in which.items() if value is not None]


def balance(
    account: Account,
    *,
    ledger: Ledger | None = None,
    budget_id: int | None = None,
    claim_id: int | None = None,
    payment_id: int | None = None,
    float_id: int | None = None,
) -> int:
    """What an account holds: all of it, or that of one ledger, budget, claim, payment or float."""
    chosen = _of(
        account=account,
        ledger=ledger,
        budget_id=budget_id,
        claim_id=claim_id,
        payment_id=payment_id,
        float_id=float_id,
    )
    return int(db.session.scalar(select(func.sum(LedgerEntry.amount_pence)).where(*chosen)) or 0)


def balances_of_claim(claim_id: int) -> dict[tuple[Ledger, Account], int]:
    """What each account holds of one claim, payment and expenses apart."""
    found = db.session.execute(
        select(LedgerEntry.ledger, LedgerEntry.account, func.sum(LedgerEntry.amount_pence))
        .where(LedgerEntry.claim_id == claim_id)
        .group_by(LedgerEntry.ledger, LedgerEntry.account)
        .order_by(LedgerEntry.ledger, LedgerEntry.account)
    )
    return {(ledger, account): int(pence) for ledger, account, pence in found}


def by_budget(account: Account) -> dict[int, dict[Ledger, int]]:
    """What an account holds of every budget, payment and expenses apart."""
    found: dict[int, dict[Ledger, int]] = {}
    for budget_id, ledger, pence in db.session.execute(
        select(LedgerEntry.budget_id, LedgerEntry.ledger, func.sum(LedgerEntry.amount_pence))
        .where(LedgerEntry.account == account, LedgerEntry.budget_id.is_not(None))
        .group_by(LedgerEntry.budget_id, LedgerEntry.ledger)
        .order_by(LedgerEntry.budget_id, LedgerEntry.ledger)
    ):
        if budget_id is not None:
            found.setdefault(budget_id, {})[ledger] = int(pence)
    return found


def unbalanced() -> list[str]:
    """The deeds whose sides do not add up to nothing: none, ever."""
    return list(
        db.session.scalars(
            select(LedgerEntry.deed)
            .group_by(LedgerEntry.deed, LedgerEntry.ledger)
            .having(func.sum(LedgerEntry.amount_pence) != 0)
            .order_by(LedgerEntry.deed)
        )
    )
