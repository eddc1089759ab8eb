"""Whose experience something is: asked first, shown to those who read, and never pooled (domain rule D9)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, reading, writing
from coprod.feedback import jobs
from coprod.feedback.models import FeedbackForm, FeedbackItem
from coprod.feedback.operations import saying
from coprod.feedback.queries import forms as queries
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from coprod.questionnaires.models import Questionnaire, QuestionnaireVersion
from coprod.questionnaires.operations import drafts, frozen
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.feedback import a_form, said
from tests.factories.programmes import a_programme
from tests.factories.questionnaires import a_version

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


def asked(form: FeedbackForm) -> list[list[str]]:
    """The kinds of the questions by section."""
    version = db.session.get_one(QuestionnaireVersion, form.version_id)
    return [[each.kind for each in section.questions] for section in frozen.document(version).sections]


def test_it_is_asked_before_anything_else_on_a_page_of_its_own(app: Service, form: FeedbackForm) -> None:
    with app.app_context(), reading():
        assert asked(form) == [["answering_as"], ["long_text", "long_text", "long_text", "files", "one_of"]]


def test_a_form_can_ask_the_friends_and_family_question_before_the_words(
    app: Service, programme: Programme, as_role: Callable[..., Visitor], client: Visitor
) -> None:
    lead = as_role(Role.LEAD, programme)
    typed = {"title": "The ward", "slug": "ward", "about": "The ward.", "who_reads": "The team."}
    lead.fill(f"{QUEUE}/forms/new", **typed, friends_and_family="y")
    reader = as_role(Role.MODERATOR, programme).person
    today = clock.today()
    day = {"from_day-day": today.day, "from_day-month": today.month, "from_day-year": today.year}
    for part in ("reader", "deputy", "manager"):
        lead.fill(f"{QUEUE}/forms/ward/rota", person=str(reader.id), part=part, **day)
    lead.post(f"{QUEUE}/forms/ward/open")

    client.post("/feedback/ward", data={"format": "standard"})
    page = client.get("/feedback/ward/say/2").text

    assert "Overall, how was your experience of our service?" in page
    assert page.index("Don’t know") < page.index("What would you like to tell us?")
    client.post("/ur/feedback/ward", data={"format": "standard"})
    assert "مجموعی طور پر" in client.get("/ur/feedback/ward/say/2").text


@pytest.mark.parametrize("is_moved", [False, True], ids=["the same day", "a day later"])
@pytest.mark.parametrize("is_touched", [False, True], ids=["untouched", "read already"])
def test_the_queue_shows_one_view_and_not_the_other(
    app: Service, form: FeedbackForm, moderator: Visitor, is_moved: bool, is_touched: bool
) -> None:
    views = {"own": "carer", "on_behalf": "cannot", "unsaid": ""}
    with app.test_request_context(), writing():
        for view, told_as in views.items():
            said(form.slug, f"These are the words of {view}.", told_as=told_as)
    if is_touched:
        for link in moderator.see(QUEUE).main.all("h3"):
            address = link.all("a")[0].get("href")
            moderator.fill(address, form=f"{address}/acknowledge")
    if is_moved:
        with time_machine.travel(clock.now() + timedelta(days=1)), app.app_context():
            jobs.move_due()

    for view in views:
        page = moderator.see(f"{QUEUE}?view={view}&q=words").main.text
        assert [each for each in views if f"These are the words of {each}." in page] == [view]
    assert "Someone else: they cannot agree at present" in moderator.see(f"{QUEUE}?view=on_behalf").main.text
    assert "words of own" in moderator.see(f"{QUEUE}?view=nonsense").main.text


def test_an_item_says_whose_experience_it_is(app: Service, form: FeedbackForm, moderator: Visitor) -> None:
    with app.test_request_context(), writing():
        said(form.slug, told_as="agrees")
    page = moderator.see(QUEUE).main.all("h3")[0].all("a")[0].get("href")

    assert "Someone else: they know and agree" in moderator.see(page).main.text


def test_what_was_said_with_an_earlier_questionnaire_is_still_read(
    app: Service, kept: Kept, form: FeedbackForm, moderator: Visitor
) -> None:
    """Its question of who answers was of another kind: the answer is shown, and belongs to neither perspective."""
    with kept():
        row = db.session.get_one(FeedbackForm, form.id)
        earlier = a_version(db.session.get_one(Questionnaire, row.questionnaire_id), number=2)
        row.version_id = earlier.id
    with app.test_request_context(), writing():
        asking = queries.one(form.slug)
        assert asking is not None
        draft = drafts.begin(earlier.id, drafts.new_key())
        draft.typed = {
            "who": {"value": ["carer"], "other": ""},
            "better": {"value": "Nobody rang.", "other": ""},
        }
        saying.send(asking, draft)
    for _turn in range(2):
        link = moderator.see(f"{QUEUE}?view=unsaid").main.all("h3")[0].all("a")[0].get("href")
        page = moderator.see(link).main.text
        assert "A carer" in page and "Nobody rang." in page and "The person did not say." in page
        with time_machine.travel(clock.now() + timedelta(days=1)), app.app_context():
            jobs.move_due()

    with app.app_context(), reading():
        assert db.session.scalars(select(FeedbackItem.perspective)).all() == [""]
