"""Today, for those who read feedback and those who lead it: what is to be read, and where nobody reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, writing
from coprod.feedback.models import FeedbackForm
from coprod.feedback.operations import forms as moves
from coprod.feedback.operations import rota as operations
from coprod.feedback.queries import rota, unread
from coprod.feedback.rules import Part, Stage
from coprod.programmes.models import Membership, Programme
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.feedback import a_form, an_item, said
from tests.factories.programmes import a_programme

pytestmark = pytest.mark.usefixtures("database")  # on both databases

AsRole = Callable[..., Visitor]


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme("Example Programme")


@pytest.fixture
def form(kept: Kept, programme: Programme) -> FeedbackForm:
    with kept():
        return a_form(programme, slug="first-call")


def test_a_moderator_sees_what_is_late_and_what_is_due_today_and_nobody_elses(
    kept: Kept, programme: Programme, form: FeedbackForm, as_role: AsRole
) -> None:
    today = clock.today()
    with kept():
        form = db.session.get_one(FeedbackForm, form.id)
        for days, stage in (
            (-3, Stage.NEW),
            (-1, Stage.NEW),
            (-1, Stage.REPLIED),
            (0, Stage.NEW),
            (1, Stage.NEW),
        ):
            an_item(form, due_on=today + timedelta(days=days), stage=stage)
        an_item(a_form(), due_on=today)

    page = as_role(Role.MODERATOR, programme).see("/manage").main.text

    assert "2 things that people told us should have been read already" in page and "3 days late" in page
    assert "1 thing that somebody told us is to be read today" in page
    assert "Feedback to read" in page
    assert "Nothing needs you today." in as_role(Role.LEAD, programme).see("/manage").main.text


def test_nobody_counts_on_where_nobody_would_read_on(
    kept: Kept, programme: Programme, form: FeedbackForm, as_role: AsRole, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unread, "MOST_COUNTED", 1)
    with kept():
        form = db.session.get_one(FeedbackForm, form.id)
        for days in (0, 0, 0, -1, -1, -1):
            an_item(form, due_on=clock.today() + timedelta(days=days))

    page = as_role(Role.MODERATOR, programme).see("/manage").main.text

    assert "More than 1 things that people told us should have been read already" in page
    assert "More than 1 things that people told us are to be read today" in page


def test_what_came_in_today_is_counted_before_its_day_is_over(
    app: Service, programme: Programme, form: FeedbackForm, as_role: AsRole
) -> None:
    with time_machine.travel("2026-11-24T09:00:00+00:00"):
        moderator = as_role(Role.MODERATOR, programme)
        with app.test_request_context(), writing():
            said("first-call")
            said("first-call", "Somebody rang me back.")

        page = moderator.see("/manage").main.text

    assert "2 things that people told us are to be read today" in page


def test_a_lead_is_told_where_nobody_reads_or_nobody_is_told_of_it(
    kept: Kept, programme: Programme, form: FeedbackForm, as_role: AsRole
) -> None:
    lead = as_role(Role.LEAD, programme)
    with kept():
        (deputy,) = rota.people(form, Part.DEPUTY)
        ended = db.session.scalars(select(Membership).where(Membership.person_id == deputy.id)).one()
        ended.to_day = clock.today() - timedelta(days=1)
    assert "Nobody is told when this is not read in time" in lead.see("/manage").main.text, (
        "no moderator any more"
    )

    with kept():
        (reader,) = rota.people(form, Part.READER)
        for entry in rota.entries(programme.id):
            if entry.person_id == reader.id:
                operations.end(entry, by=None)

    page = lead.see("/manage")
    assert "Nobody reads this today: put somebody on the rota" in page.main.text
    assert any(each.get("href") == "/manage/feedback/forms/first-call" for each in page.main.all("a"))


@pytest.mark.parametrize("stage", ["pause", "end"])
def test_nobody_need_read_what_is_not_open(
    kept: Kept, programme: Programme, form: FeedbackForm, as_role: AsRole, stage: str
) -> None:
    with kept():
        moves.move(db.session.get_one(FeedbackForm, form.id), stage, by=None)
        for entry in rota.entries(programme.id):
            operations.end(entry, by=None)

    assert "Nothing needs you today." in as_role(Role.LEAD, programme).see("/manage").main.text
