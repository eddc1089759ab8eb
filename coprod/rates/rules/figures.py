"""The dated figures about money: what a mile is worth, the living wage, and how long claims and payments take.

Where nobody has set a figure for a day there is none (``None``), and what needs it says so: no sum is ever made with a
figure that nobody can trace to its source. ``beginnings`` holds what a new service begins with.
"""

from __future__ import annotations

from typing import Any

from coprod.core import settings
from coprod.core.words import _, _l
from coprod.rates.rules import amounts

Figure = settings.Key[int | None]


def amount(name: str, about: str) -> Figure:
    """A setting that is an amount of money, in pence, and that has no value until somebody sets one."""
    return settings.Key(
        name, amounts.read, None, about, hint=amounts.HINT, typed=amounts.typed, told=amounts.told
    )


def _at_least_one(value: Any) -> int:
    number = settings.whole_number(value)
    if not number:
        raise ValueError(_("Write a whole number in digits, 1 or more."))
    return number


def _day_of_month(value: Any) -> int:
    day = settings.whole_number(value)
    if not 1 <= day <= 31:
        raise ValueError(_("Write a day of the month, from 1 to 31."))
    return day


# Domain rule P12: the figure of the day of the journey holds, and an organisation may pay less or more.
MILEAGE_CAR_FIRST = amount(
    "rates.mileage_car_first", _l("What we pay for a mile by car or van: the first miles of a tax year")
)
MILEAGE_CAR_AFTER = amount(
    "rates.mileage_car_after", _l("What we pay for a mile by car or van: after the first miles of a tax year")
)
MILEAGE_FIRST_MILES: Figure = settings.Key(
    "rates.mileage_first_miles",
    settings.whole_number,
    None,
    _l("How many miles by car or van are the first miles of a tax year"),
    told=amounts.told_number,
)
MILEAGE_MOTORCYCLE = amount("rates.mileage_motorcycle", _l("What we pay for a mile by motorcycle"))
MILEAGE_BICYCLE = amount("rates.mileage_bicycle", _l("What we pay for a mile by bicycle"))
MILEAGE_PASSENGER = amount(
    "rates.mileage_passenger", _l("What we pay for a mile besides, for each passenger in a car or van")
)
# Domain rule P18.
LIVING_WAGE = amount("rates.living_wage", _l("The National Living Wage for an hour, from 21 years of age on"))
# Domain rule P20.
ONLINE_ATTENDANCE = amount(
    "rates.online_attendance", _l("What we pay for the telephone, data and printing of an online meeting")
)
# Domain rule P22. A later claim is still taken, with a reason.
CLAIM_WINDOW_MONTHS = settings.Key(
    "rates.claim_window_months",
    _at_least_one,
    3,
    _l("For how many months after the work people can claim without giving a reason"),
)
DAYS_TO_PAY = settings.Key(
    "rates.days_to_pay", _at_least_one, 10, _l("Within how many working days we aim to pay, after the work")
)
# Domain rule P4: on payroll the choice to give one’s payment away closes with the cut-off.
PAYROLL_CUT_OFF_DAY: Figure = settings.Key(
    "rates.payroll_cut_off_day",
    _day_of_month,
    None,
    _l("The day of the month after which nothing can be added to that month’s payroll"),
    told=amounts.told_number,
)

# All that a journey needs, by the names that ``MileFigures`` gives them.
MILES = {
    "car_first_pence": MILEAGE_CAR_FIRST,
    "car_after_pence": MILEAGE_CAR_AFTER,
    "first_miles": MILEAGE_FIRST_MILES,
    "motorcycle_pence": MILEAGE_MOTORCYCLE,
    "bicycle_pence": MILEAGE_BICYCLE,
    "passenger_pence": MILEAGE_PASSENGER,
}
