"""What a journey is worth by the mile: car, motorcycle, bicycle, and a bit more for each passenger (P12).

Miles are whole tenths. By car the first 10,000 miles of a tax year are worth more than those after them; a journey that
crosses is split. The figures are those of the day of the journey, never those of the day of the claim. A journey is
rounded once, half up to the penny.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from coprod.core.words import _l
from coprod.rates.rules.rounding import half_up

TENTHS = 10


class Vehicle(enum.Enum):
    """With what somebody travels by their own means."""

    CAR = "car"
    MOTORCYCLE = "motorcycle"
    BICYCLE = "bicycle"


VEHICLE_WORDS = {
    Vehicle.CAR: _l("Car or van"),
    Vehicle.MOTORCYCLE: _l("Motorcycle"),
    Vehicle.BICYCLE: _l("Bicycle"),
}


class NoFigure(ValueError):
    """Nobody has set what a journey needs for its day. Whoever asks says so in words; no sum is guessed."""


@dataclass(frozen=True)
class MileFigures:
    """What a mile was worth on one day, in pence, and how many miles of a tax year are the first ones.

    ``None`` where nobody has set it for that day.
    """

    car_first_pence: int | None
    car_after_pence: int | None
    first_miles: int | None
    motorcycle_pence: int | None
    bicycle_pence: int | None
    passenger_pence: int | None


@dataclass(frozen=True)
class Reckoned:
    """A journey as it is worth and as it is shown: the tenths of a mile at each rate, the passengers, and the sum."""

    first_tenths: int
    first_pence_a_mile: int
    after_tenths: int
    after_pence_a_mile: int
    passengers: int
    passenger_pence_a_mile: int
    pence: int

    @property
    def tenths(self) -> int:
        """The whole journey, in tenths of a mile."""
        return self.first_tenths + self.after_tenths


def reckoned(
    vehicle: Vehicle, tenths: int, *, figures: MileFigures, so_far_tenths: int = 0, passengers: int = 0
) -> Reckoned:
    """What a journey is worth after so many tenths of a mile by car in the same tax year.

    Errors: ``NoFigure``; ``ValueError`` for less than no miles, and for passengers of anything but a car.
    """
    if tenths < 0 or so_far_tenths < 0 or passengers < 0:
        raise ValueError("Nobody travels less than no miles, or with fewer than no passengers.")
    if passengers and vehicle is not Vehicle.CAR:
        raise ValueError("Only a car carries passengers.")
    first = tenths
    if vehicle is Vehicle.CAR:
        first = min(tenths, max(0, _there(figures.first_miles) * TENTHS - so_far_tenths))
    first_rate, after_rate = _rates(vehicle, figures)
    after = tenths - first
    for_each = _there(figures.passenger_pence) if passengers else 0
    return Reckoned(
        first_tenths=first,
        first_pence_a_mile=first_rate,
        after_tenths=after,
        after_pence_a_mile=after_rate,
        passengers=passengers,
        passenger_pence_a_mile=for_each,
        pence=half_up(first * first_rate + after * after_rate + tenths * passengers * for_each, TENTHS),
    )


def _rates(vehicle: Vehicle, figures: MileFigures) -> tuple[int, int]:
    if vehicle is Vehicle.CAR:
        return _there(figures.car_first_pence), _there(figures.car_after_pence)
    rate = _there(figures.motorcycle_pence if vehicle is Vehicle.MOTORCYCLE else figures.bicycle_pence)
    return rate, rate


def _there(figure: int | None) -> int:
    if figure is None:
        raise NoFigure("Nobody has set what a mile was worth on this day.")
    return figure
