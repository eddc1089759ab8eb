"""What somebody was paid, as they see it: time and expenses never in one sum (domain rules P7, P16)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from coprod import Service
from coprod.core import clock
from coprod.core.db import db
from coprod.payments.models import Approval, Payment
from coprod.payments.rules.claims import Ledger
from coprod.payments.rules.paying import PaymentStage
from coprod.people.models import Person
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.involvement import an_agreement
from tests.factories.payments import a_claim, a_payment
from tests.factories.people import a_person

MINE = "/me/payments"
PAID_ON = date(2026, 4, 5)


@pytest.fixture
def paid(app: Service, kept: Kept, sign_in: Callable[[Visitor, Person], Visitor]) -> tuple[Visitor, str]:
    """Somebody who was paid £75 for their time and given back £14.50, on the last day of a tax year."""
    with kept():
        person = a_person()
        claim = a_claim(an_agreement(person=person), expense_pence=1450)
        payment = a_payment(claim, stage=PaymentStage.PAID, paid_on=PAID_ON, policy_name="Involvement policy")
        approval = db.session.get_one(Approval, payment.approval_id)
        db.session.add(
            Payment(
                run_id=payment.run_id,
                payer_id=payment.payer_id,
                approval_id=approval.id,
                claim_id=claim.id,
                claimant_id=claim.person_id,
                approver_id=approval.approver_id,
                budget_id=payment.budget_id,
                ledger=Ledger.EXPENSE,
                method=payment.method,
                amount_pence=1450,
                stage=PaymentStage.PAID,
                frozen_at=clock.now(),
                paid_on=PAID_ON,
            )
        )
        reference = claim.reference
    return sign_in(Visitor(app, app.response_class), person), reference


def the_statement(browser: Visitor) -> str:
    found = [str(link.get("href")) for link in browser.see(MINE).all("a")]
    return next(each for each in found if "/years/2025/" in each)


def test_a_remittance_has_two_parts_and_no_common_sum(paid: tuple[Visitor, str]) -> None:
    browser, reference = paid
    assert MINE in [link.get("href") for link in browser.see("/me").all("a")]
    assert f"{MINE}/{reference}" in [link.get("href") for link in browser.see(MINE).all("a")]

    told = browser.see(f"{MINE}/{reference}")

    assert told.title == "Coprod"
    assert all(words in told.main.text for words in ("£75.00", "£14.50", "Involvement policy", "Expenses"))
    assert "£89.50" not in told.text


def test_a_statement_counts_by_the_day_of_payment_and_keeps_them_apart(paid: tuple[Visitor, str]) -> None:
    browser, _reference = paid
    address = next(
        str(link.get("href"))
        for link in browser.see(MINE).all("a")
        if "/years/2025/" in str(link.get("href"))
    )

    told = browser.see(address).main.text

    assert "Tax year 2025/26" in told and "Together: £75.00" in told and "Together: £14.50" in told
    assert "£89.50" not in told and "no advice" in told
    lines = browser.get(f"{address}/file").data.decode("utf-8-sig").splitlines()
    assert len(lines) == 3 and ',"75.00",' in lines[1] + lines[2]
    assert browser.get(address.replace("2025", "2026")).status_code == 404


def test_nobody_sees_what_somebody_else_was_paid(
    paid: tuple[Visitor, str], app: Service, kept: Kept, sign_in: Callable[[Visitor, Person], Visitor]
) -> None:
    browser, reference = paid
    with kept():
        other = a_person()
    somebody = sign_in(Visitor(app, app.response_class), other)
    address = next(
        str(link.get("href")) for link in browser.see(MINE).all("a") if "/years/" in str(link.get("href"))
    )

    assert somebody.get(f"{MINE}/{reference}").status_code == 404
    assert somebody.get(address).status_code == 404
    assert "£" not in somebody.see(MINE).main.text
