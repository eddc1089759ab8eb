"""How a payment file is written for one finance system: its columns, in order, and what each holds.

A profile names no system of a maker: what differs between them is what they know people by, and how they write a day
and a sum. Sums are whole pence until the last moment. Nothing in a file says what somebody did or was asked.
"""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from coprod.core.money import figure
from coprod.core.words import _l
from coprod.involvement.rules.agreements import Route
from coprod.payments.rules.claims import Ledger


@dataclass(frozen=True)
class Row:
    """One payment as a file may tell it. ``sort_code`` and the two after it are "" where a profile needs no account."""

    reference: str
    pence: int
    ledger: Ledger
    cost_code: str
    payee_number: str
    name: str
    sort_code: str
    account_number: str
    roll_number: str
    worked_on: date


class Needs(enum.Enum):
    """What a profile knows people by."""

    ACCOUNT = "account"
    PAYEE_NUMBER = "payee_number"


@dataclass(frozen=True)
class Profile:
    """A way of writing a file. ``about`` says for whom it is."""

    name: str
    words: str
    route: Route
    needs: Needs
    columns: tuple[tuple[str, Callable[[Row], str]], ...]


def _kind(row: Row) -> str:
    # In English whatever the payer's language: a machine reads it.
    return "PAYMENT" if row.ledger is Ledger.PAYMENT else "EXPENSES"


BANK = Profile(
    "bank",
    _l("For a bank: account by account"),
    Route.ACCOUNTS_PAYABLE,
    Needs.ACCOUNT,
    (
        ("sort code", lambda row: row.sort_code),
        ("account number", lambda row: row.account_number),
        ("account name", lambda row: row.name),
        ("roll number", lambda row: row.roll_number),
        ("amount", lambda row: str(figure(row.pence))),
        ("reference", lambda row: row.reference.upper()),
    ),
)
SUPPLIERS = Profile(
    "suppliers",
    _l("For a finance system that has its payees’ accounts: invoice by invoice"),
    Route.ACCOUNTS_PAYABLE,
    Needs.PAYEE_NUMBER,
    (
        ("payee number", lambda row: row.payee_number),
        ("invoice reference", lambda row: row.reference.upper()),
        ("invoice date", lambda row: row.worked_on.isoformat()),
        ("kind", _kind),
        ("cost code", lambda row: row.cost_code),
        ("amount", lambda row: str(figure(row.pence))),
        ("currency", lambda row: "GBP"),
    ),
)
PAYROLL = Profile(
    "payroll",
    _l("For payroll: payee by payee, tax is worked out there"),
    Route.PAYROLL,
    Needs.PAYEE_NUMBER,
    (
        ("payee number", lambda row: row.payee_number),
        ("element", _kind),
        ("worked on", lambda row: row.worked_on.isoformat()),
        ("cost code", lambda row: row.cost_code),
        ("amount", lambda row: str(figure(row.pence))),
        ("reference", lambda row: row.reference.upper()),
    ),
)
PROFILES = {each.name: each for each in (BANK, SUPPLIERS, PAYROLL)}


def of_route(route: Route) -> list[Profile]:
    """The profiles that pay by a route."""
    return [each for each in PROFILES.values() if each.route is route]


@dataclass(frozen=True)
class Totals:
    """What whoever loads the file compares with what their system says: how many, and the two sums apart (P7)."""

    count: int
    payment_pence: int
    expense_pence: int


def totals(sums: Sequence[tuple[Ledger, int]]) -> Totals:
    """The control totals of some payments, each told by its ledger and pence."""
    paid = {ledger: sum(pence for of, pence in sums if of is ledger) for ledger in Ledger}
    return Totals(len(sums), paid[Ledger.PAYMENT], paid[Ledger.EXPENSE])


def table(profile: Profile, rows: Sequence[Row]) -> list[list[str]]:
    """The cells of a file: the headings, then a row for each payment in the order of their references."""
    cells = [[heading for heading, _tell in profile.columns]]
    cells += [
        [tell(row) for _heading, tell in profile.columns]
        for row in sorted(rows, key=lambda row: row.reference)
    ]
    return cells


def fingerprint(content: bytes) -> str:
    """What tells one file from another: SHA-256, in hex."""
    return hashlib.sha256(content).hexdigest()
