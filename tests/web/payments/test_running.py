"""A payment run from the desk of a payer: made, confirmed by another, its file, and what became of each payment."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core import clock
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading
from coprod.core.outbox import Mail
from coprod.involvement.rules.agreements import Route
from coprod.involvement.rules.opportunities import Method
from coprod.payments.models import BankDetails, Claim, PayChoice, Payment, PaymentRun
from coprod.payments.operations import approving, bank_keys
from coprod.payments.queries import payable
from coprod.payments.rules.accounts import Account
from coprod.payments.rules.claims import ClaimStage
from coprod.people.models import Person
from coprod.programmes.models import Organisation, Programme
from coprod.programmes.rules import Role
from tests.base.html import read
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.involvement import an_agreement, an_opportunity
from tests.factories.payments import a_budget, a_claim, serves
from tests.factories.people import a_person

RUNS, TODAY = "/manage/payment-runs", "/manage"


@dataclass
class Desk:
    """One organisation with a claim that is approved, and everybody who has to do with its money."""

    due: str
    claim: int
    claimant: int
    payer: Visitor
    second: Visitor
    approver: Visitor


def an_account(person: Person, number: str = "12345678") -> None:
    packet, name = bank_keys.seal(Account("A Partner", "112233", number), person)
    db.session.add(
        BankDetails(
            person_id=person.id,
            packet=packet,
            sealed_with=name,
            last_digits=number[-4:],
            made_at=clock.now(),
            confirmed_at=clock.now(),
            hold_until=clock.now() - timedelta(hours=1),
        )
    )
    db.session.flush()


@pytest.fixture
def desk(app: Service, kept: Kept, sign_in: Callable[[Visitor, Person], Visitor]) -> Desk:
    def browser(person: Person) -> Visitor:
        return sign_in(Visitor(app, app.response_class), person)

    with kept():
        opportunity = an_opportunity()
        person = a_person(name="Ann Partner")
        agreement = an_agreement(opportunity, person, route=Route.ACCOUNTS_PAYABLE)
        claim = a_claim(agreement, a_budget(opportunity), expense_pence=1450)
        an_account(person)
        approver = serves(opportunity, Role.FINANCE_APPROVER)
        payer, second = serves(opportunity, Role.PAYER), serves(opportunity, Role.PAYER)
        approving.approve(claim, by=approver.id)
        slug = db.session.get_one(Programme, opportunity.programme_id).slug
        reference = db.session.get_one(Organisation, opportunity.organisation_id).reference
        numbers = (claim.id, person.id)
    return Desk(
        f"{RUNS}/due/{slug}/{reference}", *numbers, browser(payer), browser(second), browser(approver)
    )


def the_run(app: Service) -> tuple[str, list[Payment]]:
    with app.app_context(), reading():
        run = db.session.scalars(select(PaymentRun).order_by(PaymentRun.id.desc())).first()
        assert run is not None
        payments = db.session.scalars(
            select(Payment).where(Payment.run_id == run.id).order_by(Payment.id)
        ).all()
        db.session.expunge_all()
        return f"{RUNS}/{run.reference}", list(payments)


def test_one_person_makes_a_run_another_confirms_it_and_its_file_is_the_same_each_time(
    desk: Desk, app: Service
) -> None:
    told = desk.payer.see(desk.due).main.text
    assert "Ann Partner" in told and "£75.00" in told and "£14.50" in told and "£89.50" not in told
    today = desk.payer.see(TODAY).main.text
    assert "2 sums are approved and not in a payment run" in today
    assert "1 person is not known to the finance system yet" in today

    desk.payer.fill(desk.due, profile="bank")
    run, payments = the_run(app)
    assert "wait" not in desk.payer.see(TODAY).main.text
    for another in (desk.second, desk.approver):
        assert "1 payment run waits for a second person" in another.see(TODAY).main.text
    assert sorted(each.amount_pence for each in payments) == [1450, 7500]
    assert "A second person must confirm it." in desk.payer.see(run).main.text
    desk.second.fill(run, form=f"{run}/confirm")
    assert "1 payment run is confirmed: make its file" in desk.payer.see(TODAY).main.text
    # The number of this test is an example, and its file is made all the same.
    assert "Look at the accounts before you make the file" in desk.payer.see(run).main.text
    doubted = desk.payer.see(f"{run}/accounts").main.text
    assert "We looked at 1 account." in doubted and "account ending in 5678, sort code 11-22-33" in doubted
    assert desk.approver.get(f"{run}/accounts").status_code == 403

    first = desk.payer.fill(run, form=f"{run}/file")
    again = desk.payer.fill(run, form=f"{run}/file")
    assert first.data == again.data and first.headers["Cache-Control"] == "no-store"
    rows = list(csv.reader(first.data.decode("utf-8-sig").splitlines()))
    assert [row[:3] for row in rows[1:]] == [["112233", "12345678", "A Partner"]] * 2
    assert {row[4] for row in rows[1:]} == {"75.00", "14.50"}

    assert "Say what became of 1 payment run" in desk.payer.see(TODAY).main.text
    desk.payer.fill(f"{run}/all-went")
    with app.app_context(), reading():
        assert db.session.get_one(Claim, desk.claim).stage is ClaimStage.PAID
        letters = [
            f"{each.subject} {each.body}"
            for each in db.session.scalars(select(Mail))
            if each.kind == "remittance"
        ]
        trail = str([row.details for row in db.session.scalars(select(AuditRow))])
    assert len(letters) == 2 and not any("£" in each for each in letters)
    assert "12345678" not in trail
    desk.payer.fill(run, form=f"{run}/close")
    assert "Done" in desk.payer.see(run).main.text


def test_a_payment_that_came_back_is_made_again_once(desk: Desk, app: Service) -> None:
    desk.payer.fill(desk.due, profile="bank")
    run, payments = the_run(app)
    desk.second.fill(run, form=f"{run}/confirm")
    desk.payer.fill(run, form=f"{run}/file")
    desk.payer.fill(f"{run}/all-went")
    paid = next(each for each in payments if each.amount_pence == 7500)
    noted = desk.payer.fill(f"{run}/payments/{paid.reference}", what="return", why="Account closed")
    assert noted.status_code == 302, read(noted.text).main.text

    made = desk.payer.fill(desk.due, profile="bank")
    assert made.status_code == 302, read(made.text).main.text
    newest, again = the_run(app)
    # It was the wrong button, somebody says now; but the next run pays it already.
    page = desk.payer.see(f"{run}/payments/{paid.reference}").main.text
    assert "It was paid after all" in page and "It could not be paid" not in page
    late = desk.payer.fill(f"{run}/payments/{paid.reference}", what="pay")
    assert late.status_code == 422 and "It is in a newer payment run." in read(late.text).main.text

    assert newest != run and [each.amount_pence for each in again] == [7500]
    assert again[0].replaces_id == paid.id
    assert "Nothing is ready to be paid, so there is no run to make." in desk.payer.see(desk.due).main.text


def test_whoever_approved_it_sees_the_run_and_does_not_pay(desk: Desk, app: Service) -> None:
    assert desk.approver.get(desk.due).status_code == 403
    desk.payer.fill(desk.due, profile="bank")
    run, _payments = the_run(app)

    assert "£75.00" in desk.approver.see(run).main.text
    assert desk.approver.get(f"{run}/all-went").status_code == 403


def test_cash_is_seen_to_by_hand_and_not_in_the_file(desk: Desk, app: Service, kept: Kept) -> None:
    with kept():
        db.session.add(PayChoice(person_id=desk.claimant, method=Method.CASH, changed_at=clock.now()))
    desk.payer.fill(desk.due, profile="bank")
    run, payments = the_run(app)
    desk.second.fill(run, form=f"{run}/confirm")
    made = desk.payer.fill(run, form=f"{run}/file")

    assert len(made.data.decode("utf-8-sig").splitlines()) == 1
    assert all(each.details_id is None for each in payments)
    assert "Somebody must see to it by hand: In cash" in desk.payer.see(run).main.text


def test_an_account_that_changed_after_the_run_was_made_gets_nothing(
    desk: Desk, app: Service, kept: Kept
) -> None:
    desk.payer.fill(desk.due, profile="bank")
    run, _payments = the_run(app)
    desk.second.fill(run, form=f"{run}/confirm")
    with kept():
        for each in db.session.scalars(select(BankDetails)):
            each.replaced_at = clock.now()

    told = desk.payer.fill(run, form=f"{run}/file")

    assert told.status_code in (409, 422)
    assert "everybody in it has changed where their money goes" in read(told.text).text


def test_no_file_is_made_with_an_account_that_cannot_be_opened(desk: Desk, app: Service, kept: Kept) -> None:
    desk.payer.fill(desk.due, profile="bank")
    run, _payments = the_run(app)
    desk.second.fill(run, form=f"{run}/confirm")
    with kept():
        for each in db.session.scalars(select(BankDetails)):
            each.sealed_with = "gone"

    told = desk.payer.fill(run, form=f"{run}/file")

    assert told.status_code in (409, 422)
    assert "cannot be opened any more" in read(told.text).text
    assert the_run(app)[1][0].stage.value == "frozen"


def test_the_page_says_when_more_is_approved_than_one_run_looks_at(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "than one run looks at" not in desk.payer.see(desk.due).main.text

    monkeypatch.setattr(payable, "MOST", 0)

    assert "1 more claim is approved than one run looks at." in desk.payer.see(desk.due).main.text
