"""Random people put cash into floats, take it out, count it and settle: the book, the ledger and the tin say one sum."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule
from sqlalchemy import func, select

from coprod.core import clock
from coprod.core.db import db
from coprod.payments.models import Budget, CashFloat, FloatEntry, LedgerEntry, Payment
from coprod.payments.operations import floats
from coprod.payments.queries import floats as queries
from coprod.payments.rules.claims import Ledger
from coprod.payments.rules.floats import FloatMove, inside, running
from coprod.payments.rules.paying import Account
from soak.money_people import FITTING, NUMBERS, People, must

# What is in each tin when a story begins.
BEGINS_WITH = 10_000


class Cash(People):
    """Two floats: one for payment, which one of the staff keeps, and one for expenses, which somebody else keeps."""

    def cash(self, ledger: Ledger) -> CashFloat:
        return db.session.get_one(CashFloat, self.floats[ledger])

    @rule(
        ledger=st.sampled_from(list(Ledger)),
        by=NUMBERS,
        fits=FITTING,
        pence=st.sampled_from([0, 1, 55, 2500, 9999, 2 * BEGINS_WITH + 1]),
        puts_in=st.booleans(),
    )
    def moves_cash(self, ledger: Ledger, by: int, fits: bool, pence: int, puts_in: bool) -> None:
        cash = self.cash(ledger)
        who = self.who(by, fits, {cash.holder_id})
        deed = floats.put_in if puts_in else floats.take_back
        self.attempt(
            "put in" if puts_in else "taken out", lambda: deed(cash, pence, on=clock.today(), by=who)
        )

    @rule(
        ledger=st.sampled_from(list(Ledger)),
        by=NUMBERS,
        fits=FITTING,
        beyond=st.sampled_from([0, -1, -3000, 55]),
        settles=NUMBERS,
    )
    def counts(self, ledger: Ledger, by: int, fits: bool, beyond: int, settles: int) -> None:
        cash = self.cash(ledger)
        found = inside(queries.entries(cash.id)) + beyond
        who = self.who(by, fits, {cash.holder_id})
        self.attempt("counted", lambda: floats.count(cash, found, by=who))
        if settles % 2:
            other = self.who(settles, fits, {cash.holder_id, who})
            budget = db.session.get_one(Budget, self.budget)
            self.attempt("settled", lambda: floats.settle(cash, budget, why="Nobody knows", by=other))

    @rule(ledger=st.sampled_from(list(Ledger)), by=NUMBERS)
    def closes(self, ledger: Ledger, by: int) -> None:
        """Only what is empty can be closed, which it hardly ever is."""
        cash = self.cash(ledger)
        self.attempt("closed", lambda: floats.close(cash, by=self.who(by, True, {cash.holder_id})))

    def look_into_the_tins(self) -> None:
        """What each book says, line by line, is never below nought and is what the ledger says."""
        for ledger in self.floats:
            cash = self.cash(ledger)
            book = queries.entries(cash.id)
            must(
                all(there >= 0 for _line, there in running(book)), "More came out of a float than was in it."
            )
            must(inside(book) == in_the_ledger(cash), "A float and its ledger say two sums.")
            must(cash.closed_on is None or inside(book) == 0, "A float was closed with money in it.")
            must(all(each.by_id != cash.holder_id for each in book), "A holder wrote in their own book.")
            self._handed_to_others(cash, book)

    def _handed_to_others(self, cash: CashFloat, book: list[FloatEntry]) -> None:
        lines = {each.id: each for each in book}
        for each in book:
            if each.move is FloatMove.PAID_OUT:
                payment = db.session.get_one(Payment, each.payment_id)
                behind = {payment.claimant_id, payment.approver_id}
                must(cash.holder_id not in behind, "A holder handed out what they claimed or approved.")
                must(payment.amount_pence == each.amount_pence, "Another sum was handed out.")
            if each.settles_id is not None:
                must(lines[each.settles_id].by_id != each.by_id, "Somebody settled their own count.")


def in_the_ledger(cash: CashFloat) -> int:
    """What the ledger holds of a float. Cash of one ledger alone stands there."""
    rows = db.session.execute(
        select(LedgerEntry.ledger, func.sum(LedgerEntry.amount_pence))
        .where(LedgerEntry.float_id == cash.id, LedgerEntry.account == Account.FLOAT)
        .group_by(LedgerEntry.ledger)
    )
    found = {ledger: int(pence) for ledger, pence in rows}
    must(found.keys() <= {cash.ledger}, "Cash for one thing stands in the ledger of the other.")
    return found.get(cash.ledger, 0)


def settled(ledger: Ledger) -> int:
    """What budgets bore for floats of a ledger: what was missing less what was too much."""
    rows = db.session.execute(
        select(FloatEntry.move, func.sum(FloatEntry.amount_pence))
        .join(CashFloat, CashFloat.id == FloatEntry.float_id)
        .where(CashFloat.ledger == ledger, FloatEntry.move.in_((FloatMove.MISSING, FloatMove.EXTRA)))
        .group_by(FloatEntry.move)
    )
    found = {move: int(pence) for move, pence in rows}
    return found.get(FloatMove.MISSING, 0) - found.get(FloatMove.EXTRA, 0)
