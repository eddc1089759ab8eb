"""When somebody may be answered: read by two who do not know them, one with lived experience."""

from __future__ import annotations

import pytest

from coprod.involvement.rules.reading import Lack, Reading, lacks, mean_points

LIVED, OTHER, THIRD = (1, True), (2, False), (3, False)


def reading(who: tuple[int, bool], points: int | None = 4, *, knows: bool = False) -> Reading:
    return Reading(*who, has_conflict=knows, points=points)


@pytest.mark.parametrize(
    ("readings", "lack"),
    [
        ([], Lack.READERS),
        ([reading(LIVED)], Lack.READERS),
        ([reading(LIVED), reading(OTHER)], None),
        ([reading(OTHER), reading(THIRD)], Lack.LIVED_EXPERIENCE),
        ([reading(LIVED), reading(OTHER, None)], Lack.READERS),
        ([reading(LIVED, None), reading(OTHER), reading(THIRD)], Lack.LIVED_EXPERIENCE),
        ([reading(LIVED), reading(OTHER, knows=True)], Lack.READERS),
        ([reading(LIVED, knows=True), reading(OTHER), reading(THIRD)], Lack.LIVED_EXPERIENCE),
        ([reading(LIVED), reading(OTHER), reading(THIRD, None)], None),
        ([reading(LIVED, 0), reading(OTHER, 0)], None),
    ],
)
def test_an_answer_needs_two_readers_without_a_conflict_one_with_lived_experience(
    readings: list[Reading], lack: Lack | None
) -> None:
    assert lacks(readings) is lack


def test_points_of_somebody_with_a_conflict_count_for_nothing() -> None:
    assert mean_points([reading(LIVED, 6), reading(OTHER, 3), reading(THIRD, 0, knows=True)]) == 4.5


@pytest.mark.parametrize(
    ("readings", "mean"),
    [
        ([], 0.0),
        ([reading(LIVED, None)], 0.0),
        ([reading(LIVED, 0), reading(OTHER, 3)], 1.5),
        ([reading(LIVED, 2, knows=True)], 0.0),
        ([reading(LIVED, None), reading(OTHER, 3)], 3.0),
    ],
)
def test_the_mean_is_of_those_who_have_given_points(readings: list[Reading], mean: float) -> None:
    assert mean_points(readings) == mean


@pytest.mark.parametrize(
    ("points", "knows", "counts", "is_done"),
    [
        (None, False, False, False),
        (0, False, True, True),
        (5, False, True, True),
        (None, True, False, True),
        (5, True, False, True),
    ],
)
def test_whoever_knows_the_person_is_done_without_counting(
    points: int | None, knows: bool, counts: bool, is_done: bool
) -> None:
    one = reading(LIVED, points, knows=knows)

    assert (one.counts, one.is_done) == (counts, is_done)


def test_nobody_knows_the_person_or_has_given_points_before_they_say_so() -> None:
    one = Reading(1, has_lived_experience=True)

    assert (one.counts, one.is_done, one.has_conflict, one.points) == (False, False, False, None)
    assert {each.value for each in Lack} == {"readers", "lived_experience"}
