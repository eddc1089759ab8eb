"""What disclosure control does to one count."""

from __future__ import annotations

import pytest

from coprod.statistics.rules import Protected, protect

SMALL = Protected.SMALL


@pytest.mark.parametrize(
    ("count", "allowed"),
    [
        (0, 0),
        (1, SMALL),
        (3, SMALL),
        (7, SMALL),
        (8, 10),
        (12, 10),
        (13, 15),
        (43, 45),
        (212, 210),
        (10**9 + 3, 10**9 + 5),
    ],
)
def test_one_to_seven_is_protected_and_the_rest_goes_to_the_nearest_five(count: int, allowed: object) -> None:
    assert protect(count) == allowed


def test_the_example_of_the_rule_comes_out_as_written() -> None:
    assert [protect(count) for count in (0, 3, 7, 8, 12, 43)] == [0, SMALL, SMALL, 10, 10, 45]


def test_nobody_counts_fewer_than_no_people() -> None:
    with pytest.raises(ValueError, match=r"^A count of people cannot be below 0.$"):
        protect(-1)
