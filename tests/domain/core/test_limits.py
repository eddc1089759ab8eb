"""Limits that guard secrets: counted for each key apart, and no table tells who tried what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import delete, select

from coprod.core import clock, limits
from coprod.core.db import db, reading, writing
from coprod.core.errors import TooManyTries
from coprod.core.limits import Attempt


def spend(key: str, times: int) -> None:
    for _ in range(times):
        with writing():
            limits.spend("receipt", key, within=timedelta(hours=1))


def is_open(key: str, most: int = 3) -> bool:
    with reading():
        try:
            limits.check("receipt", key, most=most)
        except TooManyTries:
            return False
    return True


def test_a_limit_is_reached_after_so_many_tries_and_only_for_its_key() -> None:
    spend("ABCD", 2)
    assert is_open("ABCD")

    spend("ABCD", 1)

    assert not is_open("ABCD")
    assert is_open("EFGH")
    assert is_open("EFGH", most=1), "somebody who has not tried may try once"


def test_a_limit_opens_again() -> None:
    spend("ABCD", 3)

    with time_machine.travel(clock.now() + timedelta(hours=2, minutes=1)):
        assert is_open("ABCD")
        with writing():
            assert limits.forget_old() == 3


def test_a_try_counts_until_its_hour_is_full_and_not_a_moment_longer() -> None:
    ten = datetime(2026, 3, 2, 10, 10, 10, 10, tzinfo=UTC)
    with time_machine.travel(ten, tick=False):
        spend("ABCD", 3)
    full = datetime(2026, 3, 2, 12, tzinfo=UTC)

    with time_machine.travel(full - timedelta(microseconds=1), tick=False):
        assert not is_open("ABCD")
        with writing():
            assert limits.forget_old() == 0
    with time_machine.travel(full, tick=False):
        assert is_open("ABCD")
        with writing():
            assert limits.forget_old() == 3


def test_a_try_that_a_wrong_clock_has_dated_far_ahead_does_not_count_and_is_forgotten() -> None:
    now = datetime(2026, 3, 2, 10, tzinfo=UTC)
    with time_machine.travel(now, tick=False):
        for ahead, counts in ((timedelta(hours=47), True), (timedelta(hours=48), False)):
            with writing():
                limits.spend("receipt", "ABCD", within=ahead)
            assert is_open("ABCD", most=1) is not counts
            with writing():
                assert limits.forget_old() == int(not counts)
                db.session.execute(delete(Attempt))


def test_whoever_may_spend_the_last_try_asks_alone_and_only_for_this_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    turns: list[str] = []
    monkeypatch.setattr(limits, "one_at_a_time", turns.append)
    with reading():
        limits.check("receipt", "ABCD", most=3)
    assert turns == [], "whoever only looks waits for nobody"

    for key in ("ABCD", "ABCD", "EFGH"):
        with writing():
            limits.check("receipt", key, most=3)

    assert turns[0] == turns[1] != turns[2]
    assert not any("ABCD" in turn for turn in turns)


def test_the_table_holds_neither_the_key_nor_the_moment() -> None:
    spend("ABCD-EFGH", 1)

    with reading():
        (row,) = db.session.scalars(select(Attempt))
        assert "ABCD" not in row.bucket
        assert (row.until.minute, row.until.second, row.until.microsecond) == (0, 0, 0)
