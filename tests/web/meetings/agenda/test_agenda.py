"""Whoever arranges writes the agenda; what was said at an item stays, and what takes too long is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core.db import db, reading
from coprod.meetings.models import AgendaItem, Meeting, Member
from coprod.meetings.queries import meetings
from coprod.meetings.rules.agenda import ItemKind, in_order
from coprod.meetings.rules.meetings import Layer, Stage
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import Circle, a_meeting, an_action, an_agenda_item, some_minutes


@pytest.fixture
def planned(kept: Kept, circle: Circle) -> Meeting:
    with kept():
        meeting = a_meeting(circle.group, stage=Stage.PLANNED)
        an_agenda_item(meeting, "Matters arising", kind=ItemKind.MATTERS_ARISING, minutes=10)
        an_agenda_item(meeting, "The letter", minutes=20)
        return meeting


def _stands(app: Service, meeting: Meeting) -> list[str]:
    """The agenda as it is read out, each item with its number."""
    with app.app_context(), reading():
        return [f"{number} {item.title}" for number, _depth, item in in_order(meetings.agenda(meeting))]


def _item(app: Service, title: str) -> AgendaItem:
    with app.app_context(), reading():
        found = db.session.scalars(select(AgendaItem).where(AgendaItem.title == title)).one()
        db.session.expunge_all()
        return found


def test_an_item_is_added_changed_and_moved_without_a_script(
    app: Service, circle: Circle, planned: Meeting, browser_of: Callable[[Member], Visitor]
) -> None:
    chair, where = browser_of(circle.chair), f"/manage/meetings/{planned.reference}/agenda"

    chair.fill(
        f"{where}/new",
        title="Large letters",
        minutes="15",
        purpose="decision",
        led_by=circle.member.reference,
        from_lived_experience="y",
    )
    added = _item(app, "Large letters")
    page = chair.see(where)
    for words in ("10.30am, for 15 minutes", "For decision", "Led by Ana", "asked for this"):
        assert words in page.text
    assert "No item was asked for" not in page.text

    step = f"{where}/{added.reference}/move"
    chair.fill(where, form=step, button="to=in")
    assert _stands(app, planned) == ["1 Matters arising", "2 The letter", "2.1 Large letters"]
    chair.fill(where, form=step, button="to=out")
    chair.fill(where, form=step, button="to=up")
    assert _stands(app, planned) == ["1 Matters arising", "2 Large letters", "3 The letter"]

    chair.fill(
        f"{where}/{added.reference}", title="Larger letters", minutes="110", led_by="", leader="A printer"
    )
    page = chair.see(where)
    assert "Led by A printer" in page.text
    assert "The items take 20 minutes longer than the meeting." in page.text

    chair.fill(f"{where}/{added.reference}/remove")
    page = chair.see(where)
    assert _stands(app, planned) == ["1 Matters arising", "2 The letter"]
    assert "No item was asked for by people with lived experience or carers." in page.text


def test_an_item_is_never_for_a_wider_circle_than_the_one_above_it(
    app: Service, lead: Visitor, planned: Meeting
) -> None:
    where, parent = f"/manage/meetings/{planned.reference}/agenda", _item(app, "The letter").reference

    lead.fill(f"{where}/new?under={parent}", title="What it costs", layer="members")
    lead.fill(f"{where}/{parent}", layer="restricted")
    assert _item(app, "What it costs").layer is Layer.RESTRICTED
    refused = lead.fill(f"{where}/{_item(app, 'What it costs').reference}", layer="public")

    assert refused.status_code == 422 and "fewer people may read" in refused.text
    too_deep = lead.fill(f"{where}/new?under={_item(app, 'What it costs').reference}", title="Deeper")
    assert too_deep.status_code == 422 and "at most under one other item" in too_deep.text


def test_what_was_said_at_an_item_keeps_it_on_the_agenda(
    app: Service, kept: Kept, lead: Visitor, planned: Meeting
) -> None:
    where, item = f"/manage/meetings/{planned.reference}/agenda", _item(app, "The letter")
    with kept():
        some_minutes(item)

    refused = lead.fill(f"{where}/{item.reference}/remove")
    standing = lead.fill(f"{where}/{_item(app, 'Matters arising').reference}/remove")

    assert refused.status_code == 422 and "part of the record" in refused.text
    assert standing.status_code == 422 and "Every meeting has this item." in standing.text


def test_matters_arising_are_what_earlier_meetings_left_open(
    kept: Kept, circle: Circle, lead: Visitor, planned: Meeting
) -> None:
    with kept():
        earlier = a_meeting(circle.group, in_days=-20)
        an_action(earlier, "Ring the printer.")
        an_action(earlier, "Was done long ago.", stage="done", evidence="Here.", finished_on=earlier.on_day)
        an_action(a_meeting(circle.group, in_days=40), "Of a later meeting.")

    text = lead.see(f"/manage/meetings/{planned.reference}/agenda").text

    assert "Ring the printer." in text
    assert "Was done long ago." not in text and "Of a later meeting." not in text


def test_a_cancelled_meetings_agenda_stays_as_it_was(kept: Kept, circle: Circle, lead: Visitor) -> None:
    with kept():
        cancelled = a_meeting(circle.group, stage=Stage.CANCELLED)
    where = f"/manage/meetings/{cancelled.reference}/agenda"

    assert "Add an item" not in lead.see(where).text
    refused = lead.fill(f"{where}/new", title="More")
    assert refused.status_code == 422 and "The meeting is cancelled" in refused.text
