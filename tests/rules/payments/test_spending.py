"""What each kind of expense asks, and which days cannot be right for it (domain rules P7, P12, P19, P20, P25)."""

from __future__ import annotations

from datetime import date

import pytest

from coprod.involvement.rules.opportunities import Expense
from coprod.payments.rules.claims import Proof
from coprod.payments.rules.spending import ASKED, Spent, is_far, offered
from coprod.rates.rules.mileage import Vehicle

WORKED = date(2026, 8, 10)
TODAY = date(2026, 11, 25)
# What is asked: s a sum, j a journey, t a time, w words, r a receipt, b that it was agreed before.
EXPECTED = {
    Expense.CAR: ("jr", Proof.RATE, Vehicle.CAR),
    Expense.MOTORCYCLE: ("jr", Proof.RATE, Vehicle.MOTORCYCLE),
    Expense.BICYCLE: ("jr", Proof.RATE, Vehicle.BICYCLE),
    Expense.FARE: ("sjr", Proof.RECEIPT, None),
    Expense.PARKING: ("sr", Proof.RECEIPT, None),
    Expense.TAXI: ("sjrb", Proof.RECEIPT, None),
    Expense.SUBSISTENCE: ("sr", Proof.RECEIPT, None),
    Expense.REPLACEMENT_CARE: ("st", Proof.SAID, None),
    Expense.CHILDCARE: ("st", Proof.SAID, None),
    Expense.PERSONAL_ASSISTANT: ("st", Proof.SAID, None),
    Expense.INTERPRETER: ("str", Proof.RECEIPT, None),
    Expense.ONLINE: ("r", Proof.RATE, None),
    Expense.OTHER: ("swr", Proof.RECEIPT, None),
}


@pytest.mark.parametrize("kind", list(ASKED), ids=lambda each: each.value)
def test_what_a_kind_asks_and_what_stands_behind_it(kind: Expense) -> None:
    asked = ASKED[kind]
    marks = {
        "s": asked.asks_sum,
        "j": asked.asks_journey,
        "t": asked.asks_time,
        "w": asked.needs_words,
        "r": asked.needs_receipt,
        "b": asked.is_agreed_before,
    }

    assert ("".join(mark for mark, holds in marks.items() if holds), asked.proof, asked.vehicle) == EXPECTED[
        kind
    ]
    assert all(isinstance(holds, bool) for holds in marks.values())


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        (["taxi", "car"], [Expense.CAR, Expense.TAXI]),
        ([], list(ASKED)),
        # Beside a car, not by itself.
        (["passenger"], []),
    ],
)
def test_a_role_gives_back_what_it_names_and_all_where_it_names_none(
    kinds: list[str], found: list[Expense]
) -> None:
    assert offered(kinds) == found


@pytest.mark.parametrize(
    ("day", "far"),
    [
        (WORKED, False),
        (date(2026, 5, 2), False),  # 100 days before
        (date(2026, 5, 1), True),
        (date(2026, 11, 18), False),  # 100 days after
        (date(2026, 11, 19), True),
    ],
)
def test_a_ticket_is_bought_some_time_before_and_a_bill_comes_some_time_after(day: date, far: bool) -> None:
    assert is_far(day, WORKED, TODAY) is far


@pytest.mark.parametrize(("day", "far"), [(TODAY, False), (date(2026, 11, 26), True)])
def test_nothing_was_spent_tomorrow(day: date, far: bool) -> None:
    assert is_far(day, TODAY, TODAY) is far


def test_what_is_not_told_is_nothing() -> None:
    spent = Spent(Expense.OTHER, WORKED)

    assert (spent.pence, spent.miles_tenths, spent.passengers, spent.is_return) == (0, None, 0, False)
    assert (spent.from_place, spent.to_place, spent.minutes, spent.words) == ("", "", None, "")
