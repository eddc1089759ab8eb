"""What a later rate adds to a sum that was approved already (domain rule P12). Nothing is ever taken off.

Only what somebody took in full is looked at: whoever took less, nothing, or gave it away decided about the offer of
that day, and nobody works out what they would have had (domain rule P5).
"""

from __future__ import annotations

from coprod.involvement.rules.opportunities import Expense
from coprod.payments.rules.claims import Choice
from coprod.rates.rules.mileage import MileFigures, Vehicle, reckoned
from coprod.rates.rules.pay import Rated, offer_pence
from coprod.rates.rules.rounding import half_up

VEHICLES = {
    Expense.CAR: Vehicle.CAR,
    Expense.MOTORCYCLE: Vehicle.MOTORCYCLE,
    Expense.BICYCLE: Vehicle.BICYCLE,
}


def was_taken_in_full(choice: Choice, offered: int | None, taken: int) -> bool:
    """Whether somebody took the whole of what they were offered, for themselves."""
    return choice is Choice.FULL and offered == taken


def more_for_time(
    before: Rated, now: Rated, *, minutes: int, preparation_minutes: int, paid: int, topped_up: int = 0
) -> int:
    """What the rate of today adds to what was paid for some time, in pence; 0 when it is not more.

    Where only a share of the rate was paid, because the work was called off, the same share of the new one is.
    """
    was = offer_pence(before, minutes, preparation_minutes)
    full = offer_pence(now, minutes, preparation_minutes)
    due = half_up(full * paid, was) if was and paid != was else full
    return max(0, due - paid - topped_up)


def more_for_miles(
    kind: Expense,
    tenths: int,
    *,
    figures: MileFigures,
    so_far_tenths: int,
    passengers: int,
    paid: int,
    topped_up: int = 0,
) -> int:
    """What the figures of today for the day of a journey add to what was given back for it, in pence."""
    due = reckoned(
        VEHICLES[kind], tenths, figures=figures, so_far_tenths=so_far_tenths, passengers=passengers
    )
    return max(0, due.pence - paid - topped_up)


def a_mile(kind: Expense, tenths: int, *, figures: MileFigures, so_far_tenths: int) -> int:
    """What the first mile of a journey is worth with these figures: it tells one change of them from another."""
    due = reckoned(VEHICLES[kind], tenths, figures=figures, so_far_tenths=so_far_tenths)
    return due.first_pence_a_mile if due.first_tenths else due.after_pence_a_mile
