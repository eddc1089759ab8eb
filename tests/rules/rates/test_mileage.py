"""A mile is worth what it was worth on the day of the journey, whatever the claim says (domain rule P12)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coprod.rates.rules.mileage import VEHICLE_WORDS, MileFigures, NoFigure, Reckoned, Vehicle, reckoned

CAR, MOTORCYCLE, BICYCLE = Vehicle
FIGURES = MileFigures(
    car_first_pence=55,
    car_after_pence=25,
    first_miles=10_000,
    motorcycle_pence=24,
    bicycle_pence=20,
    passenger_pence=5,
)


@pytest.mark.parametrize(
    ("vehicle", "miles", "so_far", "passengers", "pence"),
    [
        (CAR, 34.0, 9_980, 0, 1450),  # 20 miles of 55p and 14 of 25p
        (CAR, 34.0, 0, 0, 1870),
        (CAR, 20.0, 9_980, 0, 1100),
        (CAR, 20.1, 9_980, 0, 1103),  # 1102.5
        (CAR, 34.0, 10_000, 0, 850),
        (CAR, 34.0, 25_000, 0, 850),
        (CAR, 10_010.0, 0, 0, 550_250),
        (CAR, 0.0, 0, 0, 0),
        (CAR, 0.1, 0, 0, 6),  # 5.5
        (CAR, 0.1, 10_000, 0, 3),  # 2.5
        (CAR, 0.3, 9_999.9, 0, 11),  # 5.5 and 5.0, rounded once
        # Each passenger is worth a bit more, for all of the journey.
        (CAR, 34.0, 0, 1, 2040),
        (CAR, 34.0, 9_980, 2, 1790),
        (CAR, 0.1, 0, 1, 6),  # 6.0
        (MOTORCYCLE, 34.0, 0, 0, 816),
        (MOTORCYCLE, 34.0, 20_000, 0, 816),
        (BICYCLE, 7.5, 20_000, 0, 150),
        (BICYCLE, 0.2, 0, 0, 4),
        (MOTORCYCLE, 0.2, 0, 0, 5),  # 4.8
    ],
)
def test_a_journey_is_worth_its_miles(
    vehicle: Vehicle, miles: float, so_far: float, passengers: int, pence: int
) -> None:
    journey = reckoned(
        vehicle,
        round(miles * 10),
        figures=FIGURES,
        so_far_tenths=round(so_far * 10),
        passengers=passengers,
    )

    assert journey.pence == pence
    assert journey.tenths == round(miles * 10)


def test_a_journey_that_crosses_shows_both_of_its_parts() -> None:
    assert reckoned(CAR, 340, figures=FIGURES, so_far_tenths=99_800, passengers=2) == Reckoned(
        first_tenths=200,
        first_pence_a_mile=55,
        after_tenths=140,
        after_pence_a_mile=25,
        passengers=2,
        passenger_pence_a_mile=5,
        pence=1790,
    )


def test_without_a_word_about_miles_so_far_there_were_none() -> None:
    journey = reckoned(BICYCLE, 75, figures=FIGURES)

    assert (journey.first_tenths, journey.after_tenths, journey.passengers) == (75, 0, 0)
    assert (journey.first_pence_a_mile, journey.after_pence_a_mile) == (20, 20)
    assert journey.passenger_pence_a_mile == 0
    assert reckoned(CAR, 340, figures=FIGURES).pence == 1870


@pytest.mark.parametrize(("tenths", "so_far", "passengers"), [(-1, 0, 0), (1, -1, 0), (1, 0, -1)])
def test_nobody_travels_backwards(tenths: int, so_far: int, passengers: int) -> None:
    with pytest.raises(
        ValueError, match=r"^Nobody travels less than no miles, or with fewer than no passengers\.$"
    ):
        reckoned(CAR, tenths, figures=FIGURES, so_far_tenths=so_far, passengers=passengers)


@pytest.mark.parametrize(
    ("vehicle", "passengers", "missing"),
    [
        (CAR, 0, "car_first_pence"),
        (CAR, 0, "car_after_pence"),
        (CAR, 0, "first_miles"),
        (CAR, 1, "passenger_pence"),
        (MOTORCYCLE, 0, "motorcycle_pence"),
        (BICYCLE, 0, "bicycle_pence"),
    ],
)
def test_no_sum_is_made_of_a_figure_that_nobody_has_set(
    vehicle: Vehicle, passengers: int, missing: str
) -> None:
    others = {name: None for name in MileFigures.__dataclass_fields__ if name != missing}

    with pytest.raises(NoFigure, match=r"^Nobody has set what a mile was worth on this day\.$"):
        reckoned(vehicle, 10, figures=replace(FIGURES, **{missing: None}), passengers=passengers)
    if vehicle is not CAR:
        assert reckoned(vehicle, 10, figures=replace(FIGURES, **others)).pence > 0


def test_a_figure_that_a_journey_does_not_need_may_be_missing() -> None:
    lone = replace(FIGURES, motorcycle_pence=None, bicycle_pence=None, passenger_pence=None)

    assert reckoned(CAR, 10, figures=lone).pence == 55


@pytest.mark.parametrize("vehicle", [MOTORCYCLE, BICYCLE])
def test_only_a_car_carries_passengers(vehicle: Vehicle) -> None:
    with pytest.raises(ValueError, match=r"^Only a car carries passengers\.$"):
        reckoned(vehicle, 10, figures=FIGURES, passengers=1)


def test_two_halves_of_the_year_are_worth_what_the_whole_is() -> None:
    whole = reckoned(CAR, 120_000, figures=FIGURES).pence
    parts = sum(
        reckoned(CAR, 1_000, figures=FIGURES, so_far_tenths=done).pence for done in range(0, 120_000, 1_000)
    )

    assert parts == whole == 10_000 * 55 + 2_000 * 25


def test_every_vehicle_has_words_and_stays_what_it_is_stored_as() -> None:
    assert [each.value for each in Vehicle] == ["car", "motorcycle", "bicycle"]
    assert list(VEHICLE_WORDS) == list(Vehicle)
