"""Paid roles where people look for them: on the front page, under the programme, and on Today for who leads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from coprod.core import clock
from coprod.involvement.rules.opportunities import Stage
from coprod.programmes.models import Programme
from coprod.programmes.rules import Level, Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.involvement import a_panelist, an_opportunity
from tests.factories.programmes import a_programme, a_workstream

AsRole = Callable[..., Visitor]


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme("Preston", "preston", **{"workstream.first.title": "First contact"})


def test_the_third_door_of_the_front_page_says_how_many_roles_are_open(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    assert "There is no paid role at the moment." in client.see("/").main.text
    with kept():
        for stage in (Stage.OPEN, Stage.OPEN, Stage.CLOSED, Stage.DRAFT):
            an_opportunity(programme, stage=stage)

    page = client.see("/")

    assert "You can apply for 2 roles now." in page.main.text
    assert page.link("Get involved, and be paid for it").startswith("/opportunities")


def test_a_role_stands_under_its_part_of_the_work_and_in_its_cell(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        part = a_workstream(programme, "first")
        an_opportunity(programme, workstream_id=part.id, level=Level.SYSTEM, words={"title": "In the part"})
        an_opportunity(programme, words={"title": "Of the whole"})
        an_opportunity(programme, stage=Stage.WITHDRAWN, workstream_id=part.id, words={"title": "Gone"})

    page = client.see("/programmes/preston").main

    assert "In the part" in page.text and "Of the whole" in page.text and "Gone" not in page.text
    assert [each.text for each in page.all("td") if "Paid roles" in each.text] == ["Paid roles: 1"]


def test_today_tells_who_leads_what_roles_need_and_nobody_else(
    kept: Kept, as_role: AsRole, programme: Programme
) -> None:
    today = clock.today()
    with kept():
        an_opportunity(programme, stage=Stage.DRAFT, words={"title": "A draft"})
        soon = an_opportunity(programme, closes_on=today + timedelta(days=3), words={"title": "Closes soon"})
        later = an_opportunity(programme, closes_on=today + timedelta(days=60), words={"title": "Later"})
        an_opportunity(programme, stage=Stage.CLOSED, words={"title": "Nobody reads"})
        an_opportunity(programme, stage=Stage.DECIDED, ends_on=today - timedelta(days=1))
        for each in (soon, later):
            a_panelist(each, lived=True)
            a_panelist(each)

    told = as_role(Role.LEAD, programme).see("/manage").main.text

    for words in (
        "Finish this role and publish it",
        "who has not heard of it yet?",
        "Too few people read what people write",
        "The last day of this role is over: say so",
    ):
        assert words in told, words
    assert "Later" not in told
    assert "A draft" not in as_role(Role.CHAIR, programme).see("/manage").main.text
