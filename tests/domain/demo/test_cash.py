"""Cash is kept, handed out, signed for and counted, and too much comes back bit by bit: in the demo world as in life."""

from __future__ import annotations

from sqlalchemy import func, select

from coprod.core import clock
from coprod.core.db import db
from coprod.payments.models import CashFloat, FloatEntry, LedgerEntry, Recovery
from coprod.payments.queries import floats
from coprod.payments.rules.floats import FloatMove, difference, inside
from coprod.payments.rules.paying import Account
from coprod.payments.rules.recovering import RecoveryStage


def test_cash_is_put_in_handed_out_signed_for_and_counted_and_three_pounds_wait_to_be_settled() -> None:
    reference = db.session.scalars(select(CashFloat.reference)).one()
    cash = floats.one(reference)
    assert cash is not None
    book = cash.entries

    assert [(each.move, each.amount_pence) for each in book] == [
        (FloatMove.TOPPED_UP, 4000),
        (FloatMove.GIVEN_BACK, 500),
        (FloatMove.PAID_OUT, 2500),
        (FloatMove.TOPPED_UP, 3000),
        (FloatMove.GIVEN_BACK, 500),
        (FloatMove.COUNTED, 5200),
    ]
    assert (inside(book), difference(book)) == (5500, -300)
    paid, counted = book[2], book[-1]
    assert paid.words and paid.payment is not None
    assert len({cash.holder_id, paid.by_id, counted.by_id, paid.payment.claimant_id}) == 4


def test_one_sum_comes_back_in_parts_and_another_waits_for_a_second_person() -> None:
    back, waits = db.session.scalars(select(Recovery).order_by(Recovery.id)).all()
    overpaid = db.session.scalar(
        select(func.sum(LedgerEntry.amount_pence)).where(LedgerEntry.account == Account.OVERPAID)
    )

    assert back.stage is RecoveryStage.AGREED and overpaid == 1000
    assert back.in_parts and back.answer and len({back.noted_by_id, back.agreed_by_id, back.claimant_id}) == 3
    assert waits.stage is RecoveryStage.NOTED and waits.said_at is None


def test_nothing_of_it_lies_in_the_future() -> None:
    days = db.session.scalars(select(FloatEntry.on_day)).all()
    later = db.session.scalars(select(LedgerEntry.on_day).where(LedgerEntry.on_day > clock.today())).all()

    assert max(days) < clock.today() and not later
