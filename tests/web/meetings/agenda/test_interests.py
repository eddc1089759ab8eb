"""A member declares an interest before the meeting; whoever arranges writes down what followed; the group reads it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core.db import db, reading
from coprod.meetings.models import Interest, Meeting, Member
from coprod.meetings.rules.agenda import InterestOutcome
from coprod.meetings.rules.meetings import Layer, Stage
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import Circle, a_meeting, a_paper, an_action, an_agenda_item, an_interest


@pytest.fixture
def called(kept: Kept, circle: Circle) -> Meeting:
    with kept():
        meeting = a_meeting(circle.group)
        an_agenda_item(meeting, "The printer", about="Who prints the letters?")
        an_agenda_item(meeting, "A complaint", layer=Layer.RESTRICTED)
        return meeting


def _interests(app: Service) -> list[Interest]:
    with app.app_context(), reading():
        found = list(db.session.scalars(select(Interest).order_by(Interest.id)))
        db.session.expunge_all()
        return found


def test_a_member_declares_changes_and_takes_back_an_interest(
    app: Service, circle: Circle, called: Meeting, browser_of: Callable[[Member], Visitor]
) -> None:
    ana, where = browser_of(circle.member), f"/me/meetings/{called.reference}/interests"
    page = ana.see(where)
    items = {each.text.strip(): each.get("value") for each in page.all("option")}
    assert list(items) == ["The whole meeting", "1. The printer"]  # and nothing of what she may not read

    ana.fill(where, words="My sister prints.", item=items["1. The printer"])
    interest = _interests(app)[0]
    assert (
        "Ana has an interest:"
        in browser_of(circle.observer).see(f"/me/meetings/{called.reference}/agenda").text
    )
    ana.fill(f"{where}/{interest.reference}", words="My brother prints.", item="")
    assert "My brother prints." in ana.see(where).text
    for other in (circle.chair, circle.observer):
        assert browser_of(other).get(f"{where}/{interest.reference}").status_code == 404
    ana.fill(f"{where}/{interest.reference}/remove")

    assert _interests(app) == []


def test_whoever_arranges_writes_down_an_interest_and_what_followed(
    app: Service, circle: Circle, called: Meeting, browser_of: Callable[[Member], Visitor]
) -> None:
    chair, where = browser_of(circle.chair), f"/manage/meetings/{called.reference}/interests"

    chair.fill(f"{where}/new", member=circle.member.reference, words="She knows the printer.")
    interest = _interests(app)[0]
    chair.fill(f"{where}/{interest.reference}/outcome", outcome="left")

    assert _interests(app)[0].outcome is InterestOutcome.LEFT
    page = chair.see(where)
    assert "Left the room" in page.text and "Ana" in page.text
    assert "Left the room." in browser_of(circle.member).see(f"/me/meetings/{called.reference}/agenda").text
    missing = chair.fill(f"{where}/new", words="Whose?")
    assert missing.status_code == 422 and "Choose a member." in missing.text
    chair.fill(f"{where}/{interest.reference}/remove")
    assert _interests(app) == []


def test_once_the_meeting_has_begun_the_member_tells_whoever_takes_the_minutes(
    app: Service, kept: Kept, circle: Circle, browser_of: Callable[[Member], Visitor]
) -> None:
    with kept():
        begun = a_meeting(circle.group, in_days=-1)
        interest = an_interest(begun, circle.member)
    ana, where = browser_of(circle.member), f"/me/meetings/{begun.reference}/interests"

    assert "The meeting has begun." in ana.see(where).text
    for address in (where, f"{where}/{interest.reference}", f"{where}/{interest.reference}/remove"):
        refused = ana.post(address, data={"words": "Nothing.", "item": ""})
        assert refused.status_code == 422 and "The meeting has begun." in refused.text
    assert [each.words for each in _interests(app)] == ["My sister prints the letters."]


def test_members_read_their_agenda_and_nobody_knows_of_a_meeting_before_it_is_called(
    app: Service,
    kept: Kept,
    circle: Circle,
    called: Meeting,
    browser_of: Callable[[Member], Visitor],
) -> None:
    with kept():
        an_action(a_meeting(circle.group, in_days=-20), "Ring the printer.")
        planned = a_meeting(circle.group, in_days=60, stage=Stage.PLANNED)
        paper = a_paper(planned, layer=Layer.MEMBERS)
    ana, chair = browser_of(circle.member), browser_of(circle.chair)

    text = ana.see(f"/me/meetings/{called.reference}/agenda").main.text
    assert "Who prints the letters?" in text and "A complaint" not in text
    assert "A complaint" in chair.see(f"/me/meetings/{called.reference}/agenda").text
    for where in ("agenda", "interests", f"papers/{paper.versions[0].key}"):
        assert ana.get(f"/me/meetings/{planned.reference}/{where}").status_code == 404
    assert chair.get(f"/me/meetings/{planned.reference}/agenda").status_code == 200
