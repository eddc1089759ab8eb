"""Limits that guard secrets: counted for each key apart, and no table tells who tried what."""

from __future__ import annotations

from datetime import timedelta

import time_machine
from sqlalchemy import select

from coprod.core import clock, limits
from coprod.core.db import db, reading, writing
from coprod.core.errors import TooManyTries
from coprod.core.limits import Attempt


def spend(key: str, times: int) -> None:
    for _ in range(times):
        with writing():
            limits.spend("receipt", key, within=timedelta(hours=1))


def is_open(key: str) -> bool:
    with reading():
        try:
            limits.check("receipt", key, most=3)
        except TooManyTries:
            return False
    return True


def test_a_limit_is_reached_after_so_many_tries_and_only_for_its_key() -> None:
    spend("ABCD", 2)
    assert is_open("ABCD")

    spend("ABCD", 1)

    assert not is_open("ABCD")
    assert is_open("EFGH")


def test_a_limit_opens_again() -> None:
    spend("ABCD", 3)

    with time_machine.travel(clock.now() + timedelta(hours=2, minutes=1)):
        assert is_open("ABCD")
        with writing():
            assert limits.forget_old() == 3


def test_the_table_holds_neither_the_key_nor_the_moment() -> None:
    spend("ABCD-EFGH", 1)

    with reading():
        (row,) = db.session.scalars(select(Attempt))
        assert "ABCD" not in row.bucket
        assert (row.until.minute, row.until.second, row.until.microsecond) == (0, 0, 0)
