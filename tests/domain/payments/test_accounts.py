"""Bank details: sealed, confirmed, held for a day, opened by whoever pays, sealed anew and wiped (domain rule P27)."""

from __future__ import annotations

import base64
from datetime import timedelta
from pathlib import Path

import pytest
from flask import current_app
from sqlalchemy import select, text

from coprod.core import clock, secret
from coprod.core.audit import AuditRow
from coprod.core.db import db, writing
from coprod.core.errors import Refused
from coprod.core.outbox import Mail
from coprod.involvement.rules.opportunities import Method
from coprod.payments import jobs
from coprod.payments.models import BankDetails
from coprod.payments.operations import accounts, bank_keys
from coprod.payments.queries import payees
from coprod.payments.rules.accounts import Account
from coprod.people import operations as people
from coprod.people.models import Person
from coprod.people.rules import SafeContact
from coprod.site import privacy
from tests.factories.people import a_person

ACCOUNT = Account("A Carer", "123456", "87654321", "R-77")


def confirmed(person: Person, account: Account = ACCOUNT) -> BankDetails:
    details = accounts.give(person, account, by=person.id)
    accounts.confirm(details, person, by=person.id)
    return details


def test_an_account_is_sealed_for_its_owner_and_nothing_of_it_can_be_read_in_the_database() -> None:
    with writing():
        person, other = a_person(), a_person()
        details = confirmed(person)

        assert payees.opened(details) == ACCOUNT and details.last_digits == "4321"
        assert payees.unseal(details, other) is None
        row = db.session.execute(text("SELECT * FROM bank_details")).mappings().one()
        told = b"".join(
            bytes(each) if isinstance(each, (bytes, memoryview)) else str(each).encode()
            for each in row.values()
        )
        for digits in (b"87654321", b"123456", b"A Carer", base64.b64encode(b"87654321")):
            assert digits not in told
        # Every packet is as long as every other.
        assert len(confirmed(other, Account("B", "000000", "00000000")).packet) == len(details.packet)


def test_nothing_is_paid_to_it_for_a_day_and_the_one_before_is_replaced_at_once() -> None:
    with writing():
        person = a_person()
        first = confirmed(person)
        with clock.at(clock.now() + timedelta(days=2)):
            assert payees.payable(person.id) == first
            second = confirmed(person, Account("A Carer", "654321", "11112222"))
            assert payees.current(person.id) == second and first.replaced_at is not None
            with clock.at(clock.now() + timedelta(hours=23, minutes=59)):
                assert payees.payable(person.id) is None
            with clock.at(clock.now() + timedelta(hours=24)):
                assert payees.payable(person.id) == second


def test_whoever_changes_it_is_told_where_they_were_before_in_words_that_say_nothing() -> None:
    with writing():
        person = a_person()
        confirmed(person)
        letter = db.session.scalars(select(Mail)).one()
        assert letter.to_address == person.email
        for word in ("bank", "account", "paid", "4321", "money"):
            assert word not in (letter.subject + letter.body).lower()
        person.safe_contact = SafeContact.NONE
        confirmed(person)
        assert [each.to_address for each in db.session.scalars(select(Mail).order_by(Mail.id))][1] == ""


def test_whoever_had_the_address_of_somebody_changed_does_not_change_their_account_unheard() -> None:
    with writing():
        person = a_person(email="mine@people.example")
        people.change_email(person, email="thief@people.example", by=a_person().id)
        confirmed(person)
        assert told() == ["mine@people.example", "thief@people.example"]
        # Whoever wants no e-mail any more has none, wherever it went before (threat T19).
        person.safe_contact = SafeContact.NONE
        confirmed(person)
        assert told()[0] == "" and len(told()) == 3
        person.safe_contact = SafeContact.EMAIL

    with clock.at(clock.now() + timedelta(days=30)), writing():
        person = db.session.get_one(Person, person.id)
        confirmed(person)
        assert len(told()) == 4
        people.remove_old()
        db.session.refresh(person)
        assert (person.email_before, person.email_before_until) == (None, None)


def told() -> list[str]:
    """Where letters about accounts have gone so far."""
    letters = select(Mail.to_address).where(Mail.kind == "account changed").order_by(Mail.to_address, Mail.id)
    return list(db.session.scalars(letters))


def test_only_the_owner_gives_confirms_or_chooses() -> None:
    with writing():
        person, other = a_person(), a_person()
        details = accounts.give(person, ACCOUNT, by=person.id)
        for deed in (
            lambda: accounts.give(person, ACCOUNT, by=other.id),
            lambda: accounts.confirm(details, person, by=other.id),
            lambda: accounts.choose(person, Method.CASH, by=other.id),
            lambda: accounts.remove(person, by=other.id),
        ):
            with pytest.raises(Refused, match="Only the person themself"):
                deed()


def test_whoever_pays_sees_all_of_it_and_that_is_written_down_without_a_digit() -> None:
    with writing():
        person, payer = a_person(), a_person()
        details = confirmed(person)
        assert payees.open_details(details, by=payer.id) == ACCOUNT
        rows = list(db.session.scalars(select(AuditRow).order_by(AuditRow.id)))
        assert [(each.deed, each.by_person) for each in rows] == [
            ("gave bank details", person.id),
            ("looked at bank details", payer.id),
        ]
        assert not any("4321" in f"{each.subject_label}{each.details}" for each in rows)


def test_a_new_key_opens_everything_and_the_old_one_is_destroyed() -> None:
    with writing():
        person = a_person()
        details = confirmed(person)
        before, name = details.packet, details.sealed_with

    with clock.at(clock.now() + timedelta(seconds=5)), writing():
        assert bank_keys.rotate(by=None) == 1

    with writing():
        again = db.session.scalars(select(BankDetails)).one()
        assert again.packet != before and payees.opened(again) == ACCOUNT
        assert secret.bank_ring().get(name) is None and again.sealed_with in secret.bank_ring().names()
    assert str(Path(current_app.config["INSTANCE"])) in str(secret.bank_ring().folder)


def test_what_nobody_needs_is_wiped_on_schedule_and_when_somebody_is_forgotten() -> None:
    with writing():
        person, gone, idle = a_person(), a_person(), a_person()
        old, typed = confirmed(person), None
        new = confirmed(person)
        typed = accounts.give(person, ACCOUNT, by=person.id).reference
        confirmed(idle)
        confirmed(gone)
        privacy.forget(gone, by=None)
        numbers = {"old": old.id, "new": new.id}

    with clock.at(clock.now() + timedelta(days=31)):
        assert jobs.wipe_bank_details() == 2

    with writing():
        rows = {each.id: each for each in db.session.scalars(select(BankDetails))}
        assert (rows[numbers["old"]].packet, rows[numbers["old"]].last_digits) == (b"", "4321")
        assert rows[numbers["new"]].packet and typed not in {each.reference for each in rows.values()}
        forgotten = next(each for each in rows.values() if each.person_id == gone.id)
        assert (forgotten.packet, forgotten.last_digits) == (b"", "")

    with clock.at(clock.now() + timedelta(days=401)):
        assert jobs.wipe_bank_details() == 2
