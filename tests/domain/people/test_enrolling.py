"""How somebody comes to have a name here, says how they may be reached, and is forgotten."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from coprod.core.audit import AuditRow
from coprod.core.db import db, reading, writing
from coprod.core.errors import Refused
from coprod.core.outbox import Mail
from coprod.people import operations, queries
from coprod.people.models import Person, SignIn, SignInCode
from coprod.people.rules import SafeContact, is_telephone
from tests.base.service import Kept
from tests.factories.people import a_person, a_sign_in

CONTACT: dict[str, Any] = {
    "name": "Lena",
    "telephone": "01632 960 001",
    "postal_address": "1 Example Street",
    "language": "ur",
    "safe_contact_note": "Only in the morning",
}


def test_a_name_and_a_telephone_number_are_enough() -> None:
    with writing():
        lead = a_person()
        person = operations.enrol(name="Lena", telephone="01632 960 001", by=lead.id)

        assert person.email is None and person.mail_address is None
        assert person.safe_contact is SafeContact.TELEPHONE


def test_somebody_whose_address_is_known_already_is_not_made_twice_nor_changed() -> None:
    with writing():
        known = a_person("Lena Example", email="lena@people.example")
        lead = a_person()

        found = operations.enrol(
            name="Somebody Else", telephone="01632 960 002", email="LENA@people.example", by=lead.id
        )

        assert found.id == known.id and found.name == "Lena Example" and found.telephone == ""


def test_two_people_without_an_address_are_two_people() -> None:
    with writing():
        lead = a_person()
        first = operations.enrol(name="Lena", telephone="01632 960 001", by=lead.id)
        second = operations.enrol(name="Lena", telephone="01632 960 001", by=lead.id)

        assert first.id != second.id


@pytest.mark.parametrize(
    ("way", "lacks"),
    [
        (SafeContact.EMAIL, {}),
        (SafeContact.TELEPHONE, {"telephone": ""}),
        (SafeContact.POST, {"postal_address": ""}),
    ],
)
def test_nobody_can_choose_a_way_on_which_they_cannot_be_reached(
    way: SafeContact, lacks: dict[str, str]
) -> None:
    with writing():
        person = a_person(email=None)

        with pytest.raises(Refused):
            operations.change_contact(person, safe_contact=way, by=person.id, **{**CONTACT, **lacks})


def test_do_not_contact_me_needs_nothing_and_stops_every_letter() -> None:
    with writing():
        person = a_person(email="lena@people.example")

        operations.change_contact(
            person, safe_contact=SafeContact.NONE, by=person.id, **{**CONTACT, "telephone": ""}
        )

        assert person.mail_address is None


def test_another_address_ends_every_sign_in_and_the_old_address_is_told() -> None:
    with writing():
        person, administrator = a_person(email="old@people.example"), a_person()
        key = a_sign_in(person)

        operations.change_email(person, email="new@people.example", by=administrator.id)

        assert queries.sign_in_of(key) is None
        assert [mail.to_address for mail in db.session.scalars(select(Mail))] == ["old@people.example"]


def test_the_old_address_is_not_told_when_it_may_not_be_written_to() -> None:
    with writing():
        person = a_person(email="old@people.example", safe_contact=SafeContact.NONE)

        operations.change_email(person, email="new@people.example", by=a_person().id)

        assert [mail.to_address for mail in db.session.scalars(select(Mail))] == [""]


def test_an_address_belongs_to_one_person() -> None:
    with writing():
        a_person(email="amina@people.example")
        person = a_person()

        with pytest.raises(Refused):
            operations.change_email(person, email="AMINA@people.example", by=a_person().id)


def test_a_forgotten_person_is_nowhere_by_name_address_or_letter(kept: Kept) -> None:
    canary = "zaphira"
    with kept():
        person = a_person(
            f"{canary} Example",
            email=f"{canary}@people.example",
            telephone=f"0{canary}",
            postal_address=f"1 {canary} Street",
            safe_contact_note=canary,
        )
        administrator = a_person()
        key = a_sign_in(person)
    with writing():
        operations.ask_for_code(f"{canary}@people.example", browser="mine")

    with writing():
        operations.forget(db.session.get_one(Person, person.id), by=administrator.id)

    with reading():
        assert queries.sign_in_of(key) is None
        assert list(db.session.scalars(select(SignIn))) == []
        assert list(db.session.scalars(select(SignInCode))) == []
        for table in (Person, Mail, AuditRow):
            for row in db.session.scalars(select(table)):
                assert canary not in str(vars(row)), table
        forgotten = db.session.get_one(Person, person.id)
        assert forgotten.called and forgotten.mail_address is None


def test_a_person_is_forgotten_once() -> None:
    with writing():
        person, administrator = a_person(), a_person()
        operations.forget(person, by=administrator.id)

        with pytest.raises(Refused):
            operations.forget(person, by=administrator.id)


def test_two_people_can_be_forgotten_though_addresses_are_unique() -> None:
    with writing():
        administrator = a_person()
        operations.forget(a_person(), by=administrator.id)
        operations.forget(a_person(), by=administrator.id)


def test_the_copy_holds_everything_that_is_kept_about_a_person() -> None:
    with writing():
        person = a_person(
            "Lena", telephone="01632 960 001", postal_address="1 Example Street", safe_contact_note="Mornings"
        )
        a_sign_in(person)

        copy = queries.copy_of(person)

    assert copy["name"] == "Lena" and copy["email"] == person.email
    assert (copy["telephone"], copy["postal_address"]) == ("01632 960 001", "1 Example Street")
    assert copy["safe_contact_note"] == "Mornings" and len(copy["sign_ins"]) == 1


def test_a_name_is_found_in_small_letters_of_any_script_and_percent_signs_are_no_wildcards() -> None:
    with writing():
        a_person("Łucja Nowak")
        a_person("100 % Example")
        a_person("Somebody")

        assert [each.name for each in queries.search("łucja", 1).rows] == ["Łucja Nowak"]
        assert [each.name for each in queries.search("%", 1).rows] == ["100 % Example"]
        assert len(queries.search("\x00", 1).rows) == 3


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [
        ("01632 960 001", True),
        ("+48 22 123 45 67", True),
        ("(01632) 960-001", True),
        ("ring me", False),
        ("12", False),
        ("", False),
    ],
)
def test_a_number_at_which_no_telephone_can_ring_is_noticed(typed: str, is_one: bool) -> None:
    assert is_telephone(typed) is is_one
