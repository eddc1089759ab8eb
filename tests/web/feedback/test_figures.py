"""Figures: exact for those who work with them, and so that nobody is found for everybody else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, writing
from coprod.feedback import jobs
from coprod.feedback.models import FeedbackForm, FeedbackItem
from coprod.feedback.rules import Helped, Part, Tone
from coprod.feedback.rules.figures import month_of, months_later
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.feedback import a_change, a_form, a_story, an_item, form_reader, on_the_rota
from tests.factories.programmes import a_programme

EXACT, PUBLIC = "/manage/feedback/figures", "/feedback/figures"


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme()


@pytest.fixture
def form(kept: Kept, programme: Programme) -> FeedbackForm:
    with kept():
        return a_form(programme)


def month(ago: int) -> date:
    return months_later(month_of(clock.today()), -ago)


def items(form: FeedbackForm, many: int, day: date, **more: Any) -> list[FeedbackItem]:
    facts = {"perspective": "myself", "on_day": day, "due_on": day, **more}
    return [an_item(form, f"Words {number}.", **facts) for number in range(many)]


def count(app: Service) -> None:
    with app.app_context():
        jobs.count_due()


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.LEAD])
def test_exact_figures_keep_perspectives_apart_and_tell_rates_of_concerns_alone(
    kept: Kept, programme: Programme, form: FeedbackForm, as_role: Callable[..., Visitor], role: Role
) -> None:
    day = date(2026, 11, 9)  # a Monday
    with kept():
        one, other = form_reader(form), on_the_rota(form, Part.READER).person_id
        own = items(form, 4, day, tone=Tone.CONCERN, acknowledged_on=day, replied_on=date(2026, 11, 12))
        a_change(own[0], reported_by=one, read_by=other)
        a_change(own[1], reported_by=one)
        items(form, 3, day, tone=Tone.GOOD, helped=Helped.YES)
        items(form, 2, day, perspective="agrees", tone=Tone.CONCERN)
    visitor = as_role(role, programme)

    page = visitor.see(EXACT).main.text

    assert (
        "4 things that went wrong. Answered: 4 (100 in 100). "
        "Planned or made: 2 (50 in 100). Made: 1 (25 in 100)."
    ) in page
    assert "2 things that went wrong. Answered: 0 (0 in 100)." in page
    assert "Half of what was answered was answered within 3 working days." in page
    assert "6 things" not in page and "Everything that was said: 9" not in page, "never over two perspectives"


def test_the_friends_and_family_result_is_exact_for_staff_and_has_no_detail_under_five(
    kept: Kept, programme: Programme, as_role: Callable[..., Visitor]
) -> None:
    visitor = as_role(Role.MODERATOR, programme)
    day = clock.today() - timedelta(days=2)
    with kept():
        form = a_form(programme, asks_friends=True)
        for given in ("very-good", "good", "poor", "dont-know"):
            items(form, 1, day, ticked={"friends-and-family": given})
    few = visitor.see(EXACT).main.text
    with kept():
        items(form, 1, day, ticked={"friends-and-family": "very-good"})
    enough = visitor.see(EXACT).main.text

    assert "Fewer than 5 people have answered this." in few and "Very poor" not in few
    assert "60 of every 100 answers" in enough and "Very poor" in enough


def test_nobody_else_sees_exact_figures(
    client: Visitor, form: FeedbackForm, as_role: Callable[..., Visitor]
) -> None:
    assert client.get(EXACT).status_code == 302
    assert as_role(Role.CHAIR).get(EXACT).status_code == 403


def numbers(text: str) -> set[int]:
    return {int(each.replace(",", "")) for each in re.findall(r"\d[\d,]*", text)}


@pytest.fixture
def spoken(kept: Kept, form: FeedbackForm) -> FeedbackForm:
    """Two months that are long over: one with many people, one with few; and one that is not."""
    with kept():
        items(form, 51, month(3), tone=Tone.CONCERN, acknowledged_on=month(3), replied_on=month(3))
        items(form, 3, month(3), tone=Tone.GOOD)
        items(form, 12, month(3), perspective="cannot")
        items(form, 6, month(2))
        items(form, 60, month(1))
    return form


def test_a_month_is_public_once_the_next_is_over_and_is_never_counted_anew(
    app: Service, spoken: FeedbackForm, client: Visitor
) -> None:
    assert "No month has been counted yet." in client.see(PUBLIC).main.text
    count(app)
    first, address = month(3).isoformat()[:7], f"{PUBLIC}?month={month(3).isoformat()[:7]}"
    before, data = client.see(address).main.text, client.get("/open-data/feedback.json").text
    assert [each["month"] for each in json.loads(data)["figures"]] == [first, month(2).isoformat()[:7]]

    with app.app_context(), writing():
        for item in db.session.query(FeedbackItem).filter_by(on_day=month(3), tone=Tone.GOOD):
            db.session.delete(item)
    count(app)

    assert client.see(address).main.text == before, "taken back since, and nothing can be subtracted"
    assert client.get("/open-data/feedback.json").text == data


def test_no_small_number_is_public_and_no_total_over_months_or_perspectives(
    app: Service, spoken: FeedbackForm, client: Visitor
) -> None:
    count(app)

    pages = [client.see(f"{PUBLIC}?month={month(ago).isoformat()[:7]}").main for ago in (3, 2)]
    told = "".join(each.text for page in pages for each in page.all("figure"))

    assert "fewer than 8" in told, "three things were good"
    # All figures of charts and their tables are rounded counts; percentages are made of these.
    assert numbers(told.replace("fewer than 8", "")) <= {0, 10, 50, 55}, numbers(told)
    assert not pages[1].all("figure"), "six people: words and no tables"
    assert "Fewer than 40" in pages[1].text or "40" in pages[1].text
    for total in (54 + 12 + 6, 51 + 6, 54 + 6, 12 + 6, 66):
        for text in (told, *(page.text for page in pages)):
            assert total not in numbers(text)


def test_stories_of_what_went_wrong_are_counted_as_everybody_could_count_them(
    app: Service, kept: Kept, form: FeedbackForm, client: Visitor
) -> None:
    with kept():
        one, other = form_reader(form), on_the_rota(form, Part.READER).person_id
        stories = [a_story(form, tone=Tone.CONCERN, replied_on=clock.today()) for _each in range(3)]
        a_story(form, tone=Tone.GOOD)
        a_change(stories[0].item_key, reported_by=one, read_by=other)
        a_change(stories[1].item_key, reported_by=one)

    page = client.see(PUBLIC).main.text

    assert "3 are public. Answered: 3. A change is planned or was made: 2. A change was made: 1." in page
