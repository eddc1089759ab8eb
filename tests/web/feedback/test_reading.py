"""Those who read: the queue, an item, the moves, and the person at the other end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, reading, writing
from coprod.core.outbox import Mail
from coprod.feedback import jobs
from coprod.feedback.models import FeedbackForm, FeedbackItem
from coprod.feedback.queries import waiting, with_words
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.feedback import a_form, said
from tests.factories.programmes import a_programme

QUEUE = "/manage/feedback"


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme()


@pytest.fixture
def form(kept: Kept, programme: Programme) -> FeedbackForm:
    with kept():
        return a_form(programme)


@pytest.fixture
def moderator(programme: Programme, as_role: Callable[..., Visitor]) -> Visitor:
    return as_role(Role.MODERATOR, programme)


def say(
    app: Service, form: FeedbackForm, words: str = "Nobody rang me back.", **reach: str
) -> tuple[str, str]:
    """Something that somebody says: their code, and the key of the item."""
    with app.test_request_context(), writing():
        before = set(waiting.today([form.id]).items)
        receipt = said(form.slug, words, **reach)
        (key,) = set(waiting.today([form.id]).items) - before
        return receipt.code, key


def a_day_later(app: Service) -> None:
    """The day is over, and what came in has moved."""
    with time_machine.travel(clock.now() + timedelta(days=1)), app.app_context():
        jobs.move_due()


def _seen(page: str) -> str:
    return page.split('name="seen" value="')[1].split('"', maxsplit=1)[0]


@pytest.mark.parametrize("is_moved", [False, True], ids=["the same day", "a day later"])
def test_what_somebody_says_is_read_answered_and_found_with_the_code(
    app: Service, form: FeedbackForm, moderator: Visitor, client: Visitor, is_moved: bool
) -> None:
    code, key = say(app, form)
    if is_moved:
        a_day_later(app)

    assert "Nobody rang me back." in moderator.see(QUEUE).main.text
    moderator.fill(
        f"{QUEUE}/items/{key}/reply", text="We are sorry. We ring you within two days from now on."
    )

    page = client.post("/receipts", data={"code": code}).text
    assert "within two days" in page and "Answered" in page
    told = client.post(
        "/receipts/add",
        data={"code": code, "key": page.split('name="key" value="')[1].split('"')[0], "go": "helped:yes"},
    )
    assert "Yes, it helped" in told.text
    assert "Yes, it helped" in moderator.see(f"{QUEUE}/items/{key}").main.text


def test_what_was_done_on_the_same_day_stays_with_it_after_the_move(
    app: Service, form: FeedbackForm, moderator: Visitor, client: Visitor
) -> None:
    code, key = say(app, form)
    moderator.fill(f"{QUEUE}/items/{key}/ask", text="Which clinic was it?")
    a_day_later(app)

    page = moderator.see(f"{QUEUE}/items/{key}").main.text
    assert "Which clinic was it?" in page and "Nobody rang me back." in page and "We asked something" in page
    assert "Which clinic was it?" in client.post("/receipts", data={"code": code}).text


def test_two_moderators_are_told_of_each_other_and_cannot_overwrite(
    app: Service,
    programme: Programme,
    form: FeedbackForm,
    moderator: Visitor,
    as_role: Callable[..., Visitor],
) -> None:
    _code, key = say(app, form)
    other = as_role(Role.MODERATOR, programme)
    old = _seen(other.get(f"{QUEUE}/items/{key}/reply").text)
    moderator.fill(f"{QUEUE}/items/{key}", form=f"{QUEUE}/items/{key}/take")

    assert f"{moderator.person.name} is dealing with this." in other.see(f"{QUEUE}/items/{key}").main.text
    late = other.post(f"{QUEUE}/items/{key}/reply", data={"seen": old, "text": "My long answer."})

    assert late.status_code == 422
    assert "Somebody else has changed this" in late.text and "My long answer." in late.text


def test_whoever_left_an_address_gets_a_letter_without_a_word_of_it(
    app: Service, form: FeedbackForm, moderator: Visitor
) -> None:
    _code, key = say(app, form, way="email", address="sam@home.example")
    moderator.fill(f"{QUEUE}/items/{key}/reply", text="We ring you tomorrow about the clinic.")

    with app.app_context(), reading():
        (letter,) = db.session.scalars(select(Mail).where(Mail.kind == "feedback-reply"))
        assert letter.to_address == "sam@home.example"
        told = letter.subject + letter.body
    assert not any(word in told for word in ("clinic", "feedback", "mental", "Coprod", "Nobody rang"))
    assert "http://localhost/receipts" in told


@pytest.mark.parametrize("way", ["code", "telephone", "text", "post"])
def test_nobody_else_gets_a_letter(app: Service, form: FeedbackForm, moderator: Visitor, way: str) -> None:
    _code, key = say(app, form, way=way, address="01632 960 001")
    moderator.fill(f"{QUEUE}/items/{key}/reply", text="Thank you for telling us.")

    with app.app_context(), reading():
        assert not list(db.session.scalars(select(Mail).where(Mail.kind == "feedback-reply")))


def test_it_is_passed_on_only_with_consent_and_never_silently(
    app: Service, form: FeedbackForm, moderator: Visitor
) -> None:
    _code, key = say(app, form)
    refused = moderator.fill(f"{QUEUE}/items/{key}/pass-on", to="pals")
    assert refused.status_code == 422 and "only be passed on when the person has agreed" in refused.text

    moderator.fill(f"{QUEUE}/items/{key}/pass-on", to="pals", consent="y")

    page = moderator.see(f"{QUEUE}/items/{key}").main.text
    assert "Passed on" in page and "PALS" in page


def test_searching_finds_words_and_their_beginnings_before_and_after_the_move(
    app: Service, form: FeedbackForm, moderator: Visitor
) -> None:
    say(app, form, "The receptionist was kind.")
    say(app, form, "میں نے پانچ بار فون کیا")
    for _turn in range(2):
        assert "The receptionist was kind." in moderator.see(f"{QUEUE}?q=RECEPTION").main.text
        assert "پانچ" in moderator.see(f"{QUEUE}?q=پانچ").main.text
        assert "The receptionist" not in moderator.see(f"{QUEUE}?q=kindness").main.text
        a_day_later(app)


@pytest.mark.parametrize("role", [None, Role.LEAD, Role.ADMINISTRATOR, Role.REVIEWER])
def test_nobody_but_moderators_of_the_programme_reads_it(
    app: Service,
    programme: Programme,
    form: FeedbackForm,
    as_role: Callable[..., Visitor],
    role: Role | None,
) -> None:
    _code, key = say(app, form)
    other = as_role(role, None if role in {None, Role.ADMINISTRATOR} else programme)

    assert other.get(QUEUE).status_code == 403
    assert other.get(f"{QUEUE}/items/{key}").status_code == 404


def test_a_moderator_of_another_programme_does_not_read_it(
    app: Service, form: FeedbackForm, as_role: Callable[..., Visitor], kept: Kept
) -> None:
    _code, key = say(app, form)
    stranger = as_role(Role.MODERATOR)

    assert stranger.get(f"{QUEUE}/items/{key}").status_code == 404
    assert "Nobody rang me back." not in stranger.see(QUEUE).main.text


def test_what_nobody_has_read_in_time_is_told_to_the_deputy_then_to_the_manager_once(
    app: Service, form: FeedbackForm
) -> None:
    with time_machine.travel("2026-11-24T09:00:00+00:00"):
        say(app, form)
    letters = []
    for hour in ("16:59", "17:01", "17:30", "18:01", "19:00"):
        with time_machine.travel(f"2026-11-24T{hour}:00+00:00"), app.app_context():
            jobs.tell_of_unread()
            with reading():
                letters.append(
                    len(list(db.session.scalars(select(Mail).where(Mail.kind == "feedback-unread"))))
                )

    assert letters == [0, 1, 1, 2, 2]


def test_an_item_that_is_answered_back_stands_again(
    app: Service, form: FeedbackForm, moderator: Visitor, client: Visitor
) -> None:
    code, key = say(app, form)
    moderator.fill(f"{QUEUE}/items/{key}/reply", text="We ring you.")
    moderator.fill(f"{QUEUE}/items/{key}/close", note="Done.")
    page = client.post("/receipts", data={"code": code}).text
    client.post(
        "/receipts/add",
        data={
            "code": code,
            "key": page.split('name="key" value="')[1].split('"')[0],
            "go": "answer",
            "text": "Nobody rang.",
        },
    )
    a_day_later(app)

    assert "Nobody rang." in moderator.see(f"{QUEUE}/items/{key}").main.text
    with app.app_context(), reading():
        assert db.session.get_one(FeedbackItem, key).stage.value == "acknowledged"


def test_who_searches_for_words_in_very_many_is_told_how_far_was_looked(
    app: Service, form: FeedbackForm, moderator: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(with_words, "MOST_FOUND", 1)
    monkeypatch.setattr(with_words, "MOST_LOOKED_THROUGH", 2)
    for number in range(3):
        say(app, form, f"Nobody rang me, the {number}th time.")
    a_day_later(app)

    common, rare = (moderator.see(f"{QUEUE}?q={word}").main.text for word in ("nobody", "2th"))

    assert "We looked in the 2 that are to be read first." in common and common.count("Nobody rang me") == 2
    assert "We looked in" not in rare and "the 2th time" in rare
