"""A helper writes down what somebody said, and hands over the code: with the same standing as online."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from coprod import Service
from coprod.core import clock
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading, writing
from coprod.feedback import jobs
from coprod.feedback.models import FeedbackContact, FeedbackForm, FeedbackItem
from coprod.feedback.operations import forms
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from coprod.questionnaires.models import Channel, Sheet, WaitingSheet
from tests.base.html import fields, read
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.feedback import a_form
from tests.factories.programmes import a_programme

ENTER = "/manage/feedback/forms/first-call/enter"
SAID = {
    "channel": "telephone",
    "answered_in": "pl",
    "q-who": "carer",
    "q-happened": "Nikt nie zapytał, jak ja się czuję.",
    "read_back": "y",
}


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme()


@pytest.fixture(autouse=True)
def form(kept: Kept, programme: Programme) -> FeedbackForm:
    with kept():
        return a_form(programme, slug="first-call")


@pytest.fixture
def moderator(programme: Programme, as_role: Callable[..., Visitor]) -> Visitor:
    return as_role(Role.MODERATOR, programme)


def code_in(page: str) -> str:
    return "".join(re.findall(r'app-code__group">([A-Z0-9]+)<', page))


def count(app: Service, table: type) -> int:
    with app.app_context(), reading():
        return db.session.scalar(select(func.count()).select_from(table)) or 0


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.LEAD])
def test_what_somebody_said_by_telephone_is_read_like_everything_else_and_has_a_receipt(
    app: Service, programme: Programme, as_role: Callable[..., Visitor], client: Visitor, role: Role
) -> None:
    helper = as_role(role, programme)
    page = helper.see(ENTER).main.text
    assert "Tell the person first" in page and "The participation team of the programme." in page

    given = helper.fill(ENTER, **SAID)

    assert given.status_code == 200
    assert "116 123" in given.text and "/receipts" in given.text
    assert "Nikt nie zapytał" in client.post("/receipts", data={"code": code_in(given.text)}).text
    with time_machine.travel(clock.now() + timedelta(days=1)), app.app_context():
        jobs.move_due()
    with app.app_context(), reading():
        item, sheet = db.session.scalars(select(FeedbackItem)).one(), db.session.scalars(select(Sheet)).one()
        assert (item.channel, item.perspective) == (Channel.TELEPHONE, "carer")
        assert (sheet.channel, sheet.language) == (Channel.TELEPHONE, "pl")


def test_those_who_read_see_that_a_helper_wrote_it_down_and_in_which_language(
    moderator: Visitor,
) -> None:
    moderator.fill(ENTER, **SAID)

    link = moderator.see("/manage/feedback").main.all("h3")[0].all("a")[0].get("href")
    page = moderator.see(link).text

    assert "By telephone (a helper wrote it down)" in page and "polski" in page


def test_who_wrote_it_down_stands_nowhere(app: Service, moderator: Visitor) -> None:
    before = count(app, AuditRow)

    moderator.fill(ENTER, **SAID)

    assert count(app, AuditRow) == before
    with app.app_context(), reading():
        (packet,) = db.session.scalars(select(WaitingSheet.packet))
    assert moderator.person.name.encode() not in packet


def test_pressing_twice_makes_one_and_the_same_receipt(app: Service, moderator: Visitor) -> None:
    typed = {**fields(read(moderator.get(ENTER).text).form(None)), **SAID}

    first, again = (moderator.post(ENTER, data=typed).text for _ in range(2))

    assert code_in(first) == code_in(again) != ""
    assert count(app, WaitingSheet) == 1


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"read_back": None}, "Read the answers back to the person before you send them."),
        ({"channel": None}, "Choose how the answers came in."),
        ({"answered_in": "xx"}, "Choose one of these."),
        ({"way": "email", "email": "no address"}, "Give an e-mail address"),
        ({"way": "post", "post": "here"}, "Give a whole postal address"),
        ({"q-happened": "x" * 5001}, "Shorten"),
        ({"q-happened": "", "q-who": None}, "You have not written anything yet."),
    ],
)
def test_what_is_to_be_mended_is_said_and_nothing_is_lost(
    app: Service, moderator: Visitor, typed: dict[str, str | None], complaint: str
) -> None:
    told = moderator.fill(ENTER, **{**SAID, "careful": "Ring in the morning.", **typed})

    assert told.status_code == 422 and complaint in told.text
    assert "Ring in the morning." in told.text
    assert count(app, WaitingSheet) == 0


def test_on_paper_nothing_is_read_back(app: Service, moderator: Visitor) -> None:
    given = moderator.fill(ENTER, **{**SAID, "channel": "paper", "read_back": None})

    assert len(code_in(given.text)) == 25


def test_how_somebody_can_be_reached_is_kept_apart_from_their_words(app: Service, moderator: Visitor) -> None:
    address = "4 Example Row, Blackburn BB1 1AA"
    given = moderator.fill(ENTER, **SAID, way="post", post=address, careful="No sender on the envelope.")
    assert "we do not know who you are" not in given.text, "for we do"
    with time_machine.travel(clock.now() + timedelta(days=1)), app.app_context():
        jobs.move_due()

    with app.app_context(), reading():
        held = db.session.scalars(select(FeedbackContact)).one()
        assert (held.way.value, held.address, held.careful) == (
            "post",
            address,
            "No sender on the envelope.",
        )


def test_nothing_is_entered_into_a_form_that_is_paused_or_of_somebody_else(
    app: Service, form: FeedbackForm, moderator: Visitor, as_role: Callable[..., Visitor]
) -> None:
    assert as_role(Role.MODERATOR).get(ENTER).status_code == 404
    with app.test_request_context(), writing():
        forms.move(db.session.get_one(FeedbackForm, form.id), "pause", by=None)

    assert moderator.get(ENTER).status_code == 403
