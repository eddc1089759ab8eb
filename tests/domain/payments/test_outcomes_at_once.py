"""Two people note what became of money at the same moment, or one pays what another takes back (threat T9)."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, reading, writing
from coprod.core.errors import Refused
from coprod.involvement.rules.agreements import Route
from coprod.payments.models import Approval, Claim, Payment, PaymentRun
from coprod.payments.operations import approving, outcomes, running
from coprod.payments.queries import ledger as accounts
from coprod.payments.queries import payable, runs
from coprod.payments.rules.claims import ClaimStage
from coprod.payments.rules.paying import Account, PaymentStage
from coprod.people.models import Person
from coprod.programmes.rules import Role
from tests.base.at_once import at_once
from tests.factories.involvement import an_agreement, an_opportunity
from tests.factories.payments import a_budget, a_claim, related, serves
from tests.factories.people import a_person
from tests.web.payments.test_running import an_account


class World:
    """A claim with time and expenses that is approved, and two who pay."""

    def __init__(self) -> None:
        role, person = an_opportunity(), a_person()
        claim = a_claim(
            an_agreement(role, person, route=Route.ACCOUNTS_PAYABLE), a_budget(role), expense_pence=1450
        )
        an_account(person)
        self.place = (role.programme_id, role.organisation_id)
        self.approver = serves(role, Role.FINANCE_APPROVER).id
        self.payer, self.second = serves(role, Role.PAYER).id, serves(role, Role.PAYER).id
        approving.approve(claim, by=self.approver)
        self.claim = claim.id

    def freeze(self) -> int:
        return running.freeze(*self.place, route=Route.ACCOUNTS_PAYABLE, profile="bank", by=self.payer).run.id

    def send(self) -> PaymentRun:
        run = db.session.get_one(PaymentRun, self.freeze())
        running.confirm(run, by=self.second)
        running.write(run, by=self.payer)
        return run


def in_turn(app: Service, deed: Callable[[], Any]) -> Callable[[], Any]:
    """A deed in a transaction of its own; what it refused, or "done"."""

    def do() -> str:
        with app.app_context():
            try:
                with writing():
                    deed()
            except Refused as reason:
                return str(reason.message)
        return "done"

    return do


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between reading what a payment is and writing what became of it, everybody takes their time."""
    post = outcomes.ledger.post

    def late(*what: Any, **more: Any) -> str:
        time.sleep(0.4)
        return post(*what, **more)

    monkeypatch.setattr(outcomes.ledger, "post", late)


def sent(app: Service) -> tuple[World, str, list[str]]:
    """All of it is on its way: the run, and its payments, by their references."""
    with writing():
        world = World()
        run = world.send()
        payments = select(Payment.reference).where(Payment.run_id == run.id).order_by(Payment.id)
        return world, run.reference, list(db.session.scalars(payments))


def note(app: Service, run: str, reference: str, by: int) -> Callable[[], Any]:
    """That one payment arrived."""

    def arrived() -> None:
        payment = runs.payment(run, reference)
        assert payment is not None
        outcomes.paid(payment, on=clock.today(), by=by)

    return in_turn(app, arrived)


@pytest.mark.usefixtures("slowly")
def test_time_and_expenses_that_are_noted_at_once_leave_no_claim_unpaid(app: Service) -> None:
    world, run, payments = sent(app)

    found = at_once([note(app, run, each, world.payer) for each in payments])

    assert found == ["done", "done"]
    with reading():
        assert db.session.get_one(Claim, world.claim).stage is ClaimStage.PAID
        assert accounts.balance(Account.OWED) == 0


@pytest.mark.usefixtures("slowly")
def test_what_one_notes_while_another_notes_everything_is_in_the_ledger_once(app: Service) -> None:
    world, run, payments = sent(app)

    def everything() -> None:
        held = runs.one(run)
        assert held is not None
        outcomes.all_paid(held, on=clock.today(), by=world.payer)

    found = at_once([in_turn(app, everything), note(app, run, payments[0], world.second)])

    assert all(isinstance(each, str) for each in found), found
    with reading():
        assert accounts.balance(Account.OWED) == 0
        assert db.session.get_one(Claim, world.claim).stage is ClaimStage.PAID
        stages = db.session.scalars(select(Payment.stage)).all()
        assert set(stages) == {PaymentStage.PAID}


