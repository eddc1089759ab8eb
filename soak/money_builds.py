"""Builds of the payments with one guard less. Random stories about money must catch each of them (security R28)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from sqlalchemy import text

from coprod.core.db import db
from coprod.payments.operations import deciding, float_book, ledger, running
from coprod.payments.queries import payable, recovering


@contextmanager
def own_claims() -> Iterator[None]:
    """An approver may approve their own claim: the code does not look, and the database alone says no."""
    with patch.object(deciding, "why_not", lambda claim, by: ""):
        yield


@contextmanager
def held_accounts() -> Iterator[None]:
    """Nobody looks whether an account is new, and the trigger is gone."""
    with patch.object(payable, "is_usable", lambda details, at: True):
        _drop_trigger("payment_refuses_held", "payment")
        yield


@contextmanager
def accounts_changed_later() -> Iterator[None]:
    """What was frozen goes out even if the account was changed since."""
    with patch.object(running, "_leave_out", lambda run: None):
        yield


@contextmanager
def come_back_without_a_word() -> Iterator[None]:
    """A payment that came back is not written in the ledger."""
    post = ledger.post

    def forgetful(what: str, **told: Any) -> str:
        return "" if what == "came back" else post(what, **told)

    with patch.object(ledger, "post", forgetful):
        yield


@contextmanager
def paid_again() -> Iterator[None]:
    """A run takes what another run has taken, and the one index that says so is gone."""
    with patch.object(payable, "live", lambda claims: set()):
        db.session.execute(text("DROP INDEX uq_payment_once"))
        yield


@contextmanager
def tins_without_a_bottom() -> Iterator[None]:
    """Nobody looks how much cash is in a float, and the trigger is gone."""
    with patch.object(float_book, "to_take_out", lambda move, book: 10**9):
        _drop_trigger("cash_float_entry_refuses_more_than_there", "cash_float_entry")
        yield


@contextmanager
def asked_back_twice() -> Iterator[None]:
    """Nobody looks how much was paid before it is asked back, and the trigger is gone."""
    with patch.object(recovering, "most", lambda claim_id, ledger: 10**9):
        _drop_trigger("recovery_refuses_more_than_paid", "recovery")
        yield


Build = Callable[[], Any]
# Caught within seconds; the others take longer.
QUICK: tuple[Build, ...] = (own_claims, held_accounts, come_back_without_a_word, asked_back_twice)
BUILDS: tuple[Build, ...] = (*QUICK, accounts_changed_later, tins_without_a_bottom, paid_again)


def _drop_trigger(name: str, table: str) -> None:
    on_table = "" if db.engine.dialect.name == "sqlite" else f" ON {table}"
    db.session.execute(text(f"DROP TRIGGER {name}{on_table}"))
