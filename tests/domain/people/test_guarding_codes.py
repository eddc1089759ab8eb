"""Guessing and flooding: nobody guesses a code, and nobody can keep another out by asking or guessing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core import clock, limits
from coprod.core.db import db, reading, writing
from coprod.people.models import SignInCode
from coprod.people.rules import (
    CODE_DIGITS,
    CODES_ASKED_WITHIN,
    LONG_CODE_DIGITS,
    MOST_CODES_ASKED,
    MOST_WRONG_CODES,
    MOST_WRONG_TRIES,
)
from tests.base.codes import ask, enter, letters, wrong
from tests.base.service import Kept
from tests.factories.people import a_person

AMINA = "amina@people.example"
# On both databases: each locks rows in its own way.
pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def amina(inside: Service, kept: Kept) -> None:
    with kept():
        a_person(email=AMINA)


def somebody_is_guessing() -> None:
    """As many wrong tries as there may be in an hour, wherever they were made."""
    with writing():
        for _ in range(MOST_WRONG_TRIES):
            limits.spend("code tried", "anywhere", within=CODES_ASKED_WITHIN)


def test_a_code_opens_only_in_the_browser_that_asked_for_it() -> None:
    code = ask(AMINA, "mine")
    ask(AMINA, "theirs")

    assert enter(AMINA, code, "theirs") is None
    assert enter(AMINA, code, "mine") is not None


def test_what_another_browser_guesses_takes_no_try_from_mine() -> None:
    code = ask(AMINA, "mine")
    ask(AMINA, "theirs")

    for _ in range(MOST_WRONG_CODES * 2):
        enter(AMINA, wrong(code), "theirs")
        enter(AMINA, wrong(code), "a browser that never asked")

    assert enter(AMINA, code, "mine") is not None


@pytest.mark.parametrize("address", [AMINA, "stranger@nowhere.example"])
def test_a_flood_of_asks_writes_no_flood_of_letters_known_or_not(address: str) -> None:
    for number in range(MOST_CODES_ASKED * 3):
        ask(address, f"browser {number}")

    with reading():
        assert len(letters()) == MOST_CODES_ASKED
        assert len(list(db.session.scalars(select(SignInCode)))) == MOST_CODES_ASKED * 3


def test_after_a_flood_the_owner_gets_in_with_the_newest_letter() -> None:
    for number in range(MOST_CODES_ASKED):
        ask(AMINA, f"browser {number}")

    assert enter(AMINA, ask(AMINA, "mine"), "mine") is not None


@pytest.mark.parametrize("minutes", [0, 4, 6, 9, 11, 30])
def test_a_flood_that_goes_on_keeps_nobody_out_at_any_minute(minutes: int) -> None:
    for minute in range(minutes + 1):
        with clock.at(clock.now() + timedelta(minutes=minute)):
            for number in range(3 if minute else MOST_CODES_ASKED):
                ask(AMINA, f"browser {minute} {number}")

    with clock.at(clock.now() + timedelta(minutes=minutes)):
        code = ask(AMINA, "mine")
    with clock.at(clock.now() + timedelta(minutes=minutes + 4)):
        assert enter(AMINA, code, "mine") is not None
    with reading():
        assert len(letters()) <= MOST_CODES_ASKED + minutes // 5


def test_a_code_that_stands_in_two_browsers_lets_in_one() -> None:
    for number in range(MOST_CODES_ASKED):
        ask(AMINA, f"browser {number}")
    code = ask(AMINA, "mine")
    ask(AMINA, "theirs")

    first, second = enter(AMINA, code, "mine"), enter(AMINA, code, "theirs")

    assert first is not None and second is None
    assert ask(AMINA, "mine") != code, "a used code is given to nobody: a new letter is written"


def test_of_eight_browsers_that_send_the_same_code_at_once_one_gets_in(inside: Service) -> None:
    for number in range(MOST_CODES_ASKED):
        ask(AMINA, f"another {number}")
    browsers = [f"browser {number}" for number in range(8)]
    codes = {ask(AMINA, browser) for browser in browsers}
    assert len(codes) == 1
    code = codes.pop()

    def send(browser: str) -> bool:
        with inside.app_context():
            return enter(AMINA, code, browser) is not None

    with ThreadPoolExecutor(8) as pool:
        entered = list(pool.map(send, browsers))

    assert entered.count(True) == 1


def test_wrong_tries_are_counted_over_all_addresses_and_then_a_short_code_opens_nothing() -> None:
    short = ask(AMINA)
    for number in range(MOST_WRONG_TRIES // MOST_WRONG_CODES):
        address = f"somebody{number}@nowhere.example"
        code = ask(address, "theirs")
        for _ in range(MOST_WRONG_CODES):
            enter(address, wrong(code), "theirs")

    assert len(short) == CODE_DIGITS
    assert enter(AMINA, short) is None


def test_while_somebody_guesses_codes_are_longer_and_nobody_waits() -> None:
    for number in range(MOST_CODES_ASKED):
        ask(AMINA, f"browser {number}")
    somebody_is_guessing()

    code = ask(AMINA)

    assert len(code) == LONG_CODE_DIGITS, "the short letters that are there already help nobody now"
    assert enter(AMINA, code) is not None


def test_an_hour_or_two_after_the_guessing_codes_are_short_again() -> None:
    somebody_is_guessing()

    with clock.at(clock.now() + timedelta(hours=2, minutes=1)):
        assert len(ask(AMINA)) == CODE_DIGITS


def test_neither_the_browser_nor_its_binding_stands_in_the_row_in_clear() -> None:
    ask(AMINA, "a browser's own word")

    with reading():
        row = db.session.scalars(select(SignInCode)).one()
        assert row.browser_hash and len(row.browser_hash) == 64 and "word" not in row.browser_hash
