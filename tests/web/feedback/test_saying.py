"""Saying something: what somebody unwell, on a phone, at night, can rely on."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, reading, writing
from coprod.feedback import jobs
from coprod.feedback.models import FeedbackContact, FeedbackForm, FeedbackItem, FeedbackMessage
from coprod.feedback.operations import forms
from coprod.questionnaires.models import Sheet, WaitingSheet
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.feedback import a_form


@pytest.fixture
def form(kept: Kept) -> FeedbackForm:
    with kept():
        return a_form(slug="first-call")


def _begin(client: Visitor) -> None:
    assert client.post("/feedback/first-call", data={"format": "standard"}).status_code == 302


def _say(client: Visitor, words: str = "Nobody rang me back.", **more: str) -> None:
    sent = client.post("/feedback/first-call/say/2", data={"q-happened": words, "go": "on", **more})
    assert sent.location == "/feedback/first-call/reach"


def _slip(client: Visitor) -> str:
    return client.get("/feedback/first-call/check").text.split('name="slip" value="')[1].split('"')[0]


def code_in(page: str) -> str:
    return "".join(re.findall(r'app-code__group">([A-Z0-9]+)<', page))


def _send(client: Visitor) -> str:
    reply = client.post("/feedback/first-call/done", data={"slip": _slip(client)})
    assert reply.status_code == 200, reply.text
    return code_in(reply.text)


def _count(app: Service, table: type) -> int:
    with app.app_context(), reading():
        return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_somebody_says_something_without_a_name_and_finds_it_again_with_the_code(
    app: Service, client: Visitor, form: FeedbackForm
) -> None:
    start = client.see("/feedback/first-call")
    assert "116 123" in start.main.text and "Somebody reads this by" in start.main.text
    assert "nobody can find you" in start.main.text
    _begin(client)
    _say(client)
    client.post("/feedback/first-call/reach", data={"way": "code", "go": "on"})
    receipt = client.post("/feedback/first-call/done", data={"slip": _slip(client)}).text
    code = code_in(receipt)

    assert len(code) == 25
    assert "we do not know who you are" in receipt
    assert (_count(app, WaitingSheet), _count(app, FeedbackItem)) == (1, 0)
    page = client.post("/receipts", data={"code": code})
    assert "Nobody rang me back." in page.text and "Not read yet" in page.text


def test_whoever_left_a_way_to_be_reached_is_not_told_that_nobody_knows_them(
    client: Visitor, form: FeedbackForm
) -> None:
    _begin(client)
    _say(client)
    client.post(
        "/feedback/first-call/reach", data={"way": "email", "email": "nia@people.example", "go": "on"}
    )
    slip = _slip(client)
    first, again = (client.post("/feedback/first-call/done", data={"slip": slip}).text for _press in range(2))

    for receipt in (first, again):
        assert "We cannot send it to you again" in receipt and "we do not know who you are" not in receipt
    assert code_in(first) == code_in(again)


def test_pressing_twice_makes_one(app: Service, client: Visitor, form: FeedbackForm) -> None:
    _begin(client)
    _say(client)
    slip = _slip(client)

    first, again = (client.post("/feedback/first-call/done", data={"slip": slip}) for _ in range(2))

    assert code_in(first.text) == code_in(again.text)
    assert _count(app, WaitingSheet) == 1


def test_the_promise_knows_nights_and_bank_holidays(client: Visitor, form: FeedbackForm) -> None:
    with time_machine.travel("2026-12-24T23:30:00+00:00"):
        page = client.see("/feedback/first-call").main.text

    assert "Tuesday 29 December 2026" in page, "Christmas, Boxing Day in lieu, and the weekend between"


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"way": "email", "email": "no address"}, "Give an e-mail address"),
        ({"way": "telephone", "telephone": "twelve"}, "Give a telephone number"),
        ({"way": "post", "post": "here"}, "Give a whole postal address"),
        ({"way": "pigeon"}, "Choose one of these"),
    ],
)
def test_a_way_that_reaches_nobody_is_said_in_words_and_nothing_is_lost(
    client: Visitor, form: FeedbackForm, typed: dict[str, str], complaint: str
) -> None:
    _begin(client)
    _say(client)

    page = client.post("/feedback/first-call/reach", data={**typed, "careful": "Only mornings", "go": "on"})

    assert page.status_code == 422
    assert complaint in page.text
    assert "Only mornings" in page.text
    assert "Nobody rang me back." in client.get("/feedback/first-call/check").text


def test_whoever_leaves_an_address_sees_it_before_sending_and_it_is_kept_apart(
    app: Service, client: Visitor, form: FeedbackForm
) -> None:
    _begin(client)
    _say(client)
    typed = {"way": "email", "email": "sam@home.example", "careful": "No word of what it is", "go": "on"}
    client.post("/feedback/first-call/reach", data=typed)

    check = client.get("/feedback/first-call/check").text
    assert "sam@home.example" in check and "No word of what it is" in check
    _send(client)
    with time_machine.travel(clock.now() + timedelta(days=1)), app.app_context():
        jobs.move_due()

    with app.app_context(), reading():
        held = db.session.scalars(select(FeedbackContact)).one()
        sheet = db.session.scalars(select(Sheet)).one()
        assert (held.address, held.item_key) == ("sam@home.example", sheet.key)
        assert "sam@home" not in str(sheet.answers)


def test_a_paused_form_takes_nothing_and_says_so(app: Service, client: Visitor, form: FeedbackForm) -> None:
    _begin(client)
    _say(client)
    slip = _slip(client)
    with app.test_request_context(), writing():
        forms.move(db.session.get_one(FeedbackForm, form.id), "pause", by=None)

    assert client.post("/feedback/first-call/done", data={"slip": slip}).status_code == 410
    assert client.get("/feedback/first-call").status_code == 410
    assert _count(app, WaitingSheet) == 0


def test_what_is_written_back_is_kept_once_and_read_at_once(
    app: Service, client: Visitor, form: FeedbackForm
) -> None:
    _begin(client)
    _say(client)
    code = _send(client)
    page = client.post("/receipts", data={"code": code}).text
    key = page.split('name="key" value="')[1].split('"')[0]
    for _press in range(2):
        told = client.post(
            "/receipts/add", data={"code": code, "key": key, "go": "answer", "text": "It was the Tuesday."}
        )
        assert told.text.count("It was the Tuesday.") == 1
    with time_machine.travel(clock.now() + timedelta(days=1)), app.app_context():
        jobs.move_due()

    assert _count(app, FeedbackMessage) == 1
    assert "It was the Tuesday." in client.post("/receipts", data={"code": code}).text


def test_taking_it_back_leaves_nothing_of_it(app: Service, client: Visitor, form: FeedbackForm) -> None:
    _begin(client)
    _say(client)
    code = _send(client)
    key = client.post("/receipts", data={"code": code}).text.split('name="key" value="')[1].split('"')[0]
    client.post("/receipts/add", data={"code": code, "key": key, "go": "answer", "text": "More."})

    asked = client.post("/receipts/withdraw", data={"code": code})
    assert "Do you want to take it all back?" in asked.text
    assert client.post("/receipts/withdraw", data={"code": code, "sure": "yes"}).status_code == 302

    assert (_count(app, WaitingSheet), _count(app, FeedbackItem)) == (0, 0)
    assert "We cannot find answers with this code" in client.post("/receipts", data={"code": code}).text


@pytest.mark.parametrize("language", ["", "/ur"])
def test_the_first_page_is_kept_for_everybody_with_nobodys_token_in_it(
    client: Visitor, form: FeedbackForm, language: str
) -> None:
    first, second = (client.get(f"{language}/feedback/first-call").text for _ in range(2))

    assert "first-call" in first and "csrf_token" in second
