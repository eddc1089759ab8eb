"""What no code can do with cash or with what was too much, because the database refuses it (domain rules P21, P23)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError

from coprod.core import clock
from coprod.core.db import db, writing
from coprod.payments.models import Budget, FloatEntry, Recovery, RecoveryPart
from coprod.payments.rules.floats import FloatMove
from coprod.payments.rules.paying import PaymentStage
from coprod.people.models import Person
from tests.factories.payments import a_cash_float, a_claim, a_payment, an_overpayment, related
from tests.factories.people import a_person


class World:
    """£50 in a float of which a count found £49, and £75 that was paid, of which £25 was too much."""

    def __init__(self) -> None:
        self.claim = a_claim()
        a_payment(self.claim, stage=PaymentStage.PAID)
        self.claimant, self.holder = db.session.get_one(Person, self.claim.person_id), a_person()
        self.cash = a_cash_float(db.session.get_one(Budget, self.claim.budget_id), self.holder)
        self.overpaid = an_overpayment(self.claim)

    def enter(self, move: FloatMove, pence: int, by: int | None = None, **more: Any) -> FloatEntry:
        facts = {"on_day": clock.today(), "at": clock.now(), "by_id": by or a_person().id, **more}
        entry = FloatEntry(float_id=self.cash.id, move=move, amount_pence=pence, **facts)
        db.session.add(entry)
        db.session.flush()
        return entry

    def give_back(self, pence: int, by: int | None = None, **more: Any) -> RecoveryPart:
        facts = {"on_day": clock.today(), "at": clock.now(), "by_id": by or a_person().id, **more}
        part = RecoveryPart(recovery_id=self.overpaid.id, amount_pence=pence, **facts)
        db.session.add(part)
        db.session.flush()
        return part

    def change(self, thing: Any, **more: Any) -> None:
        for name, value in more.items():
            setattr(thing, name, value)
        db.session.flush()

    def note(self, **more: Any) -> Recovery:
        facts: dict[str, Any] = {
            "claim_id": self.claim.id,
            "claimant_id": self.claim.person_id,
            "ledger": self.overpaid.ledger,
            "amount_pence": 100,
            "why": "",
            "noted_by_id": self.holder.id,
            "noted_at": clock.now(),
            **more,
        }
        found = Recovery(**facts)
        db.session.add(found)
        db.session.flush()
        return found


def settled_by_whoever_counted(world: World) -> None:
    counted = world.enter(FloatMove.COUNTED, 4900)
    budget = world.claim.budget_id
    world.enter(FloatMove.MISSING, 100, by=counted.by_id, settles_id=counted.id, budget_id=budget)


def put_right_by_whoever_noted(world: World) -> None:
    part = world.give_back(100)
    world.give_back(100, by=part.by_id, reverses_id=part.id)


def another_sum_put_right(world: World) -> None:
    world.give_back(99, reverses_id=world.give_back(100).id)


def put_right_twice(world: World) -> None:
    part = world.give_back(100)
    world.give_back(100, reverses_id=part.id)
    world.give_back(100, reverses_id=part.id)


def put_right_in_a_float_it_never_went_into(world: World) -> None:
    wrong = world.give_back(100, reverses_id=world.give_back(100).id)
    world.enter(FloatMove.PUT_RIGHT, 100, part_id=wrong.id)


def came_back_with_words(world: World) -> None:
    again = a_payment(a_claim(), stage=PaymentStage.PAID)
    world.enter(FloatMove.CAME_BACK, 100, payment_id=again.id, words="She is in hospital")


def settled_after_something_else(world: World) -> None:
    counted = world.enter(FloatMove.COUNTED, 4900)
    world.enter(FloatMove.TOPPED_UP, 1)
    world.enter(FloatMove.MISSING, 100, settles_id=counted.id, budget_id=world.claim.budget_id)


def written_in_a_closed_book(world: World) -> None:
    world.enter(FloatMove.TAKEN_BACK, 5000)
    world.change(world.cash, closed_on=clock.today())
    world.enter(FloatMove.TOPPED_UP, 1)


def noted_by_somebody_near(world: World) -> None:
    related(world.claimant, world.holder)
    world.note()


def agreed_by_somebody_near(world: World) -> None:
    found = world.note()
    other = a_person()
    related(other, world.claimant)
    world.change(found, agreed_by_id=other.id)


REFUSED: dict[str, Callable[[World], object]] = {
    "the holder writes": lambda world: world.enter(FloatMove.TOPPED_UP, 1, by=world.holder.id),
    "more than is there": lambda world: world.enter(FloatMove.TAKEN_BACK, 5001),
    "settled by whoever counted": settled_by_whoever_counted,
    "came back with words": came_back_with_words,
    "settled after something else": settled_after_something_else,
    "closed with money in it": lambda world: world.change(world.cash, closed_on=clock.today()),
    "written in a closed book": written_in_a_closed_book,
    "given to another holder": lambda world: world.change(world.cash, holder_id=a_person().id),
    "a line is changed": lambda world: world.change(world.enter(FloatMove.TOPPED_UP, 1), amount_pence=2),
    "more asked than was paid": lambda world: world.note(amount_pence=5001),
    "noted by the claimant": lambda world: world.note(noted_by_id=world.claimant.id),
    "noted by somebody near": noted_by_somebody_near,
    "agreed by whoever noted": lambda world: world.change(world.note(), agreed_by_id=world.holder.id),
    "agreed by somebody near": agreed_by_somebody_near,
    "put right by whoever noted": put_right_by_whoever_noted,
    "another sum put right": another_sum_put_right,
    "put right twice": put_right_twice,
    "put right in a float it never went into": put_right_in_a_float_it_never_went_into,
    "not let go by the claimant": lambda world: world.change(world.overpaid, kept_by_id=world.claimant.id),
    "another sum": lambda world: world.change(world.overpaid, amount_pence=1),
    "more given back than was too much": lambda world: world.give_back(2501),
    "given back as the claimant says": lambda world: world.give_back(1, by=world.claimant.id),
}


@pytest.mark.parametrize("case", REFUSED)
def test_the_database_refuses(case: str) -> None:
    with writing():
        world = World()
        with pytest.raises(DBAPIError), db.session.begin_nested():
            REFUSED[case](world)
