"""Random people do random things with money: what is paid is what was approved, once, and by three people (R28)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from coprod.core.db import db
from coprod.payments.operations import deciding, float_book, ledger, running
from coprod.payments.queries import payable, recovering
from soak.moving_money import Money, a_world_of_money
from soak.report import Report, alone
from soak.world import DATABASES, world

PROMISE = "Whatever people try, what is paid is what was approved: once, by three people, never within a hold"
STORIES, SHORT_STORIES, CONTROL_STORIES = 10_000, 100, 400
# They are told in parts: what remembers which stories were told would grow with all of them.
PART = 500
STEPS = 16
# Each of these must really have been done, or nothing was shown.
DEEDS = frozenset(
    {
        "approved",
        "frozen",
        "confirmed",
        "written",
        "written again",
        "paid",
        "failed",
        "returned",
        "taken back",
        "put in",
        "taken out",
        "handed out",
        "counted",
        "settled",
        "too much noted",
        "too much agreed",
        "given back",
        "given back into a float",
        "let go",
    }
)
# So few of two hundred stories come to these that one day none would. They are asked of ten thousand.
RARE = frozenset({"let go", "given back", "given back into a float", "settled", "taken back"})


def tell(machine: type[Money], stories: int, *, steps: int = STEPS, like_last_time: bool = False) -> None:
    """Run so many random stories. ``like_last_time``: the same ones each time, and the first that fails is enough.

    Errors: ``AssertionError`` when a promise is broken, or what the database says to the impossible.
    """
    told = settings(
        max_examples=stories,
        stateful_step_count=steps,
        suppress_health_check=list(HealthCheck),
        deadline=None,
        database=None,
        print_blob=False,
    )
    if like_last_time:
        seed(6)(machine)
        told = settings(told, phases=[Phase.generate])
    run_state_machine_as_test(machine, settings=told)


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
    with patch.object(payable, "_live", lambda claims: set()):
        db.session.execute(text("DROP INDEX uq_payment_once"))
        yield


@contextmanager
def tins_without_a_bottom() -> Iterator[None]:
    """Nobody looks how much cash is in a float, and the trigger is gone."""
    with patch.object(float_book, "to_hand_out", lambda book: 10**9):
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


def is_caught(build: Build, stories: int = CONTROL_STORIES) -> bool:
    """Whether the stories notice that a build has one guard less. Call it inside a service."""
    with a_world_of_money() as machine, build():
        try:
            tell(machine, stories, like_last_time=True)
        except (AssertionError, DBAPIError):
            return True
    return False


def _drop_trigger(name: str, table: str) -> None:
    on_table = "" if db.engine.dialect.name == "sqlite" else f" ON {table}"
    db.session.execute(text(f"DROP TRIGGER {name}{on_table}"))


def run(report: Report, *, short: bool = False) -> None:
    """Many stories on each database, then the builds that must be caught."""
    for name in DATABASES:
        with world(name) as site, site.app.app_context():
            with a_world_of_money() as machine:
                broken = ""
                try:
                    for _part in range(1 if short else STORIES // PART):
                        tell(machine, SHORT_STORIES if short else PART)
                except (AssertionError, DBAPIError) as reason:
                    broken = str(reason)
                report.figures(name, stories=SHORT_STORIES if short else STORIES, **_counted(machine))
            report.must(f"every promise about money is kept{f': {broken}' if broken else ''}", not broken)
            report.must("every deed was really done", machine.done.keys() >= DEEDS)
            for build in QUICK if short else BUILDS:
                report.control(str(build.__doc__ or build.__name__), is_caught(build))


def _counted(machine: type[Money]) -> dict[str, int]:
    return {deed.replace(" ", "_"): times for deed, times in sorted(machine.done.items())}


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
