"""A sort code and an account number, however they are typed (domain rule P27)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coprod.payments.rules.accounts import (
    HOLD,
    REPLACED_FOR,
    UNCONFIRMED_FOR,
    UNUSED_FOR,
    Account,
    account_number,
    sort_code,
    unpacked,
)


@pytest.mark.parametrize(
    "typed", ["123456", "12-34-56", "12 34 56", "12\u201334\u201356", " 1 2 3 4 5 6 ", "12.34/56"]
)
def test_a_sort_code_is_six_digits_in_any_spacing(typed: str) -> None:
    assert sort_code(typed) == "123456"


@pytest.mark.parametrize("typed", ["12345", "1234567", "", "12-34-5x", "١٢٣٤٥٦"])
def test_anything_else_is_explained(typed: str, app: object) -> None:
    with app.app_context(), pytest.raises(ValueError, match="digits"):  # type: ignore[attr-defined]
        sort_code(typed)


@pytest.mark.parametrize(
    ("typed", "number"), [("12345678", "12345678"), ("123456", "00123456"), ("1234 567", "01234567")]
)
def test_a_short_account_number_gets_noughts_in_front(typed: str, number: str) -> None:
    assert account_number(typed) == number


@pytest.mark.parametrize("typed", ["12345", "123456789", ""])
def test_an_account_number_has_six_to_eight_digits(typed: str, app: object) -> None:
    with app.app_context(), pytest.raises(ValueError, match="digits"):  # type: ignore[attr-defined]
        account_number(typed)


def test_only_the_last_digits_are_shown_and_nothing_is_lost_in_the_packet() -> None:
    account = Account("Zoë Ó", "123456", "00123456", "R/1")

    assert (account.last_digits, account.masked, account.told_sort_code) == ("3456", "••••3456", "12-34-56")
    assert unpacked(account.packed()) == account


def test_an_account_without_a_roll_number_has_none() -> None:
    assert Account("A", "123456", "12345678").roll_number == ""
    assert Account("A", "123456", "12345678").told_sort_code == "12-34-56"
    assert b"\\u" not in Account("Zoë", "123456", "12345678").packed()


def test_how_long_an_account_waits_and_how_long_it_is_kept() -> None:
    assert timedelta(hours=24) == HOLD
    assert timedelta(days=1) == UNCONFIRMED_FOR
    assert timedelta(days=30) == REPLACED_FOR
    assert timedelta(days=400) == UNUSED_FOR
