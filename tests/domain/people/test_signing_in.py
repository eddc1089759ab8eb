"""Codes and sign-ins: one code, one sign-in, ten minutes; and nobody learns who has an account."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, reading, writing
from coprod.people import jobs, operations, queries
from coprod.people.models import SignIn, SignInCode
from coprod.people.rules import MOST_WRONG_CODES, SafeContact, stays_until
from tests.base.codes import ask, enter, letters, wrong
from tests.base.service import Kept
from tests.factories.people import a_person


def test_a_code_from_the_letter_signs_its_person_in_however_the_address_was_typed(kept: Kept) -> None:
    with kept():
        person = a_person(email="amina@people.example")

    code = ask("Amina@People.Example ")
    begun = enter("amina@people.example", code)

    assert begun is not None
    with reading():
        found = queries.sign_in_of(begun.key)
        assert found is not None and found[1].id == person.id


def test_a_code_works_once(kept: Kept) -> None:
    with kept():
        a_person(email="amina@people.example")
    code = ask("amina@people.example")

    first, second = enter("amina@people.example", code), enter("amina@people.example", code)

    assert first is not None and second is None


def test_a_code_is_over_after_ten_minutes(kept: Kept) -> None:
    with kept():
        a_person(email="amina@people.example")
    code = ask("amina@people.example")

    with clock.at(clock.now() + timedelta(minutes=10, seconds=1)):
        assert enter("amina@people.example", code) is None


def test_after_five_wrong_tries_even_the_right_code_opens_nothing(kept: Kept) -> None:
    with kept():
        a_person(email="amina@people.example")
    code = ask("amina@people.example")

    for _ in range(MOST_WRONG_CODES):
        assert enter("amina@people.example", wrong(code)) is None

    assert enter("amina@people.example", code) is None


def test_a_code_of_one_person_does_not_sign_another_in(kept: Kept) -> None:
    with kept():
        a_person(email="amina@people.example")
        a_person(email="bo@people.example")
    code = ask("amina@people.example")

    assert enter("bo@people.example", code) is None


def test_the_letter_that_comes_late_still_holds_a_good_code(kept: Kept) -> None:
    with kept():
        a_person(email="amina@people.example")
    first = ask("amina@people.example")
    ask("amina@people.example")

    assert enter("amina@people.example", first) is not None


def test_an_unknown_address_leaves_the_same_rows_as_a_known_one_and_its_code_opens_nothing(
    kept: Kept,
) -> None:
    with kept():
        a_person(email="amina@people.example")

    ask("amina@people.example")
    code = ask("stranger@nowhere.example")

    with reading():
        known, unknown = letters()
        assert (known.to_address, unknown.to_address) == ("amina@people.example", "")
        assert known.subject == unknown.subject and len(known.body) == len(unknown.body)
        codes = list(db.session.scalars(select(SignInCode).order_by(SignInCode.id)))
        assert [each.person_id is None for each in codes] == [False, True]
    assert enter("stranger@nowhere.example", code) is None


@pytest.mark.parametrize("way", [SafeContact.NONE, SafeContact.TELEPHONE, SafeContact.POST])
def test_nobody_who_asked_not_to_be_written_to_gets_a_letter_not_even_a_code(
    kept: Kept, way: SafeContact
) -> None:
    with kept():
        a_person(email="amina@people.example", safe_contact=way)

    ask("amina@people.example")

    with reading():
        assert [letter.to_address for letter in letters()] == [""]


def test_neither_the_code_nor_the_address_stands_in_the_row_that_is_kept(kept: Kept) -> None:
    with kept():
        a_person(email="amina@people.example")
    code = ask("amina@people.example")

    with reading():
        row = db.session.scalars(select(SignInCode)).one()
        kept_words = " ".join(str(value) for value in vars(row).values())
        assert code not in (row.code_hash, row.address_hash)
        assert "amina" not in kept_words and len(row.code_hash) == len(row.address_hash) == 64


def test_a_letter_says_nothing_about_health_and_asks_for_nothing(kept: Kept) -> None:
    with kept():
        a_person(email="amina@people.example")
    ask("amina@people.example")

    with reading():
        told = f"{letters()[0].subject} {letters()[0].body}".casefold()
    assert not any(word in told for word in ("health", "mental", "nhs", "crisis", "consultation", "coprod"))
    assert not re.search(r"\d", letters()[0].subject)


def test_a_sign_in_that_was_ended_opens_nothing_any_more(kept: Kept) -> None:
    with kept():
        person = a_person(email="amina@people.example")
    begun = enter("amina@people.example", ask("amina@people.example"))
    assert begun

    with writing():
        operations.sign_out(db.session.get_one(SignIn, begun.sign_in.id), by=person.id)

    with reading():
        assert queries.sign_in_of(begun.key) is None


def test_ending_the_others_leaves_only_the_present_sign_in(kept: Kept) -> None:
    with kept():
        a_person(email="amina@people.example")
    first = enter("amina@people.example", ask("amina@people.example"))
    second = enter("amina@people.example", ask("amina@people.example"))
    assert first and second

    with writing():
        person = queries.by_email("amina@people.example")
        here = queries.sign_in_of(second.key)
        assert person and here
        assert operations.end_others(person, kept=here[0], by=person.id) == 1

    with reading():
        assert queries.sign_in_of(first.key) is None and queries.sign_in_of(second.key) is not None


def test_a_sign_in_lasts_twenty_hours_without_use_and_never_longer_than_two_weeks() -> None:
    began = clock.now()

    assert stays_until(began, began, shared_device=False) == began + timedelta(hours=20)
    late = began + timedelta(days=13, hours=20)
    assert stays_until(began, late, shared_device=False) == began + timedelta(days=14)


def test_on_a_shared_device_it_lasts_four_hours_whatever_is_done() -> None:
    began = clock.now()

    for hours in (0, 2, 3):
        now = began + timedelta(hours=hours)
        assert stays_until(began, now, shared_device=True) == began + timedelta(hours=4)


def test_a_code_that_is_read_out_signs_in_once_and_needs_no_address(kept: Kept) -> None:
    with kept():
        person, lead = a_person("Lena", email=None), a_person("Amina")
    with writing():
        code = operations.code_to_read_out(db.session.get_one(type(person), person.id), by=lead.id)

    typed = f" {code[:5].lower()}-{code[5:]} "
    with writing():
        first = operations.sign_in_with_read_out_code(typed, shared_device=True)
    with writing():
        second = operations.sign_in_with_read_out_code(typed, shared_device=True)

    assert first is not None and first.person.id == person.id and second is None


@pytest.mark.parametrize("typed", ["", " ", "ABCDE", "\x00", "٣" * 10, "x" * 5000])
def test_nonsense_instead_of_a_read_out_code_is_just_wrong(typed: str) -> None:
    with writing():
        assert operations.sign_in_with_read_out_code(typed, shared_device=False) is None


def test_codes_and_sign_ins_that_are_over_are_removed_and_the_others_stay(kept: Kept) -> None:
    with kept():
        a_person(email="amina@people.example")
    begun = enter("amina@people.example", ask("amina@people.example"))
    ask("amina@people.example")
    assert begun

    with clock.at(clock.now() + timedelta(hours=1)):
        jobs.remove_old()
    with reading():
        assert list(db.session.scalars(select(SignInCode))) == []
        assert len(list(db.session.scalars(select(SignIn)))) == 1

    with clock.at(clock.now() + timedelta(days=32)):
        jobs.remove_old()
    with reading():
        assert list(db.session.scalars(select(SignIn))) == []


def test_of_eight_who_send_the_same_code_at_once_one_gets_in(inside: Service, kept: Kept) -> None:
    with kept():
        a_person(email="amina@people.example")
    code = ask("amina@people.example")

    def send() -> bool:
        with inside.app_context():
            return enter("amina@people.example", code) is not None

    with ThreadPoolExecutor(8) as pool:
        entered = list(pool.map(lambda _: send(), range(8)))

    assert entered.count(True) == 1


def test_of_eight_wrong_tries_at_once_every_one_counts(inside: Service, kept: Kept) -> None:
    with kept():
        a_person(email="amina@people.example")
    code = ask("amina@people.example")

    def send() -> None:
        with inside.app_context():
            enter("amina@people.example", wrong(code))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: send(), range(8)))

    assert enter("amina@people.example", code) is None
