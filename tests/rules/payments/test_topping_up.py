"""What a later rate adds, in whole pence (domain rules P4, P5, P12)."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from coprod.involvement.rules.opportunities import Expense
from coprod.payments.rules.claims import Choice
from coprod.payments.rules.topping_up import a_mile, more_for_miles, more_for_time, was_taken_in_full
from coprod.rates.rules.mileage import MileFigures
from coprod.rates.rules.pay import Basis


@dataclass(frozen=True)
class Rate:
    basis: Basis
    amount_pence: int
    full_day_pence: int | None = None
    boundary_minutes: int | None = 240
    block_minutes: int | None = None
    counts_preparation: bool = True


HOUR = Basis.HOUR
SESSION = Rate(Basis.SESSION, 7500, 15000)


@pytest.mark.parametrize(
    ("choice", "offered", "taken", "looked_at"),
    [
        (Choice.FULL, 7500, 7500, True),
        (Choice.FULL, 0, 0, True),
        (Choice.FULL, 7500, 7499, False),
        (Choice.LOWER, 7500, 5000, False),
        (Choice.LOWER, 7500, 7500, False),
        (Choice.NOTHING, 7500, 0, False),
        (Choice.DONATE, 7500, 7500, False),
        (Choice.FULL, None, 7500, False),
    ],
)
def test_nobody_works_out_what_somebody_would_have_had_who_took_less(
    choice: Choice, offered: int | None, taken: int, looked_at: bool
) -> None:
    assert was_taken_in_full(choice, offered, taken) is looked_at


@pytest.mark.parametrize(
    ("rates", "minutes", "paid", "topped_up", "more"),
    [
        # Two hours at £25, then at £27.50: £5 more.
        ((Rate(HOUR, 2500), Rate(HOUR, 2750)), (120, 0), 5000, 0, 500),
        # Getting ready counts as well; 150 minutes at £27.50 are £68.75.
        ((Rate(HOUR, 2500), Rate(HOUR, 2750)), (120, 30), 6250, 0, 625),
        # What was added before is taken off what is still due, to the penny.
        ((Rate(HOUR, 2500), Rate(HOUR, 3000)), (120, 0), 5000, 500, 500),
        ((Rate(HOUR, 2500), Rate(HOUR, 2501)), (120, 0), 5000, 1, 1),
        ((Rate(HOUR, 2500), Rate(HOUR, 2501)), (120, 0), 5000, 2, 0),
        # A lower rate, or the same, takes nothing back and gives nothing.
        ((Rate(HOUR, 2500), Rate(HOUR, 2000)), (120, 0), 5000, 0, 0),
        ((Rate(HOUR, 2500), Rate(HOUR, 2500)), (120, 0), 5000, 0, 0),
        # Exactly four hours are still half a day, also with the new rate.
        ((SESSION, Rate(Basis.SESSION, 8000, 16000)), (240, 0), 7500, 0, 500),
        ((SESSION, Rate(Basis.SESSION, 8000, 16000)), (241, 0), 15000, 0, 1000),
        # Another way of counting: from half a day to 3 h 10 in blocks of £40.
        ((SESSION, Rate(Basis.BLOCK, 4000, block_minutes=180)), (190, 0), 7500, 0, 500),
        # Called off, half was paid: half of the new one is due.
        ((Rate(HOUR, 2500), Rate(HOUR, 2750)), (120, 0), 2500, 0, 250),
        ((Rate(HOUR, 2500), Rate(HOUR, 2525)), (120, 0), 2500, 0, 25),
        # What paid nothing before pays all of the new rate.
        ((Rate(HOUR, 0), Rate(HOUR, 1000)), (60, 0), 0, 0, 1000),
        # Something was paid though the rate said nothing: all of the new one is due, and no share of nothing.
        ((Rate(HOUR, 0), Rate(HOUR, 1000)), (60, 0), 400, 0, 600),
    ],
)
def test_a_later_rate_adds_the_difference(
    rates: tuple[Rate, Rate], minutes: tuple[int, int], paid: int, topped_up: int, more: int
) -> None:
    found = more_for_time(
        *rates, minutes=minutes[0], preparation_minutes=minutes[1], paid=paid, topped_up=topped_up
    )
    assert found == more


def figures(first: int = 55, after: int = 25, passenger: int = 5) -> MileFigures:
    return MileFigures(first, after, 10_000, 24, 20, passenger)


@pytest.mark.parametrize(
    ("journey", "told", "paid", "topped_up", "more"),
    [
        # 34 miles by car at 45p were £15.30; at 55p they are £18.70.
        ((Expense.CAR, 340, 0, 0), figures(), 1530, 0, 340),
        ((Expense.CAR, 340, 0, 0), figures(), 1530, 340, 0),
        ((Expense.CAR, 340, 0, 0), figures(), 1530, 300, 40),
        # With 9,980 miles so far only 20 of them are worth more: £9 + £3.50, then £11 + £3.50.
        ((Expense.CAR, 340, 99_800, 0), figures(), 1250, 0, 200),
        # Past 10,000 miles nothing is.
        ((Expense.CAR, 340, 100_000, 0), figures(), 850, 0, 0),
        # Two passengers at 5p, then at 6p.
        ((Expense.CAR, 100, 0, 2), figures(passenger=6), 650, 0, 20),
        ((Expense.BICYCLE, 100, 0, 0), figures(), 180, 0, 20),
        ((Expense.MOTORCYCLE, 100, 0, 0), figures(), 240, 0, 0),
        ((Expense.CAR, 340, 0, 0), figures(first=40), 1530, 0, 0),
    ],
)
def test_later_figures_for_a_mile_add_the_difference_for_the_day_of_travel(
    journey: tuple[Expense, int, int, int], told: MileFigures, paid: int, topped_up: int, more: int
) -> None:
    kind, tenths, so_far, passengers = journey
    found = more_for_miles(
        kind,
        tenths,
        figures=told,
        so_far_tenths=so_far,
        passengers=passengers,
        paid=paid,
        topped_up=topped_up,
    )
    assert found == more


@pytest.mark.parametrize(
    ("kind", "so_far", "pence"),
    [(Expense.CAR, 0, 55), (Expense.CAR, 99_999, 55), (Expense.CAR, 100_000, 25), (Expense.BICYCLE, 0, 20)],
)
def test_a_change_of_figures_is_known_by_what_the_first_mile_is_worth(
    kind: Expense, so_far: int, pence: int
) -> None:
    assert a_mile(kind, 340, figures=figures(), so_far_tenths=so_far) == pence


def test_nothing_was_added_before_unless_it_is_said() -> None:
    miles = more_for_miles(Expense.CAR, 340, figures=figures(), so_far_tenths=0, passengers=0, paid=1530)
    rates = Rate(HOUR, 2500), Rate(HOUR, 2750)

    assert (miles, more_for_time(*rates, minutes=120, preparation_minutes=0, paid=5000)) == (340, 500)
