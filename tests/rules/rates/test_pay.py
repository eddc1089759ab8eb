"""What time is worth: fair to the minute, with boundaries where they were promised (domain rules P1–P3, P29)."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from coprod.rates.rules.pay import (
    BASIS_WORDS,
    BLOCK_MINUTES,
    HALF_DAY_MINUTES,
    Basis,
    counted_minutes,
    offer_pence,
)
from coprod.rates.rules.rounding import half_up


@dataclass(frozen=True)
class Rate:
    """A rate as the rules see it."""

    basis: Basis
    amount_pence: int
    full_day_pence: int | None = None
    boundary_minutes: int | None = None
    block_minutes: int | None = None
    counts_preparation: bool = True


SESSION = Rate(Basis.SESSION, 7500, full_day_pence=15000, boundary_minutes=240)
BLOCK = Rate(Basis.BLOCK, 2000, block_minutes=180)
HOUR = Rate(Basis.HOUR, 2500)
TASK = Rate(Basis.TASK, 1250)
WITHOUT_PREPARATION = Rate(
    Basis.SESSION, 7500, full_day_pence=15000, boundary_minutes=240, counts_preparation=False
)


@pytest.mark.parametrize(
    ("rate", "minutes", "preparation", "pence"),
    [
        # A session: 3 h 59, exactly 4 h, 4 h 01.
        (SESSION, 239, 0, 7500),
        (SESSION, 240, 0, 7500),
        (SESSION, 241, 0, 15000),
        (SESSION, 1, 0, 7500),
        (SESSION, 900, 0, 15000),
        (SESSION, 0, 0, 0),
        # Getting ready counts, and can make a half day a full one; where it does not count it cannot.
        (SESSION, 210, 30, 7500),
        (SESSION, 210, 31, 15000),
        (SESSION, 0, 20, 7500),
        (WITHOUT_PREPARATION, 210, 31, 7500),
        (WITHOUT_PREPARATION, 240, 600, 7500),
        (WITHOUT_PREPARATION, 241, 0, 15000),
        (WITHOUT_PREPARATION, 0, 60, 0),
        # 3 h 10 of £20 blocks of three hours are two blocks.
        (BLOCK, 190, 0, 4000),
        (BLOCK, 180, 0, 2000),
        (BLOCK, 181, 0, 4000),
        (BLOCK, 179, 0, 2000),
        (BLOCK, 1, 0, 2000),
        (BLOCK, 360, 0, 4000),
        (BLOCK, 361, 0, 6000),
        (BLOCK, 170, 10, 2000),
        (BLOCK, 170, 11, 4000),
        (BLOCK, 0, 0, 0),
        # An hour's rate goes by the minute.
        (HOUR, 60, 0, 2500),
        (HOUR, 59, 0, 2458),  # 2458.33
        (HOUR, 61, 0, 2542),  # 2541.67
        (HOUR, 190, 0, 7917),  # 7916.67
        (HOUR, 45, 30, 3125),
        (HOUR, 0, 0, 0),
        (Rate(Basis.HOUR, 1), 30, 0, 1),  # half a penny goes to the person
        (Rate(Basis.HOUR, 1), 29, 0, 0),
        (Rate(Basis.HOUR, 1500), 239, 0, 5975),
        (Rate(Basis.HOUR, 1500), 240, 0, 6000),
        (Rate(Basis.HOUR, 1500), 241, 0, 6025),
        (Rate(Basis.HOUR, 1500, counts_preparation=False), 60, 60, 1500),
        # A task is paid for being done.
        (TASK, 30, 0, 1250),
        (TASK, 0, 0, 1250),
        (TASK, 600, 600, 1250),
    ],
)
def test_work_is_worth_what_the_card_says(rate: Rate, minutes: int, preparation: int, pence: int) -> None:
    assert offer_pence(rate, minutes, preparation) == pence


def test_without_a_word_about_getting_ready_there_was_none() -> None:
    assert offer_pence(SESSION, 240) == 7500
    assert counted_minutes(SESSION, 100, 20) == 120
    assert counted_minutes(WITHOUT_PREPARATION, 100, 20) == 100


@pytest.mark.parametrize(
    ("rate", "reason"),
    [
        (Rate(Basis.SESSION, 7500), r"^A rate by sessions says what .* half a day may last\.$"),
        (Rate(Basis.SESSION, 7500, full_day_pence=15000), "^A rate by sessions"),
        (Rate(Basis.SESSION, 7500, boundary_minutes=240), "^A rate by sessions"),
        (Rate(Basis.BLOCK, 2000), r"^A rate by blocks says how long a block is\.$"),
        (Rate(Basis.BLOCK, 2000, block_minutes=0), "^A rate by blocks"),
        (Rate(Basis.BLOCK, 2000, block_minutes=-1), "^A rate by blocks"),
    ],
)
def test_a_rate_that_lacks_what_its_basis_needs_is_no_rate(rate: Rate, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        offer_pence(rate, 60)


@pytest.mark.parametrize(("minutes", "preparation"), [(-1, 0), (0, -1), (60, -1)])
def test_nobody_works_less_than_no_time(minutes: int, preparation: int) -> None:
    for rate in (TASK, HOUR, SESSION, BLOCK, WITHOUT_PREPARATION):
        with pytest.raises(ValueError, match=r"^Nobody works less than no time\.$"):
            offer_pence(rate, minutes, preparation)


def test_more_time_is_never_worth_less() -> None:
    for rate in (TASK, HOUR, SESSION, BLOCK):
        offers = [offer_pence(rate, minutes) for minutes in range(0, 721)]
        assert offers == sorted(offers)


@pytest.mark.parametrize(
    ("parts", "of", "whole"),
    [(0, 1, 0), (1, 2, 1), (1, 3, 0), (2, 3, 1), (49, 100, 0), (5, 1, 5), (25, 10, 3)],
)
def test_a_half_is_rounded_up(parts: int, of: int, whole: int) -> None:
    assert half_up(parts, of) == whole


@pytest.mark.parametrize(("parts", "of"), [(-1, 2), (1, 0), (1, -1)])
def test_nothing_is_divided_by_nothing(parts: int, of: int) -> None:
    with pytest.raises(
        ValueError, match=r"^Only what is at least nothing can be divided, and only by something\.$"
    ):
        half_up(parts, of)


def test_a_block_of_one_minute_is_one() -> None:
    assert offer_pence(Rate(Basis.BLOCK, 7, block_minutes=1), 3) == 21


def test_every_basis_has_words_and_stays_what_it_is_stored_as() -> None:
    assert list(BASIS_WORDS) == list(Basis)
    assert [each.value for each in Basis] == ["task", "hour", "session", "block"]
    assert (HALF_DAY_MINUTES, BLOCK_MINUTES) == (4 * 60, 3 * 60)
