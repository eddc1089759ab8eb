"""Cash that somebody keeps: what its book says, who may write in it, and how it is counted and settled (rule P21)."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, reading, writing
from coprod.core.errors import Refused
from coprod.involvement.rules.opportunities import Method
from coprod.payments.models import CashFloat, Payment, PaymentRun
from coprod.payments.operations import float_book, floats, forget, outcomes
from coprod.payments.queries import floats as queries
from coprod.payments.queries import ledger, runs
from coprod.payments.rules.claims import Ledger
from coprod.payments.rules.floats import FloatMove, difference, inside, to_take_out
from coprod.payments.rules.paying import Account, PaymentStage
from coprod.programmes.rules import Role
from tests.base.at_once import at_once
from tests.domain.payments.test_outcomes_at_once import in_turn
from tests.factories.involvement import an_agreement, an_opportunity
from tests.factories.payments import a_budget, a_claim, a_payment, related, serves
from tests.factories.people import a_person


class World:
    """A float of £100 for payment, kept by an approver, and a payment of £75 in cash that is on its way."""

    def __init__(self) -> None:
        self.role, self.person = an_opportunity(), a_person()
        self.holder = serves(self.role, Role.FINANCE_APPROVER)
        self.payer, self.second = serves(self.role, Role.PAYER), serves(self.role, Role.PAYER)
        self.budget = a_budget(self.role)
        self.cash = self.a_float(Ledger.PAYMENT)
        floats.put_in(self.cash, 10_000, on=clock.today(), by=self.payer.id)
        self.payment = self.a_payment(to=self.person)

    def a_float(self, of: Ledger) -> CashFloat:
        return floats.start(self.role, name="The tin", ledger=of, holder_id=self.holder.id, by=self.payer.id)

    def a_payment(self, **more: Any) -> Payment:
        agreement = an_agreement(self.role, more.pop("to", None) or a_person())
        claim = a_claim(agreement, self.budget, pence=more.pop("pence", 7500))
        made = a_payment(claim, self.payer, method=more.pop("method", Method.CASH), **more)
        found = runs.payment(db.session.get_one(PaymentRun, made.run_id).reference, made.reference)
        assert found is not None
        return found

    def hand_out(self, payment: Payment | None = None, **more: Any) -> None:
        facts: dict[str, Any] = {"by": self.payer.id, "cash": self.cash, "receipt": "Folder 3", **more}
        outcomes.paid(payment or self.payment, on=clock.today(), **facts)

    def book(self) -> list[tuple[str, int]]:
        return [(each.move.value, each.amount_pence) for each in queries.entries(self.cash.id)]

    def there(self) -> int:
        """What is in the float; its book and the ledger must say one sum."""
        held = inside(queries.entries(self.cash.id))
        assert ledger.balance(Account.FLOAT, ledger=Ledger.PAYMENT, float_id=self.cash.id) == held
        return held


def test_what_is_handed_out_and_comes_back_stands_in_the_book_and_in_the_ledger(app: Service) -> None:
    with writing():
        world = World()
        world.hand_out()
        assert world.there() == 2500

        outcomes.returned(world.payment, why="Not at home", on=clock.today(), by=world.payer.id)
        with pytest.raises(Refused, match="back in its float"):
            world.hand_out()
        floats.take_back(world.cash, 10_000, on=clock.today(), by=world.second.id)
        floats.close(world.cash, by=world.second.id)

    assert world.book() == [
        ("topped_up", 10_000),
        ("paid_out", 7500),
        ("came_back", 7500),
        ("taken_back", 10_000),
    ]
    with reading():
        assert world.there() == 0 and ledger.balance(Account.BANK) == 0 and ledger.unbalanced() == []


def test_why_cash_came_back_is_wiped_with_the_person_and_never_stands_in_the_book(app: Service) -> None:
    with writing():
        world = World()
        world.hand_out()
        outcomes.returned(world.payment, why="She is in hospital", on=clock.today(), by=world.payer.id)
        book = queries.entries(world.cash.id)
        assert [each.words for each in book] == ["", "Folder 3", ""]
        assert [each.told for each in book] == ["", "Folder 3", "She is in hospital"]

        forget(world.person, by=None)
        db.session.expire_all()

        assert [each.told for each in queries.entries(world.cash.id)] == ["", "Folder 3", ""]


def test_a_difference_is_settled_from_a_budget_by_somebody_who_did_not_count(app: Service) -> None:
    with writing():
        world = World()
        cash, budget = world.cash, world.budget
        assert floats.count(cash, 9_400, by=world.second.id) == -600
        book = queries.entries(cash.id)
        left = to_take_out(FloatMove.TAKEN_BACK, book)
        assert (inside(book), difference(book), left) == (10_000, -600, 9_400)
        for by, words in ((world.second, "second person"), (world.holder, "You keep this cash")):
            with pytest.raises(Refused, match=words):
                floats.settle(cash, budget, why="Nobody knows", by=by.id)

        assert floats.settle(cash, budget, why="Nobody knows", by=world.payer.id) == -600
        assert world.there() == 9_400 and ledger.balance(Account.COST, budget_id=budget.id) == 600

        # A second count finds a coin more, and then nothing is left to settle.
        assert floats.count(cash, 9_500, by=world.payer.id) == 100
        floats.settle(cash, budget, why="It lay under the tin", by=world.second.id)
        assert world.there() == 9_500 and ledger.balance(Account.COST, budget_id=budget.id) == 500
        with pytest.raises(Refused, match="no difference"):
            floats.settle(cash, budget, why="Again", by=world.second.id)


@pytest.mark.parametrize(
    ("found", "later", "cost"),
    [(2500, "handed out", 0), (12_500, "put in", 0), (2400, "handed out", 100)],
)
def test_cash_that_was_counted_before_it_was_written_down_is_no_cost_twice(
    app: Service, found: int, later: str, cost: int
) -> None:
    with writing():
        world = World()
        floats.count(world.cash, found, by=world.second.id)
        if later == "handed out":
            world.hand_out()
        else:
            floats.put_in(world.cash, 2500, on=clock.today(), by=world.payer.id)

        with pytest.raises(Refused, match="Something was written down since"):
            floats.settle(world.cash, world.budget, why="Nobody knows", by=world.payer.id)
        assert floats.count(world.cash, found, by=world.second.id) == -cost
        if cost:
            floats.settle(world.cash, world.budget, why="Nobody knows", by=world.payer.id)

        assert world.there() == found and ledger.balance(Account.COST, budget_id=world.budget.id) == cost


REFUSED: dict[str, tuple[str, Callable[[World], object]]] = {
    "more than is there": (
        "There is only £100.00",
        lambda world: floats.take_back(world.cash, 10_001, on=clock.today(), by=world.payer.id),
    ),
    "taken back, though a count could not find it": (
        "Count it again first",
        lambda world: (
            floats.count(world.cash, 9_400, by=world.second.id),
            floats.take_back(world.cash, 9_401, on=clock.today(), by=world.payer.id),
        ),
    ),
    "closed with a difference": (
        "found a difference",
        lambda world: (
            floats.count(world.cash, 2500, by=world.second.id),
            world.hand_out(),
            world.hand_out(world.a_payment(pence=2500)),
            floats.close(world.cash, by=world.payer.id),
        ),
    ),
    "money put in before it was open": (
        "cannot have been before",
        lambda world: floats.put_in(world.cash, 1, on=clock.today() - timedelta(days=1), by=world.payer.id),
    ),
    "the holder writes": (
        "You keep this cash",
        lambda world: world.hand_out(by=serves(world.role, Role.PAYER, world.holder).id),
    ),
    "the holder gets it": (
        "claimed or approved this",
        lambda world: world.hand_out(world.a_payment(to=world.holder)),
    ),
    "the holder is near": (
        "must not hand this out",
        lambda world: (related(world.holder, world.person), world.hand_out()),
    ),
    "no receipt": ("where the receipt lies", lambda world: world.hand_out(receipt=" ")),
    "not in cash": ("not paid in cash", lambda world: world.hand_out(world.a_payment(method=Method.BANK))),
    "money for expenses": (
        "for this kind of money",
        lambda world: world.hand_out(cash=world.a_float(Ledger.EXPENSE)),
    ),
    "for oneself": (
        "for yourself",
        lambda world: floats.start(
            world.role,
            name="Mine",
            ledger=Ledger.PAYMENT,
            holder_id=world.payer.id,
            by=world.payer.id,
        ),
    ),
    "kept by a stranger": (
        "works for this organisation",
        lambda world: floats.start(
            world.role,
            name="Tin",
            ledger=Ledger.PAYMENT,
            holder_id=world.person.id,
            by=world.payer.id,
        ),
    ),
    "closed with money in it": ("still money", lambda world: floats.close(world.cash, by=world.payer.id)),
    "somebody else’s budget": (
        "budget of this organisation",
        lambda world: (
            floats.count(world.cash, 1, by=world.second.id),
            floats.settle(world.cash, a_budget(an_opportunity()), why="So", by=world.payer.id),
        ),
    ),
    "counted by somebody near": (
        "too near",
        lambda world: (
            related(world.holder, world.second),
            floats.count(world.cash, 1, by=world.second.id),
        ),
    ),
    "by a stranger": (
        "You do not pay",
        lambda world: floats.put_in(world.cash, 1, on=clock.today(), by=world.person.id),
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_float_refuses(app: Service, case: str) -> None:
    words, deed = REFUSED[case]
    with pytest.raises(Refused, match=words), writing():
        deed(World())


def test_two_who_hand_out_the_last_of_it_at_once_do_not_both(
    app: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    with writing():
        world = World()
        both = [(each.run.reference, each.reference) for each in (world.payment, world.a_payment())]
        number, payer = world.cash.id, world.payer.id
    book = float_book.to_take_out

    def late(*lines: Any) -> int:
        there = book(*lines)
        time.sleep(0.3)
        return there

    monkeypatch.setattr(float_book, "to_take_out", late)

    def hand_out(run: str, reference: str) -> None:
        payment = runs.payment(run, reference)
        assert payment is not None
        cash = db.session.get_one(CashFloat, number)
        outcomes.paid(payment, on=clock.today(), by=payer, cash=cash, receipt="Folder 3")

    found = at_once([in_turn(app, lambda which=which: hand_out(*which)) for which in both])

    assert sorted(found) == ["There is only £25.00 in this cash float. Put money in first.", "done"]
    with reading():
        assert inside(queries.entries(number)) == 2500
        stages = db.session.scalars(select(Payment.stage).order_by(Payment.id)).all()
        assert sorted(stages, key=str) == [PaymentStage.PAID, PaymentStage.SENT]


def test_a_note_that_all_went_leaves_out_what_is_handed_out_from_a_float(app: Service) -> None:
    with writing():
        world = World()
        run = runs.one(world.payment.run.reference)
        assert run is not None

        assert outcomes.all_paid(run, on=clock.today(), by=world.payer.id) == 0

    assert world.payment.stage is PaymentStage.SENT
