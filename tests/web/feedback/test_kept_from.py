"""Somebody says who must not read what they wrote, and that reader never learns that it is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from coprod import Service
from coprod.core import clock, settings
from coprod.core.db import db, reading, writing
from coprod.core.word_lists import READ_FIRST
from coprod.feedback import jobs
from coprod.feedback.models import FeedbackForm
from coprod.feedback.queries import waiting
from coprod.people.models import Person
from coprod.programmes.models import Membership, Organisation, Programme
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
        return a_form(programme, slug="first-call")


def _called(app: Service, browser: Visitor, name: str) -> Visitor:
    with app.app_context(), writing():
        db.session.get_one(Person, browser.person.id).name = name
    return browser


def _say(client: Visitor, **reach: str) -> None:
    client.post("/feedback/first-call", data={"format": "standard"})
    client.post("/feedback/first-call/say/2", data={"q-happened": "She shouted at me.", "go": "on"})
    client.post("/feedback/first-call/reach", data={"way": "code", "go": "on", **reach})
    check = client.get("/feedback/first-call/check").text
    assert "Who must not read this" in check
    slip = check.split('name="slip" value="')[1].split('"')[0]
    assert client.post("/feedback/first-call/done", data={"slip": slip}).status_code == 200


def _a_day_later(app: Service) -> None:
    with time_machine.travel(clock.now() + timedelta(days=1)), app.app_context():
        jobs.move_due()


@pytest.mark.parametrize("is_moved", [False, True], ids=["the same day", "a day later"])
@pytest.mark.parametrize("by", ["name", "team"])
def test_whoever_must_not_read_it_finds_it_nowhere_and_others_do(
    app: Service,
    programme: Programme,
    form: FeedbackForm,
    client: Visitor,
    *,
    as_role: Callable[..., Visitor],
    by: str,
    is_moved: bool,
) -> None:
    feared = _called(app, as_role(Role.MODERATOR, programme), "Jo Łęcka")
    other = _called(app, as_role(Role.MODERATOR, programme), "Amina Shah")
    with app.app_context(), reading():
        team = db.session.scalars(
            select(Organisation.reference)
            .join(Membership, Membership.organisation_id == Organisation.id)
            .where(Membership.person_id == feared.person.id)
        ).one()
    _say(client, **({"name": "nurse LECKA"} if by == "name" else {"teams": team}))
    with app.app_context(), reading():
        key = next(iter(waiting.today([form.id]).items))
    if is_moved:
        _a_day_later(app)

    assert "She shouted at me." in other.see(QUEUE).main.text
    assert other.get(f"{QUEUE}/items/{key}").status_code == 200
    for address in (QUEUE, f"{QUEUE}?q=shouted", f"{QUEUE}?stage=new"):
        assert "She shouted" not in feared.see(address).main.text
    assert feared.get(f"{QUEUE}/items/{key}").status_code == 404
    assert feared.post(f"{QUEUE}/items/{key}/take", data={"seen": "0"}).status_code == 404


def test_what_holds_a_word_of_the_list_stands_first_until_it_is_read(
    app: Service, programme: Programme, form: FeedbackForm, as_role: Callable[..., Visitor]
) -> None:
    moderator = as_role(Role.MODERATOR, programme)
    with app.test_request_context(), writing():
        settings.put(
            READ_FIRST,
            ["rope"],
            from_day=clock.today(),
            source="The board",
            scope=settings.Scope.PROGRAMME,
            number=programme.id,
        )
        for words in ("All well.", "I have a rope.", "All well too."):
            said(form.slug, words)

    assert "rope" in _first(moderator)
    _a_day_later(app)
    assert "rope" in _first(moderator)
    moderator.fill(f"{_links(moderator)[0]}/reply", text="We are with you.")
    assert _links(moderator) == sorted(_links(moderator)), "once somebody has read it, it stands in its turn"


def _first(moderator: Visitor) -> str:
    return moderator.see(_links(moderator)[0]).main.text


def _links(moderator: Visitor) -> list[str]:
    links = [each.get("href") for each in moderator.see(QUEUE).main.all("a")]
    return [link for link in links if "/items/" in link]
