"""At the door: what returns is kept, what raises never happened, and nobody learns what is not for them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import delete, select

from coprod import Service
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading, writing
from coprod.people.models import Person
from tests.base.html import read
from tests.base.visitor import Visitor
from tests.web.core.conftest import names


@pytest.fixture
def visitor(running: Service) -> Iterator[Visitor]:
    with running.app_context(), writing():
        db.session.execute(delete(Person))
    yield Visitor(running, running.response_class)


def kept(visitor: Visitor) -> list[str]:
    with visitor.application.app_context(), reading():
        return names()


def test_a_view_that_returns_is_kept(visitor: Visitor) -> None:
    assert visitor.post("/trying/form", data={"name": "Ada"}).status_code == 302

    assert kept(visitor) == ["Ada"]


def test_a_refused_operation_never_happened_and_what_was_typed_is_still_there(visitor: Visitor) -> None:
    response = visitor.post("/trying/form", data={"name": "Nobody"})

    assert response.status_code == 422
    assert "Nobody of this name can be here." in read(response.text).main.text
    assert 'value="Nobody"' in response.text
    assert kept(visitor) == []


def test_a_refused_button_says_why_on_a_page_of_its_own(visitor: Visitor) -> None:
    response = visitor.post("/trying/button", headers={"Referer": "http://localhost/help-now"})

    assert response.status_code == 409
    assert "It is too late for that." in read(response.text).main.text
    assert read(response.text).link("See how things stand now") == "/help-now"


@pytest.mark.parametrize(
    "referrer",
    [
        "http://evil.example/",
        "http://localhost.evil.example/",
        "http://localhost//evil.example",
        "javascript:alert(1)",
        "",
    ],
)
def test_the_way_back_leads_to_a_page_of_ours_or_home(visitor: Visitor, referrer: str) -> None:
    response = visitor.post("/trying/button", headers={"Referer": referrer})

    assert read(response.text).link("See how things stand now") == "/"


def test_a_view_that_breaks_after_writing_has_written_nothing(visitor: Visitor) -> None:
    assert visitor.post("/trying/faults/after-writing").status_code == 500

    assert kept(visitor) == []


def test_looking_writes_nothing_even_when_a_view_tries_to(visitor: Visitor) -> None:
    assert visitor.get("/trying/write-on-get").status_code == 503

    assert kept(visitor) == []


def test_only_a_listed_sensitive_read_may_write_its_deed(visitor: Visitor) -> None:
    assert visitor.get("/trying/sensitive").status_code == 200

    with visitor.application.app_context(), reading():
        assert db.session.scalars(select(AuditRow.subject_kind)).all() == ["something sensitive"]


def test_somebody_who_must_sign_in_first_comes_back_afterwards(visitor: Visitor) -> None:
    visitor.post("/trying/form", data={"name": "Ada"})
    with visitor.application.app_context(), reading():
        number = db.session.scalars(select(Person.id)).one()

    response = visitor.get(f"/trying/people/{number}?page=2")

    assert response.status_code == 302
    assert response.location == f"/sign-in?then=/trying/people/{number}?page%3D2"


@pytest.mark.parametrize("number", [0, 999, 2**31, 2**63, 10**30])
def test_what_is_not_there_is_not_there_whether_signed_in_or_not(visitor: Visitor, number: int) -> None:
    assert visitor.get(f"/trying/people/{number}").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/consultations/%00",
        "/consultations/a%00b",
        "/consultations/%ff%fe",
        "/consultations/..%2f..%2fetc%2fpasswd",
        "/consultations/" + "x" * 5000,
        "/consultations/%F0%9F%99%82",
        "/%00",
        "/consultations?q=%00&page=%00",
        "/consultations?page=-1",
        "/consultations?page=99999999999999999999",
        "/consultations?page=" + "9" * 5000,
        "/consultations?page=1&page=2",
        "/consultations?q=" + "x" * 5000,
        "/consultations?" + "&".join(f"a{n}=1" for n in range(3000)),
        "/sign-in?then=//evil.example",
        "/ur/ur/ur/",
        "/UR/",
        "//evil.example/",
    ],
    ids=lambda address: address[:40],
)
def test_no_address_however_strange_is_our_fault(visitor: Visitor, address: str) -> None:
    assert visitor.get(address).status_code < 500


@pytest.mark.parametrize("token", ["\xe9", "\u202e", "\x00", "x" * 10_000])
def test_a_strange_token_is_refused_and_no_fault(running: Service, token: str) -> None:
    running.config["WTF_CSRF_ENABLED"] = True
    try:
        response = Visitor(running, running.response_class).post("/trying/form", data={"csrf_token": token})
    finally:
        running.config["WTF_CSRF_ENABLED"] = False

    assert response.status_code == 400


@pytest.mark.parametrize("query", [b"\xff\xfe=\xed\xa0\x80", b"then=\xe9", b"page=1&\xc3"])
def test_bytes_of_no_script_after_the_question_mark_are_no_fault_of_ours(
    visitor: Visitor, query: bytes
) -> None:
    response = visitor.get("/sign-in/code", environ_overrides={"QUERY_STRING": query.decode("latin-1")})

    assert response.status_code == 400


def test_parts_without_a_name_are_refused_and_no_fault(visitor: Visitor) -> None:
    body = b'--x\r\nContent-Disposition: form-data; filename="a"\r\n\r\nwords\r\n--x--\r\n'

    response = visitor.post("/trying/form", data=body, content_type="multipart/form-data; boundary=x")

    assert response.status_code == 400
