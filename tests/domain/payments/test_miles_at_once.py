"""Two claims of one person that are sent at the same moment share the first 10,000 miles (domain rule P12)."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from coprod import Service
from coprod.core.db import db, reading, writing
from coprod.payments.models import Claim, ClaimLine
from coprod.payments.operations import claiming
from coprod.payments.operations.claiming import reckoning
from coprod.payments.queries import miles
from coprod.payments.rules.spending import Expense, Spent
from tests.base.at_once import at_once
from tests.domain.payments.test_claiming import World
from tests.factories.involvement import a_work_session

CLAIMS, MILES_TENTHS = 3, 50_000
# 15,000 miles: 10,000 at 55p and 5,000 at 25p.
RIGHT_PENCE = 10_000 * 55 + 5_000 * 25


def everything_is_sent_at_once(app: Service, first: Callable[[Claim], None] = lambda _claim: None) -> int:
    """Three claims of 5,000 miles by one person, sent together. What they come to, in pence."""
    with writing():
        world = World()
        numbers = []
        for _each in range(CLAIMS):
            claim = world.ready()
            claiming.add_expense(
                claim, Spent(Expense.CAR, world.day, miles_tenths=MILES_TENTHS), by=world.person
            )
            numbers.append(claim.id)
            world.session = a_work_session(world.agreement)
        person = world.person

    def send(number: int) -> None:
        with app.app_context():
            with reading():
                first(db.session.get_one(Claim, number))
            with writing():
                claiming.send(db.session.get_one(Claim, number), by=person)

    assert at_once([lambda each=each: send(each) for each in numbers]) == [None] * CLAIMS  # type: ignore[misc]
    with reading():
        return (
            db.session.scalar(
                select(func.sum(ClaimLine.amount_pence)).where(ClaimLine.expense == Expense.CAR)
            )
            or 0
        )


def test_claims_that_are_sent_at_once_have_the_higher_figure_for_the_first_miles_of_all(app: Service) -> None:
    assert everything_is_sent_at_once(app) == RIGHT_PENCE


def test_a_build_that_counts_first_and_writes_later_pays_too_much_and_is_caught(
    app: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, counted, so_far = threading.local(), threading.Barrier(CLAIMS), miles.so_far

    def count(claim: Claim) -> None:
        seen.tenths = so_far(claim, claim.worked_on)
        counted.wait(30)

    monkeypatch.setattr(reckoning.miles, "so_far", lambda *_which: getattr(seen, "tenths", 0))

    assert everything_is_sent_at_once(app, count) > RIGHT_PENCE
