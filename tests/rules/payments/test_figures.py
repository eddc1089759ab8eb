"""How long it took from the work to the money, in working days (domain rule P22)."""

from __future__ import annotations

from datetime import date

import pytest

from coprod.payments.rules.figures import Took, speed, working_days_between

FRIDAY = date(2026, 12, 18)


@pytest.mark.parametrize(
    ("paid_on", "days"),
    [
        (FRIDAY, 0),
        (date(2026, 12, 20), 0),  # a Sunday
        (date(2026, 12, 21), 1),
        (date(2026, 12, 24), 4),
        (date(2026, 12, 28), 4),  # the bank holidays of Christmas, and the weekend between
        (date(2026, 12, 29), 5),
        (date(2026, 12, 17), 0),  # noted as paid before the work
    ],
)
def test_only_working_days_count(paid_on: date, days: int) -> None:
    assert working_days_between(FRIDAY, paid_on) == days


def test_half_the_slowest_and_the_share_within_each_aim() -> None:
    found = speed([Took(12, 10, 1), Took(3, 10, 2), Took(6, 5, 1)])

    assert found is not None
    assert (found.claims, found.half, found.slowest, found.within, found.percent) == (4, 3, 12, 2, 50)
    assert speed([]) is None
