"""Whoever offers less than the living wage is told; who is cancelled at short notice is paid (domain rules P18, P29)."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from coprod.rates.rules.cancelling import (
    MOST_NOTICE_HOURS,
    SHORT_NOTICE_HOURS,
    cancelled_pence,
    is_short_notice,
)
from coprod.rates.rules.living_wage import hourly_pence, is_below

LONDON = ZoneInfo("Europe/London")
WAGE = 1271


@pytest.mark.parametrize(
    ("offer", "minutes", "preparation", "by_the_hour", "below"),
    [
        (2000, 180, 0, 667, True),  # £20 for three hours
        (7500, 240, 0, 1875, False),
        (7500, 240, 115, 1268, True),  # 1267.6: getting ready is time, whether or not it is counted
        (1271, 60, 0, 1271, False),
        (1271, 59, 1, 1271, False),
        (1270, 60, 0, 1270, True),
        (2541, 120, 0, 1271, True),  # 1270.5 is below, though it is told to the nearest penny
        (2542, 120, 0, 1271, False),
        (0, 60, 0, 0, True),
        (1250, 0, 0, None, False),  # a task of which no time is known
    ],
)
def test_an_offer_is_measured_by_the_hour(
    offer: int, minutes: int, preparation: int, by_the_hour: int | None, below: bool
) -> None:
    assert hourly_pence(offer, minutes, preparation) == by_the_hour
    assert is_below(offer, minutes, preparation, WAGE) is below
    assert not is_below(offer, minutes, preparation, None), "no wage is known for the day"


def test_one_minute_is_time_and_no_word_about_getting_ready_is_none() -> None:
    assert is_below(21, 1, 0, WAGE) and not is_below(22, 1, 0, WAGE)
    assert hourly_pence(1271, 60) == 1271


def test_short_notice_is_two_days_to_begin_with_and_four_weeks_at_most() -> None:
    assert (SHORT_NOTICE_HOURS, MOST_NOTICE_HOURS) == (48, 672)


@pytest.mark.parametrize(("minutes", "preparation"), [(-1, 0), (0, -1), (60, -1)])
def test_time_is_never_less_than_none(minutes: int, preparation: int) -> None:
    with pytest.raises(ValueError, match=r"^Nobody works less than no time\.$"):
        hourly_pence(100, minutes, preparation)
    with pytest.raises(ValueError, match=r"^Nobody works less than no time\.$"):
        is_below(100, minutes, preparation, WAGE)


def _at(text: str, zone: ZoneInfo = LONDON) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("begins", "cancelled", "short"),
    [
        ("2026-12-03 10:00", "2026-12-01 10:00", False),  # exactly 48 hours are enough
        ("2026-12-03 10:00", "2026-12-01 10:01", True),
        ("2026-12-03 10:00", "2026-11-01 10:00", False),
        ("2026-12-03 10:00", "2026-12-03 11:00", True),  # it was to have begun
        # In the night of 29 March an hour is left out, in that of 25 October one comes twice.
        ("2026-03-30 10:00", "2026-03-28 10:00", True),
        ("2026-03-30 10:00", "2026-03-28 09:00", False),
        ("2026-10-26 10:00", "2026-10-24 10:30", False),
        ("2026-10-26 10:00", "2026-10-24 11:01", True),
    ],
)
def test_short_notice_is_counted_in_hours(begins: str, cancelled: str, short: bool) -> None:
    assert is_short_notice(_at(begins), _at(cancelled), 48) is short


@pytest.mark.parametrize(
    ("cancelled", "share", "pence"),
    [
        ("2026-12-02 10:00", 100, 7500),
        ("2026-12-02 10:00", 50, 3750),
        ("2026-12-02 10:00", 33, 2475),
        ("2026-12-02 10:00", 0, 0),
        ("2026-12-01 09:59", 100, 0),
    ],
)
def test_a_share_of_the_offer_is_paid(cancelled: str, share: int, pence: int) -> None:
    told = {"begins_at": _at("2026-12-03 10:00"), "cancelled_at": _at(cancelled), "within_hours": 48}

    assert cancelled_pence(7500, **told, share_percent=share) == pence


def test_half_a_penny_of_a_share_goes_to_the_person() -> None:
    moment = _at("2026-12-03 10:00")

    assert cancelled_pence(1, begins_at=moment, cancelled_at=moment, within_hours=48, share_percent=50) == 1


@pytest.mark.parametrize("share", [-1, 101])
def test_no_share_is_more_than_everything(share: int) -> None:
    moment = _at("2026-12-03 10:00")

    with pytest.raises(ValueError, match=r"^A share is between nothing and everything\.$"):
        cancelled_pence(1, begins_at=moment, cancelled_at=moment, within_hours=48, share_percent=share)


def test_a_moment_without_a_zone_is_no_moment() -> None:
    moment = _at("2026-12-03 10:00")

    for begins, cancelled in ((moment.replace(tzinfo=None), moment), (moment, moment.replace(tzinfo=None))):
        with pytest.raises(ValueError, match=r"^A moment without a zone\.$"):
            is_short_notice(begins, cancelled, 48)
