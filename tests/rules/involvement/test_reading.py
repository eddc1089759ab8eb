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
