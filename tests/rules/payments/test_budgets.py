"""Which budget pays, what is left of it, and whether people at one meeting are offered the same (P3, P18, P24)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from coprod.payments.rules.budgets import Place, Sums, Use, budget_of
from coprod.payments.rules.fairness import Offered, differ

DAY = date(2026, 6, 1)


@dataclass(frozen=True)
class Budget:
    id: int
    workstream_id: int | None = None
    from_day: date = date(2026, 4, 6)
    to_day: date = date(2027, 4, 5)
    programme_id: int = 1
    organisation_id: int = 11


GENERAL, OWN = Budget(1), Budget(2, 5)


@pytest.mark.parametrize(
    ("budgets", "workstream", "day", "found"),
    [
        ([GENERAL, OWN], None, DAY, 1),
        ([GENERAL, OWN], 5, DAY, 2),
        ([OWN, GENERAL], 5, DAY, 2),
        ([GENERAL, OWN], 6, DAY, 1),
        ([OWN], None, DAY, None),
        ([GENERAL], None, date(2026, 4, 6), 1),
        ([GENERAL], None, date(2027, 4, 5), 1),
        ([GENERAL], None, date(2026, 4, 5), None),
        ([GENERAL], None, date(2027, 4, 6), None),
        # A change is a new row, and the later one counts.
        ([GENERAL, Budget(3, from_day=DAY)], None, DAY, 3),
        ([GENERAL, Budget(3, from_day=DAY)], None, date(2026, 5, 31), 1),
        ([Budget(4), GENERAL], None, DAY, 4),
        ([Budget(4, from_day=DAY), OWN], 5, DAY, 2),
        ([Budget(4, programme_id=2), Budget(5, organisation_id=12)], None, DAY, None),
    ],
)
def test_the_budget_that_work_is_paid_from(
    budgets: list[Budget], workstream: int | None, day: date, found: int | None
) -> None:
    chosen = budget_of(budgets, Place(1, 11, workstream), day)
    assert (chosen.id if chosen else None) == found


@pytest.mark.parametrize(
    ("amount", "left", "is_over"), [(10_000, 9_085, False), (915, 0, False), (914, -1, True)]
)
def test_what_is_left_of_a_budget(amount: int, left: int, is_over: bool) -> None:
    use = Use(amount, coming=Sums(1, 2), waiting=Sums(10, 20), approved=Sums(100, 200), paid=Sums(500, 82))

    assert (use.left, use.is_over_spent) == (left, is_over)
    assert use.committed == Sums(11, 22)


def test_nothing_has_become_of_a_new_budget() -> None:
    use = Use(100)

    assert [use.coming, use.waiting, use.approved, use.paid] == [Sums(0, 0)] * 4
    assert (use.left, Sums().payment, Sums().expense) == (100, 0, 0)
    # What is added to one is not added to the others, nor to another budget.
    use.coming.payment += 1
    assert (use.waiting.payment, Use(100).coming.payment) == (0, 0)


def offered(pence: int, minutes: int = 180, preparation: int = 0, wage: int | None = 1271) -> Offered:
    return Offered("Panel", "Rates", "Northern Voices", pence, minutes, preparation, wage)


@pytest.mark.parametrize(
    ("offers", "found"),
    [
        ([], False),
        ([offered(7500)], False),
        ([offered(7500), offered(7500)], False),
        ([offered(7500), offered(2000)], True),
    ],
)
def test_people_at_one_meeting_are_offered_different_amounts(offers: list[Offered], found: bool) -> None:
    assert differ(offers) is found


@pytest.mark.parametrize(
    ("one", "hourly", "is_below"),
    [
        # £20 for three hours are £6.67 an hour.
        (offered(2000), 667, True),
        (offered(3813), 1271, False),
        (offered(3812), 1271, True),
        (offered(3813, preparation=1), 1264, True),
        (offered(2000, wage=None), 667, False),
    ],
)
def test_an_offer_below_the_living_wage_is_seen_with_the_time_to_get_ready(
    one: Offered, hourly: int, is_below: bool
) -> None:
    assert (one.hourly, one.is_below_the_living_wage) == (hourly, is_below)