def test_an_approval_that_is_taken_back_at_this_moment_gets_into_no_run(
    app: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    with writing():
        world = World()
    due = payable.due

    def late(*what: Any, **more: Any) -> Any:
        found = due(*what, **more)
        time.sleep(0.5)
        return found

    monkeypatch.setattr(payable, "due", late)

    def take_back() -> None:
        time.sleep(0.2)
        approving.take_back_approval(db.session.get_one(Claim, world.claim), "Another day", by=world.approver)
        db.session.flush()
        time.sleep(0.8)

    found = at_once([in_turn(app, world.freeze), in_turn(app, take_back)])

    assert found.count("done") == 1, found
    with reading():
        live = db.session.scalars(
            select(Payment.id)
            .join(Approval, Approval.id == Payment.approval_id)
            .where(Approval.withdrawn_at.is_not(None))
        ).all()
        assert live == []


def test_whoever_is_near_to_somebody_does_not_say_that_their_money_did_not_arrive(app: Service) -> None:
    world, run, payments = sent(app)
    with writing():
        payment = runs.payment(run, payments[0])
        assert payment is not None
        related(db.session.get_one(Person, world.second), db.session.get_one(Person, payment.claimant_id))

        with pytest.raises(Refused, match="too near"):
            outcomes.failed(payment, why="", by=world.second)


@pytest.mark.parametrize("wrongly", ["failed", "returned"])
def test_what_was_noted_wrongly_is_noted_as_paid_after_all_and_the_next_run_pays_nothing(
    app: Service, wrongly: str
) -> None:
    world, run, payments = sent(app)
    with writing():
        payment = runs.payment(run, payments[0])
        assert payment is not None
        if wrongly == "failed":
            outcomes.failed(payment, why="The wrong button", by=world.payer)
        else:
            outcomes.paid(payment, on=clock.today(), by=world.payer)
            outcomes.returned(payment, why="The wrong button", on=clock.today(), by=world.payer)
        owed = -accounts.balance(Account.OWED)
        outcomes.paid(payment, on=clock.today(), by=world.second)

        assert (payment.stage, payment.failed_why) == (PaymentStage.PAID, "")
        assert -accounts.balance(Account.OWED) == owed - payment.amount_pence
        with pytest.raises(Refused):
            world.freeze()


def test_what_a_newer_run_pays_already_is_not_noted_as_paid_after_all(app: Service) -> None:
    world, run, payments = sent(app)
    with writing():
        payment = runs.payment(run, payments[0])
        assert payment is not None
        outcomes.failed(payment, why="", by=world.payer)
        newer = db.session.get_one(PaymentRun, world.freeze())
        with pytest.raises(Refused, match="newer payment run"):
            outcomes.paid(payment, on=clock.today(), by=world.payer)
        running.cancel(newer, by=world.payer)
        outcomes.paid(payment, on=clock.today(), by=world.payer)

        assert payment.stage is PaymentStage.PAID


def test_what_is_not_approved_any_more_is_not_noted_as_paid_after_all(app: Service) -> None:
    world, run, payments = sent(app)
    with writing():
        for each in payments:
            payment = runs.payment(run, each)
            assert payment is not None
            outcomes.failed(payment, why="", by=world.payer)
        approving.take_back_approval(db.session.get_one(Claim, world.claim), "Another day", by=world.approver)
        db.session.flush()

        with pytest.raises(Refused, match="taken back"):
            outcomes.paid(payment, on=clock.today(), by=world.payer)


def test_a_run_that_is_made_while_somebody_notes_that_it_arrived_after_all_pays_nothing_twice(
    app: Service,
) -> None:
    world, run, payments = sent(app)
    with writing():
        payment = runs.payment(run, payments[0])
        assert payment is not None
        outcomes.failed(payment, why="", by=world.payer)

    found = at_once([note(app, run, payments[0], world.second), in_turn(app, world.freeze)])

    assert "done" in found and all(isinstance(each, str) for each in found), found
    with reading():
        live = [
            each
            for each in db.session.scalars(select(Payment))
            if each.stage.value in ("frozen", "sent", "paid")
        ]
        assert len({each.ledger for each in live}) == len(live)
