"""Writing in the book of a cash float. Each line that moves money is in the ledger as well, in the same breath.

Nothing else writes there: what the book says and what the ledger says of a float are one sum (domain rules P7, P21).
"""

from __future__ import annotations

from datetime import date

from coprod.core import clock
from coprod.core.db import db, hold
from coprod.core.errors import Refused
from coprod.core.money import pounds
from coprod.core.words import _
from coprod.payments.models import Budget, CashFloat, Claim, FloatEntry, Payment, RecoveryPart
from coprod.payments.operations import days, ledger
from coprod.payments.queries import floats
from coprod.payments.rules.floats import GOES_OUT, FloatMove, difference, signed, to_take_out
from coprod.payments.rules.paying import Account

# Where the money of a line comes from, or goes to.
AGAINST = {
    FloatMove.TOPPED_UP: Account.BANK,
    FloatMove.TAKEN_BACK: Account.BANK,
    FloatMove.PAID_OUT: Account.OWED,
    FloatMove.CAME_BACK: Account.OWED,
    FloatMove.GIVEN_BACK: Account.OVERPAID,
    FloatMove.PUT_RIGHT: Account.OVERPAID,
    FloatMove.MISSING: Account.COST,
    FloatMove.EXTRA: Account.COST,
}
# What the ledger calls a line, where a payment through the bank is called the same.
CALLED = {
    FloatMove.TOPPED_UP: "put into a float",
    FloatMove.TAKEN_BACK: "taken out of a float",
    FloatMove.PAID_OUT: "paid",
    FloatMove.CAME_BACK: "came back",
    FloatMove.GIVEN_BACK: "given back",
    FloatMove.PUT_RIGHT: "put right",
    FloatMove.MISSING: "missing in a float",
    FloatMove.EXTRA: "extra in a float",
}


def hold_open(cash: CashFloat, *, by: int) -> list[FloatEntry]:
    """Hold a float until the transaction ends, and read its book. Errors: ``Refused`` for its holder, or when closed."""
    hold(cash)
    if by == cash.holder_id:
        raise Refused(_("You keep this cash. Somebody else must write it down."))
    if cash.closed_on is not None:
        raise Refused(_("This cash float is closed. Nothing more can be written in its book."))
    return floats.entries(cash.id)


def _insist_on_cash(book: list[FloatEntry], move: FloatMove, pence: int) -> None:
    there = to_take_out(move, book)
    if move not in GOES_OUT or move is FloatMove.MISSING or pence <= there:
        return
    if move is FloatMove.TAKEN_BACK and difference(book) < 0:
        raise Refused(_("The last count found less than there should be. Count it again first."))
    raise Refused(_("There is only %(amount)s in this cash float. Put money in first.", amount=pounds(there)))


def enter(
    cash: CashFloat,
    move: FloatMove,
    pence: int,
    *,
    by: int,
    on: date,
    words: str = "",
    claim: Claim | None = None,
    payment: Payment | None = None,
    part: RecoveryPart | None = None,
    settles: FloatEntry | None = None,
    budget: Budget | None = None,
) -> FloatEntry:
    """Write one line, and the same in the ledger. Errors: ``Refused``, also for more than is there."""
    book = hold_open(cash, by=by)
    days.insist_on_day(on, cash.opened_on)
    if pence <= 0 and move is not FloatMove.COUNTED:
        raise Refused(_("Say how much it is."))
    _insist_on_cash(book, move, pence)
    entry = FloatEntry(
        float_id=cash.id,
        move=move,
        amount_pence=pence,
        payment_id=payment.id if payment else None,
        part_id=part.id if part else None,
        settles_id=settles.id if settles else None,
        budget_id=budget.id if budget else None,
        words=words,
        on_day=on,
        at=clock.now(),
        by_id=by,
    )
    db.session.add(entry)
    db.session.flush()
    if comes := signed(move, pence):
        ledger.post(
            CALLED[move],
            ledger=cash.ledger,
            moves={Account.FLOAT: comes, AGAINST[move]: -comes},
            claim=claim,
            budget_id=budget.id if budget else (payment.budget_id if payment else None),
            payment=payment,
            float_id=cash.id,
            on_day=on,
        )
    return entry
