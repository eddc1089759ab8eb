"""The second step: which digits are right, for how long it counts, and how a code is read (threats T13, T16)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from coprod.people.rules.second_step import (
    CONFIRMED_FOR,
    CONFIRMED_FOR_SHARED,
    SLOWLY,
    Ways,
    app_address,
    is_fresh,
    letters_of,
    new_app_key,
    slow_hash,
    step_of,
)

NOW = datetime(2026, 11, 26, 9, 0, 10, tzinfo=UTC)
# The secret and the digits of RFC 6238, appendix B (the last six of its eight).
KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
AT_59 = datetime.fromtimestamp(59, UTC)


@pytest.mark.parametrize(
    ("seconds", "digits"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (2000000000, "279037")],
)
def test_the_digits_are_those_of_the_standard(seconds: int, digits: str) -> None:
    assert step_of(KEY, digits, datetime.fromtimestamp(seconds, UTC), None) == seconds // 30


@pytest.mark.parametrize(
    ("seconds_later", "opens"),
    [(-31, False), (-30, True), (0, True), (30, True), (59, True), (60, False), (86400, False)],
)
def test_clocks_may_differ_by_half_a_minute(seconds_later: int, opens: bool) -> None:
    later = datetime.fromtimestamp(1234567890 + seconds_later, UTC)

    assert (step_of(KEY, "005924", later, None) is not None) is opens


@pytest.mark.parametrize(("last_step", "step"), [(None, 1), (0, 1), (1, None), (2, None)])
def test_digits_that_were_used_or_are_older_than_used_ones_open_nothing(
    last_step: int | None, step: int | None
) -> None:
    assert step_of(KEY, "287082", AT_59, last_step) == step


@pytest.mark.parametrize("typed", ["", "287081", "28708", "2870820", "٢٨٧٠٨٢", "ÿ" * 6, "\ud800" * 6])
def test_nothing_else_does_and_nothing_breaks(typed: str) -> None:
    assert step_of(KEY, typed, AT_59, None) is None


@pytest.mark.parametrize(
    ("ago", "shared", "fresh"),
    [
        (timedelta(0), False, True),
        (CONFIRMED_FOR - timedelta(seconds=1), False, True),
        (CONFIRMED_FOR, False, False),
        (CONFIRMED_FOR_SHARED - timedelta(seconds=1), True, True),
        (CONFIRMED_FOR_SHARED, True, False),
        (timedelta(minutes=-5), False, True),
        (timedelta(minutes=-11), False, False),
        (timedelta(days=-1), False, False),
    ],
    ids=str,
)
def test_a_confirmation_counts_for_ten_minutes_and_for_five_on_a_shared_device(
    ago: timedelta, shared: bool, fresh: bool
) -> None:
    assert is_fresh(NOW - ago, NOW, shared_device=shared) is fresh


def test_without_any_there_is_none() -> None:
    assert not is_fresh(None, NOW, shared_device=False)
    assert CONFIRMED_FOR.total_seconds() == 600
    assert CONFIRMED_FOR_SHARED.total_seconds() == 300


@pytest.mark.parametrize(
    ("ways", "is_one"),
    [(Ways(), False), (Ways(1, 0, 0), True), (Ways(0, 1, 0), True), (Ways(0, 0, 10), False)],
)
def test_codes_on_paper_alone_are_no_second_step(ways: Ways, is_one: bool) -> None:
    assert bool(ways) is is_one


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("abcd-efgh jkLM", "ABCDEFGHJKLM"),
        (" 123 456 ", "123456"),
        ("۱۲۳۴۵۶", "123456"),
        ("٤٥٦-٧٨٩", "456789"),
        ("²", "²"),
        ("…", ""),
    ],
)
def test_a_code_is_read_however_it_is_typed(typed: str, read: str) -> None:
    assert letters_of(typed) == read


def test_each_app_has_a_secret_of_its_own_and_is_told_it_with_the_name_of_the_service() -> None:
    one, other = new_app_key(), new_app_key()
    told = urlsplit(app_address(one, person="amina@people.example", service="Coprod"))

    assert one != other and len(one) == 32
    assert (told.scheme, told.netloc) == ("otpauth", "totp")
    assert parse_qs(told.query) == {"secret": [one], "issuer": ["Coprod"]}
    assert told.path == "/Coprod:amina%40people.example"


def test_a_code_on_paper_is_hashed_with_its_salt() -> None:
    assert slow_hash("ABCDEFGHJKLM", "1") != slow_hash("ABCDEFGHJKLM", "2") != slow_hash("ABCDEFGHJKLN", "2")
    assert len(slow_hash("\ud800", "1")) == 64
    assert SLOWLY["n"] * SLOWLY["r"] * 128 == 16 * 2**20, "bytes that every guess takes"
