"""What a payment file tells a finance system, cell by cell, and what whoever loads it compares (requirement 21)."""

from __future__ import annotations

from datetime import date

import pytest

from coprod.involvement.rules.agreements import Route
from coprod.payments.rules.claims import Ledger
from coprod.payments.rules.profiles import (
    BANK,
    PAYROLL,
    PROFILES,
    SUPPLIERS,
    Needs,
    Profile,
    Row,
    fingerprint,
    of_route,
    table,
    totals,
)

DAY = date(2026, 11, 3)
PAID = Row("pay2", 7500, Ledger.PAYMENT, "CC1", "P-9", "Zoë Ó", "123456", "00123456", "R/1", DAY)
SPENT = Row("pay1", 1205, Ledger.EXPENSE, "CC2", "P-9", "Zoë Ó", "123456", "00123456", "", DAY)


@pytest.mark.parametrize(
    ("profile", "cells"),
    [
        (
            BANK,
            [
                ["sort code", "account number", "account name", "roll number", "amount", "reference"],
                ["123456", "00123456", "Zoë Ó", "", "12.05", "PAY1"],
                ["123456", "00123456", "Zoë Ó", "R/1", "75.00", "PAY2"],
            ],
        ),
        (
            SUPPLIERS,
            [
                [
                    *("payee number", "invoice reference", "invoice date", "kind"),
                    *("cost code", "amount", "currency"),
                ],
                ["P-9", "PAY1", "2026-11-03", "EXPENSES", "CC2", "12.05", "GBP"],
                ["P-9", "PAY2", "2026-11-03", "PAYMENT", "CC1", "75.00", "GBP"],
            ],
        ),
        (
            PAYROLL,
            [
                ["payee number", "element", "worked on", "cost code", "amount", "reference"],
                ["P-9", "EXPENSES", "2026-11-03", "CC2", "12.05", "PAY1"],
                ["P-9", "PAYMENT", "2026-11-03", "CC1", "75.00", "PAY2"],
            ],
        ),
    ],
    ids=["bank", "suppliers", "payroll"],
)
def test_each_profile_writes_its_own_columns_in_the_order_of_references(
    profile: Profile, cells: list[list[str]]
) -> None:
    assert table(profile, [PAID, SPENT]) == cells


def test_payments_and_expenses_never_share_a_total() -> None:
    found = totals([(each.ledger, each.pence) for each in (PAID, SPENT, PAID)])

    assert (found.count, found.payment_pence, found.expense_pence) == (3, 15000, 1205)
    assert (totals([]).count, totals([]).payment_pence, totals([]).expense_pence) == (0, 0, 0)


def test_a_profile_is_found_by_its_name_and_by_its_route() -> None:
    assert PROFILES == {"bank": BANK, "suppliers": SUPPLIERS, "payroll": PAYROLL}
    assert of_route(Route.PAYROLL) == [PAYROLL]
    assert of_route(Route.ACCOUNTS_PAYABLE) == [BANK, SUPPLIERS]
    assert [each.needs for each in PROFILES.values()] == [
        Needs.ACCOUNT,
        Needs.PAYEE_NUMBER,
        Needs.PAYEE_NUMBER,
    ]
    assert [each.value for each in Needs] == ["account", "payee_number"]


def test_a_file_is_known_by_the_hash_of_its_bytes() -> None:
    assert fingerprint(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_each_profile_says_for_whom_it_is_written() -> None:
    told = [str(each.words) for each in PROFILES.values()]

    assert all(each.startswith("For ") for each in told) and len(set(told)) == len(told)
