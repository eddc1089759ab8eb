"""Writing minutes: with a script that saves as it goes, and wholly without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select, update

from coprod import Service
from coprod.core.db import db, reading, writing
from coprod.meetings.models import Group, Meeting, Minute
from coprod.meetings.rules.groups import Office
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.minutes import MinutesStage
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import a_meeting, an_agenda_item


@pytest.fixture
def meeting(kept: Kept, group: Group) -> Meeting:
    """A meeting with two items, of which one is for few."""
    with kept():
        meeting = a_meeting(group, in_days=0)
        an_agenda_item(meeting, "Letters")
        an_agenda_item(meeting, "A complaint", layer=Layer.RESTRICTED)
        return meeting


@pytest.fixture
def taker(as_member: Callable[..., Visitor]) -> Visitor:
    return as_member(Office.MINUTE_TAKER)


def items(app: Service, browser: Visitor, meeting: Meeting) -> list[str]:
    """The addresses of the items, as the page of all of them gives them."""
    page = browser.see(f"/manage/meetings/{meeting.reference}/minutes")
    return [
        each.get("href")
        for each in page.all("a")
        if each.get("href").startswith(f"/manage/meetings/{meeting.reference}/minutes/")
    ]


def stands(app: Service) -> list[str]:
    with app.app_context(), reading():
        return list(db.session.scalars(select(Minute.text).order_by(Minute.item_id)))


def test_without_scripts_one_writes_an_item_and_goes_on_to_the_next(
    app: Service, meeting: Meeting, taker: Visitor
) -> None:
    first, second = items(app, taker, meeting)

    reply = taker.fill(first, text="**Letters** are too long.", button="then=next")

    assert reply.location == second
    assert stands(app) == ["**Letters** are too long."]
    assert "Saved at" in taker.see(second).text
    assert taker.fill(second, text="It was heard.", button="then=next").location.endswith("/minutes")
    assert "<strong>Letters</strong>" in taker.get(first).text


def test_two_people_with_the_page_open_are_both_kept_and_the_second_is_told(
    app: Service, meeting: Meeting, taker: Visitor, as_member: Callable[..., Visitor]
) -> None:
    address = items(app, taker, meeting)[0]
    chair = as_member(Office.CHAIR)
    sent = {"revision": "0", "page": "page-of-the-chair", "turn": "0", "text": "The chair said yes."}
    taker.fill(address, text="The lead said no.", button="then=stay")

    reply = chair.post(address, data={**sent, "then": "next"})

    assert stands(app) == ["The lead said no.\n\nThe chair said yes."]
    assert reply.location == address, "whoever is told to read it through stays there"
    assert "Both are kept" in chair.see(address).text


def test_a_page_that_saves_as_it_goes_is_told_what_stands_there(
    app: Service, meeting: Meeting, taker: Visitor
) -> None:
    address = items(app, taker, meeting)[0]
    asks = {"Accept": "application/json"}

    alone = taker.post(
        address, data={"text": "One.", "revision": "0", "page": "a", "turn": "1"}, headers=asks
    )
    other = taker.post(
        address, data={"text": "Two.", "revision": "0", "page": "b", "turn": "1"}, headers=asks
    )
    broken = taker.post(address, data={"text": "x" * 60_001, "page": "b"}, headers=asks)

    assert alone.json is not None and other.json is not None and broken.json is not None
    assert (alone.json["text"], alone.json["revision"], alone.json["merged"]) == ("One.", 1, False)
    assert alone.json["told"].startswith("Saved at ")
    assert (other.json["text"], other.json["revision"], other.json["merged"]) == ("One.\n\nTwo.", 2, True)
    assert (broken.status_code, list(broken.json)) == (422, ["refused"])


@pytest.mark.parametrize("key", ["<b>", "x" * 33, "", "ا"])
def test_a_strange_page_is_a_new_one_each_time(
    app: Service, meeting: Meeting, taker: Visitor, key: str
) -> None:
    address = items(app, taker, meeting)[0]

    for words in ("One.", "Two."):
        taker.post(address, data={"text": words, "revision": "-7", "page": key, "turn": "many"})

    assert stands(app) == ["One.\n\nTwo."]


def test_once_the_members_have_the_minutes_they_are_read_and_what_was_typed_is_not_lost(
    app: Service, meeting: Meeting, taker: Visitor
) -> None:
    address = items(app, taker, meeting)[0]
    taker.fill(address, text="One.", button="then=stay")
    with app.app_context(), writing():
        db.session.execute(update(Meeting).values(minutes_stage=MinutesStage.CIRCULATED))

    late = taker.post(address, data={"text": "Typed for an hour.", "revision": "1", "page": "a"})
    asked = taker.post(
        address, data={"text": "Typed.", "revision": "1", "page": "a"}, headers={"Accept": "application/json"}
    )

    assert "with the members" in late.text and "Typed for an hour." in late.text
    assert asked.status_code == 409 and asked.json is not None and "with the members" in asked.json["refused"]
    assert "Save and next item" not in taker.see(address).text


def test_members_who_hold_no_office_write_nothing(
    app: Service, meeting: Meeting, taker: Visitor, as_member: Callable[..., Visitor]
) -> None:
    address = items(app, taker, meeting)[0]

    assert as_member().get(address).status_code == 403
    assert taker.get(f"/manage/meetings/{meeting.reference}/minutes/nothing").status_code == 404
