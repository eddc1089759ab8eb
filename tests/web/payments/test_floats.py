"""Cash from the desk: a float is opened, filled, paid out from, counted and settled, each by whoever may."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, reading
from coprod.involvement.models import Opportunity
from coprod.involvement.rules.opportunities import Method
from coprod.payments.models import CashFloat, PaymentRun
from coprod.payments.operations import floats
from coprod.payments.rules.claims import Ledger
from coprod.payments.rules.paying import PaymentStage
from coprod.programmes.models import Organisation, Programme
from coprod.programmes.rules import Role
from tests.base.html import read
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.involvement import an_agreement
from tests.factories.payments import a_budget, a_cash_float, a_claim, a_payment

FLOATS, TODAY = "/manage/floats", "/manage"


def test_cash_goes_in_is_handed_out_counted_and_settled(
    app: Service, kept: Kept, role: Opportunity, serving: Callable[..., Visitor]
) -> None:
    payer, holder, second = serving(Role.PAYER), serving(Role.FINANCE_APPROVER), serving(Role.PAYER)
    with kept():
        slug = db.session.get_one(Programme, role.programme_id).slug
        partner = db.session.get_one(Organisation, role.organisation_id).reference
        budget = a_budget(role).reference
        made = a_payment(a_claim(an_agreement(role)), payer.person, method=Method.CASH)
        run = f"/manage/payment-runs/{db.session.get_one(PaymentRun, made.run_id).reference}"
        payment, keeper = f"{run}/payments/{made.reference}", holder.person.reference
    opening = f"{FLOATS}/new/{slug}/{partner}"
    payer.fill(opening, name="Reception", ledger="payment", holder=keeper)
    with app.app_context(), reading():
        cash = f"{FLOATS}/{db.session.scalars(select(CashFloat.reference)).one()}"

    payer.fill(f"{cash}/put-in", amount="100")
    told = payer.fill(payment, what="pay", float_reference=cash.rsplit("/", 1)[1], why="")
    assert told.status_code == 422 and "where the receipt lies" in read(told.text).text
    payer.fill(payment, what="pay", float_reference=cash.rsplit("/", 1)[1], why="Folder 3, page 2")
    assert "£25.00" in payer.see(FLOATS).main.text
    book = payer.see(cash).main.text
    assert "Paid out, and signed for" in book and "Folder 3, page 2" in book and "−\u2060£75.00" in book

    assert "You keep this cash" in holder.see(cash).main.text
    assert holder.fill(f"{cash}/count", amount="25").status_code == 422
    payer.fill(f"{cash}/count", amount="24.50")
    assert "50p less" in payer.see(cash).main.text or "£0.50 less" in payer.see(cash).main.text
    settle = "1 cash float has a difference: settle it"
    assert [settle in each.see(TODAY).main.text for each in (second, payer, holder)] == [True, False, False]
    assert "There is a difference" in second.see(FLOATS).main.text
    second.fill(f"{cash}/settle", budget=budget, why="Nobody knows")
    assert "There is a difference" not in second.see(cash).main.text
    assert settle not in second.see(TODAY).main.text
    second.fill(f"{cash}/take-back", amount="24.50")
    second.fill(cash, form=f"{cash}/close")
    assert "Closed" in second.see(cash).main.text


@pytest.mark.parametrize(
    ("how", "asked"),
    [
        ((Method.BANK, PaymentStage.SENT), "What does the bank say? (optional)"),
        ((Method.BANK, PaymentStage.PAID), "What does the bank say? (optional)"),
        ((Method.CASH, PaymentStage.SENT), "Where is the signed receipt, or what went wrong?"),
        ((Method.CASH, PaymentStage.PAID), "What happened? (optional)"),
        ((Method.VOUCHER, PaymentStage.SENT), "What happened? (optional)"),
    ],
)
def test_what_is_asked_of_a_payment_goes_by_how_it_is_paid_and_how_far_it_is(
    how: tuple[Method, PaymentStage],
    asked: str,
    kept: Kept,
    role: Opportunity,
    serving: Callable[..., Visitor],
) -> None:
    payer, holder = serving(Role.PAYER), serving(Role.FINANCE_APPROVER).person.id
    with kept():
        floats.start(role, name="Tin", ledger=Ledger.PAYMENT, holder_id=holder, by=payer.person.id)
        payment = a_payment(a_claim(an_agreement(role)), method=how[0], stage=how[1])
        run = db.session.get_one(PaymentRun, payment.run_id).reference
        page = f"/manage/payment-runs/{run}/payments/{payment.reference}"

    told = payer.see(page).main.text

    assert asked in told
    assert ("stays in the book of the float for good" in told) is asked.startswith("Where")


def test_what_was_written_after_a_count_is_counted_again_before_anybody_settles(
    kept: Kept, role: Opportunity, serving: Callable[..., Visitor]
) -> None:
    payer, holder, second = serving(Role.PAYER), serving(Role.FINANCE_APPROVER), serving(Role.PAYER)
    with kept():
        tin = a_cash_float(a_budget(role), holder.person)
        cash = f"{FLOATS}/{tin.reference}"
    assert "Settle the difference" in second.see(cash).main.text

    payer.fill(f"{cash}/put-in", amount="1")

    told = second.see(cash).main.text
    assert "Something was written down since. Count again." in told and "Settle the difference" not in told
    today = [each.see(TODAY).main.text for each in (second, holder)]
    assert ["Count the cash of 1 float again" in each for each in today] == [True, False]
    assert not any("settle it" in each for each in today)


@pytest.mark.parametrize(("days", "is_due"), [(30, False), (31, True)])
def test_cash_that_nobody_counted_for_31_days_is_on_today_and_not_for_whoever_keeps_it(
    days: int, is_due: bool, kept: Kept, role: Opportunity, serving: Callable[..., Visitor]
) -> None:
    payer, holder = serving(Role.PAYER), serving(Role.FINANCE_APPROVER)
    with kept(), clock.at(clock.now() - timedelta(days=days)):
        cash = floats.start(
            role, name="Tin", ledger=Ledger.PAYMENT, holder_id=holder.person.id, by=payer.person.id
        )
        floats.put_in(cash, 5000, on=clock.today(), by=payer.person.id)

    assert ("Count the cash of 1 float" in payer.see(TODAY).main.text) is is_due
    assert "Count the cash" not in holder.see(TODAY).main.text
