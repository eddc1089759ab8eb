"""Until when somebody claims without a reason and may choose anew, and by when they can expect an answer."""

from __future__ import annotations

from datetime import date

import pytest

from coprod.payments.rules.claims import ClaimStage
from coprod.payments.rules.deadlines import choice_closes_on, months_later
from coprod.payments.rules.tracking import TURNS, expected


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2026, 8, 26), 3, date(2026, 11, 26)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 31), 12, date(2027, 1, 31)),
    ],
)
def test_a_window_of_months_ends_on_the_same_day_or_the_last_of_its_month(
    day: date, months: int, last: date
) -> None:
    assert months_later(day, months) == last


@pytest.mark.parametrize(
    ("sent", "cut_off", "last"),
    [
        (date(2026, 11, 10), 12, date(2026, 11, 12)),
        (date(2026, 11, 12), 12, date(2026, 11, 12)),
        (date(2026, 11, 13), 12, date(2026, 12, 12)),
        (date(2026, 12, 31), 12, date(2027, 1, 12)),
        (date(2027, 1, 31), 31, date(2027, 1, 31)),
        (date(2027, 2, 3), 31, date(2027, 2, 28)),
    ],
)
def test_on_payroll_the_choice_closes_with_the_next_cut_off(sent: date, cut_off: int, last: date) -> None:
    assert choice_closes_on(sent, cut_off) == last


@pytest.mark.parametrize(
    ("away", "last"),
    [
        # Away before, after, and around the cut-off of 12 November.
        ([(date(2026, 11, 1), date(2026, 11, 11))], date(2026, 11, 12)),
        ([(date(2026, 11, 13), None)], date(2026, 11, 12)),
        ([(date(2026, 11, 11), date(2026, 11, 12))], date(2026, 12, 12)),
        ([(date(2026, 11, 12), date(2026, 12, 11))], date(2026, 12, 12)),
        ([(date(2026, 11, 11), None)], None),
        # Away for one cut-off and for the next.
        (
            [(date(2026, 12, 5), date(2026, 12, 31)), (date(2026, 11, 12), date(2026, 11, 20))],
            date(2027, 1, 12),
        ),
        ([(date(2026, 11, 12), date(2026, 11, 20)), (date(2026, 12, 12), None)], None),
    ],
)
def test_no_cut_off_closes_a_choice_while_the_person_is_on_a_break(
    away: list[tuple[date, date | None]], last: date | None
) -> None:
    assert choice_closes_on(date(2026, 11, 10), 12, away) == last


def test_half_of_the_promised_working_days_are_for_looking_at_it() -> None:
    # Sent on the Tuesday before Christmas: the 25th and the day that stands in for the 26th do not count.
    told = expected(date(2026, 12, 22), 10)

    assert (told.decided_by, told.paid_by) == (date(2026, 12, 31), date(2027, 1, 8))


def test_every_stage_says_whose_turn_it_is() -> None:
    assert set(TURNS) == set(ClaimStage)
