"""When something goes wrong: a page that says what happened and what to do now, and nothing of the inside."""

from __future__ import annotations

import sqlite3

import pytest

from coprod import Service
from coprod.core.db import db
from tests.base.html import fields, read
from tests.base.visitor import Visitor


@pytest.fixture
def visitor(running: Service) -> Visitor:
    return Visitor(running, running.response_class)


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("400", 400),
        ("403", 403),
        ("404", 404),
        ("405", 405),
        ("409", 409),
        ("410", 410),
        ("413", 413),
        ("415", 415),
        ("429", 429),
        ("500", 500),
        ("501", 501),
        ("503", 503),
        ("busy", 503),
        ("unsure", 503),
        ("too-many", 429),
        ("database", 503),
        ("disk", 503),
        ("broken", 500),
    ],
)
@pytest.mark.parametrize("language", ["", "/ur"])
def test_everything_that_can_go_wrong_has_a_page(
    visitor: Visitor, kind: str, status: int, language: str
) -> None:
    response = visitor.get(f"{language}/trying/faults/{kind}")

    assert response.status_code == status
    page = read(response.text)
    assert page.h1
    assert page.all("html")[0].get("lang") == (language[1:] or "en")
    assert not [
        word
        for word in ("Traceback", "RuntimeError", "SELECT", "inside of", "werkzeug")
        if word in response.text
    ]


@pytest.mark.parametrize("kind", ["busy", "database", "disk", "503"])
def test_a_busy_service_says_when_to_come_back(visitor: Visitor, kind: str) -> None:
    assert visitor.get(f"/trying/faults/{kind}").headers["Retry-After"] == "5"


def test_when_the_records_are_away_a_page_of_ours_says_so_with_the_numbers_for_help_now(
    running: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody_there(*_address: object, **_more: object) -> None:
        raise sqlite3.OperationalError("nobody there")

    with running.app_context():
        db.session.remove()
        db.engine.dispose()
        monkeypatch.setattr(db.engine.dialect, "connect", nobody_there)

    away = Visitor(running, running.response_class).get("/ur/help-now")

    assert away.status_code == 503
    assert away.headers["Retry-After"] == "5"
    page = read(away.text)
    assert page.h1
    assert page.all("html")[0].get("lang") == "ur"
    assert "116 123" in away.text


def test_when_it_cannot_be_known_whether_it_was_saved_the_same_form_stands_there_again(
    visitor: Visitor,
) -> None:
    sent = {
        "token": "abc",
        "story": 'Five times. "Really" <b>five</b>.\r\nAnd again.',
        "told": ["once", "more"],
    }

    response = visitor.post("/ur/trying/faults/unsure", data=sent)

    form = read(response.text).form()
    assert form.get("action") == "/ur/trying/faults/unsure"
    again = {name: values for name, values in fields(form).items() if name != "csrf_token"}
    assert again["token"] == ["abc"]
    assert again["told"] == ["once", "more"]
    assert again["story"][0].replace("\r\n", "\n") == 'Five times. "Really" <b>five</b>.\nAnd again.'


def test_a_letter_that_is_too_big_is_told_so(visitor: Visitor) -> None:
    response = visitor.post("/trying/form", data={"name": "x" * (13 * 1024 * 1024)})

    assert response.status_code == 413


def test_a_form_of_very_many_parts_is_told_so(visitor: Visitor) -> None:
    parts = {f"part{number}": (None, "x") for number in range(2000)}

    response = visitor.post(
        "/trying/form",
        data={name: value for name, (_, value) in parts.items()},
        content_type="multipart/form-data",
    )

    assert response.status_code == 413
