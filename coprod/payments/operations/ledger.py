"""Writing in the ledger: every penny that goes to one account comes from another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from coprod.core import clock, secret
from coprod.core.db import db
from coprod.payments.models import Claim, LedgerEntry, Payment
from coprod.payments.rules.claims import Ledger
from coprod.payments.rules.paying import Account


def post(
    what: str,
    *,
    ledger: Ledger,
    moves: Mapping[Account, int],
    claim: Claim | None = None,
    budget_id: int | None = None,
    payment: Payment | None = None,
    float_id: int | None = None,
    on_day: date | None = None,
) -> str:
    """Write down one movement of money, in pence: what an account gets is positive, what it gives negative.

    The budget is that of the claim unless another is named. Gives the name that its rows share.
    Errors: ``ValueError`` when the sides do not add up to nothing, or when nothing moves.
    """
    if sum(moves.values()):
        raise ValueError("The sides of a movement of money add up to nothing.")
    sides = {account: pence for account, pence in moves.items() if pence}
    if not sides:
        raise ValueError("A movement of money moves some.")
    deed, now = secret.reference(), clock.now()
    for account, pence in sides.items():
        db.session.add(
            LedgerEntry(
                deed=deed,
                what=what,
                at=now,
                on_day=on_day or clock.today(),
                ledger=ledger,
                account=account,
                amount_pence=pence,
                budget_id=budget_id if budget_id is not None or claim is None else claim.budget_id,
                claim_id=claim.id if claim else None,
                payment_id=payment.id if payment else None,
                float_id=float_id,
            )
        )
    db.session.flush()
    return deed
