"""What each kind of expense asks, and what stands behind it (domain rules P7, P12, P19, P20, P25)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from coprod.involvement.rules.opportunities import Expense
from coprod.payments.rules.claims import Proof
from coprod.rates.rules.mileage import Vehicle

# A ticket may be bought long before, a bill may come some weeks later; further away somebody has mistyped a year.
MOST_DAYS_APART = timedelta(days=100)


@dataclass(frozen=True)
class Asked:
    """What one kind of expense asks for. What asks for no sum is worth what an agreed rate says."""

    vehicle: Vehicle | None = None
    asks_sum: bool = True
    asks_journey: bool = False
    asks_time: bool = False
    # Words are always welcome; some kinds say nothing without them.
    needs_words: bool = False
    needs_receipt: bool = True
    # Agreed before the day, or the approver asks why it was needed.
    is_agreed_before: bool = False

    @property
    def proof(self) -> Proof:
        """What stands behind it to begin with."""
        if not self.asks_sum:
            return Proof.RATE
        return Proof.RECEIPT if self.needs_receipt else Proof.SAID


ASKED: dict[Expense, Asked] = {
    Expense.CAR: Asked(vehicle=Vehicle.CAR, asks_sum=False, asks_journey=True),
    Expense.MOTORCYCLE: Asked(vehicle=Vehicle.MOTORCYCLE, asks_sum=False, asks_journey=True),
    Expense.BICYCLE: Asked(vehicle=Vehicle.BICYCLE, asks_sum=False, asks_journey=True),
    Expense.FARE: Asked(asks_journey=True),
    Expense.PARKING: Asked(),
    Expense.TAXI: Asked(asks_journey=True, is_agreed_before=True),
    Expense.SUBSISTENCE: Asked(),
    # A family member or a friend writes no bill: a person's own word is enough (domain rule P19).
    Expense.REPLACEMENT_CARE: Asked(asks_time=True, needs_receipt=False),
    Expense.CHILDCARE: Asked(asks_time=True, needs_receipt=False),
    Expense.PERSONAL_ASSISTANT: Asked(asks_time=True, needs_receipt=False),
    Expense.INTERPRETER: Asked(asks_time=True),
    Expense.ONLINE: Asked(asks_sum=False),
    Expense.OTHER: Asked(needs_words=True),
}


@dataclass(frozen=True)
class Spent:
    """One expense as somebody tells it. Money is whole pence, miles are whole tenths, time is whole minutes."""

    kind: Expense
    on_day: date
    pence: int = 0
    miles_tenths: int | None = None
    passengers: int = 0
    is_return: bool = False
    from_place: str = ""
    to_place: str = ""
    minutes: int | None = None
    words: str = ""


def offered(kinds: list[str]) -> list[Expense]:
    """The kinds that a role gives back, in the order in which they are asked; all of them where it names none.

    A passenger is asked for together with the car.
    """
    return [kind for kind in ASKED if not kinds or kind.value in kinds]


def is_far(day: date, worked_on: date, today: date) -> bool:
    """Whether a day cannot be right for an expense of this work."""
    return day > today or abs(day - worked_on) > MOST_DAYS_APART
