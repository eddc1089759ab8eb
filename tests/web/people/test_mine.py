"""What somebody decides about themselves, and that nobody else can decide it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coprod import Service
from coprod.core.db import db, reading
from coprod.people.models import Person
from coprod.people.rules import SafeContact
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.people import a_person, a_sign_in
from tests.factories.programmes import a_programme

AsRole = Callable[..., Visitor]


@pytest.fixture
def partner(as_role: AsRole, kept: Kept) -> Visitor:
    with kept():
        programme = a_programme("Example Programme")
    return as_role(Role.LIVED_EXPERIENCE, programme)


def as_kept(app: Service, person: Person) -> Person:
    with app.app_context(), reading():
        found = db.session.get_one(Person, person.id)
        db.session.expunge(found)
        return found


def test_my_page_says_my_role_and_my_programme_in_words(partner: Visitor) -> None:
    told = partner.see("/me").main.text

    assert "Partner with lived experience" in told and "Example Programme" in told


def test_the_tab_of_my_page_says_nothing_about_me(partner: Visitor) -> None:
    assert partner.see("/me").title == "Coprod"


def test_do_not_contact_me_is_kept(app: Service, partner: Visitor) -> None:
    partner.fill("/me/contact", safe_contact="none", safe_contact_note="He reads my post")

    kept = as_kept(app, partner.person)
    assert (kept.safe_contact, kept.mail_address) == (SafeContact.NONE, None)


def test_a_way_that_cannot_work_is_explained_and_what_was_typed_stays(app: Service, partner: Visitor) -> None:
    reply = partner.fill(
        "/me/contact", safe_contact="telephone", telephone="", safe_contact_note="Ring twice"
    )

    assert reply.status_code == 422 and "Ring twice" in reply.text and "telephone number" in reply.text
    assert as_kept(app, partner.person).safe_contact is SafeContact.EMAIL


@pytest.mark.parametrize(
    "typed",
    [
        {"name": ""},
        {"name": "x" * 121},
        {"name": "\x00"},
        {"telephone": "call me maybe"},
        {"safe_contact": "pigeon"},
        {"language": "tlh"},
        {"postal_address": "x" * 401},
        {"safe_contact_note": "x" * 301},
    ],
)
def test_what_makes_no_sense_is_explained(partner: Visitor, typed: dict[str, str]) -> None:
    sound = {"name": "Lena", "safe_contact": "email", "language": "en"}

    assert partner.post("/me/contact", data={**sound, **typed}).status_code == 422


def test_nobody_changes_more_than_is_asked(app: Service, partner: Visitor) -> None:
    before = partner.person

    partner.fill("/me/contact", name="Lena")
    partner.post(
        "/me/contact",
        data={
            "name": "Lena",
            "safe_contact": "email",
            "language": "en",
            "email": "evil@people.example",
            "id": "1",
            "reference": "mine",
            "demo_note": "x",
            "forgotten_at": "2020-01-01",
            "role": "administrator",
        },
    )

    kept = as_kept(app, before)
    assert (kept.email, kept.reference, kept.demo_note, kept.forgotten_at) == (
        before.email,
        before.reference,
        "",
        None,
    )


def test_another_device_can_be_signed_out_from_here(app: Service, partner: Visitor, kept: Kept) -> None:
    with kept():
        key = a_sign_in(partner.person)
    other = Visitor(app, app.response_class)
    with other.session_transaction() as session:
        session["_user_id"] = key
    assert other.get("/me").status_code == 200

    page = partner.see("/me/sign-ins")
    ends = [each.get("action") for each in page.all("form") if each.get("action").endswith("/end")]
    assert len(ends) == 1
    partner.post(ends[0])

    assert other.get("/me").status_code == 302 and partner.get("/me").status_code == 200


def test_nobody_signs_somebody_else_out(app: Service, partner: Visitor, kept: Kept) -> None:
    from coprod.people import queries

    with kept():
        other = a_person()
        key = a_sign_in(other)
    with app.app_context(), reading():
        reference = queries.open_sign_ins(other.id)[0].reference

    assert partner.post(f"/me/sign-ins/{reference}/end").status_code == 404

    with app.app_context(), reading():
        assert queries.sign_in_of(key) is not None


def test_the_copy_of_my_data_is_mine_and_its_name_says_nothing(partner: Visitor) -> None:
    reply = partner.get("/me/copy")

    assert reply.json and reply.json["person"]["email"] == partner.person.email
    assert reply.json["programmes"]["roles"][0]["role"] == "lived_experience"
    assert reply.headers["Content-Disposition"] == 'attachment; filename="copy.json"'


@pytest.mark.parametrize("address", ["/me", "/me/contact", "/me/sign-ins", "/me/copy"])
def test_my_pages_are_for_whoever_is_signed_in(client: Visitor, address: str) -> None:
    reply = client.get(address)

    assert reply.status_code == 302 and reply.headers["Location"].startswith("/sign-in?then=")


def test_a_partner_without_work_is_not_offered_today(partner: Visitor) -> None:
    assert 'href="/manage"' not in partner.get("/me").text
    assert partner.get("/manage").status_code == 403
