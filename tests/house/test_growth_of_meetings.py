"""A meeting with 150 items asks the database no more often than one with 5, and a group that met 500 times no more
often than one that met once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core.db import db, writing
from coprod.meetings.models import Meeting, ShownDecision, ShownMeeting
from coprod.meetings.operations import publishing, summarising
from coprod.meetings.queries import record
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.meetings.rules.minutes import MinutesStage
from coprod.people.models import Person
from tests.base.service import detach
from tests.base.statements import statements
from tests.factories.meetings import (
    a_decision,
    a_group,
    a_meeting,
    a_member,
    an_action,
    an_agenda_item,
    an_attendance,
    some_minutes,
)
from tests.house.conftest import Standing
from tests.house.growth import copies
from tests.house.standing import a_standing_world, browser

pytestmark = pytest.mark.slow

FEW, MANY = 5, 150

# Who opens what: of the meeting whose minutes are published, and of its group.
PAGES = [
    ("chair", "/manage/meetings/{reference}"),
    ("chair", "/manage/meetings/{reference}/agenda"),
    ("chair", "/manage/meetings/{reference}/minutes"),
    ("chair", "/manage/meetings/{reference}/attendance"),
    ("chair", "/manage/meetings/{reference}/papers"),
    ("chair", "/manage/meetings/{reference}/record"),
    ("chair", "/manage/meetings/{reference}/record/names"),
    ("chair", "/me/meetings/{reference}"),
    ("chair", "/me/meetings/{reference}/minutes"),
    ("lead", "/groups/{slug}/{day}"),
    ("lead", "/groups/{slug}/{day}/versions"),
    ("lead", "/groups/{slug}"),
    ("lead", "/groups/{slug}/figures"),
    ("lead", "/decisions?group={slug}"),
    ("chair", "/manage/groups/{slug}"),
    ("chair", "/manage/groups/{slug}/figures"),
]
MEETINGS = 500
MOST_BYTES = 400_000


@dataclass
class Held:
    """Two meetings that differ only in how much was talked about."""

    standing: Standing
    short: dict[str, str]
    long: dict[str, str]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, make_app: Callable[..., Service]) -> Held:
    app, world = a_standing_world(tmp_path_factory.mktemp("growth-of-meetings"))
    with app.app_context(), writing():
        short, long = (_published(world.people["chair"].id, items) for items in (FEW, MANY))
        _met_often(long)
        detach()
    return Held((app, world), short, long)


def _published(chair: int, items: int) -> dict[str, str]:
    group = a_group(name="Letters")
    member = a_member(group, MemberRole.STAFF, Office.CHAIR, db.session.get_one(Person, chair))
    meeting = a_meeting(group, in_days=-9, minutes_stage=MinutesStage.APPROVED)
    an_attendance(meeting, member)
    for number in range(items):
        item = an_agenda_item(meeting, f"letter {number}", minutes=5)
        some_minutes(item, f"people said that letter {number} is too long.")
        a_decision(item, "the letter is one page.")
        an_action(meeting, "write the letter.", item_id=item.id, owner_id=member.id)
    summarising.summarise(_record(meeting), "We read letters. They get shorter.", by=chair)
    publishing.publish(_record(meeting), by=chair)
    return {"reference": meeting.reference, "slug": group.slug, "day": meeting.on_day.isoformat()}


def _met_often(where: dict[str, str]) -> None:
    """The same meeting, so many times, each on a day of its own."""
    meeting = db.session.scalars(select(Meeting).where(Meeting.reference == where["reference"])).one()
    days: list[Any] = [meeting.on_day - timedelta(days=number) for number in range(1, MEETINGS)]
    numbers = copies(Meeting, Meeting.id == meeting.id, MEETINGS - 1, on_day=days)
    shown = {"meeting_id": numbers, "on_day": days}
    copies(ShownMeeting, ShownMeeting.meeting_id == meeting.id, MEETINGS - 1, **shown)
    decision = db.session.scalars(
        select(ShownDecision.id).where(ShownDecision.meeting_id == meeting.id)
    ).first()
    copies(ShownDecision, ShownDecision.id == decision, MEETINGS - 1, meeting_id=numbers, decided_on=days)


def _record(meeting: Meeting) -> record.Record:
    found = record.one(meeting.reference)
    assert found is not None
    return found


@pytest.mark.parametrize(("who", "address"), PAGES, ids=[f"{who} {address}" for who, address in PAGES])
def test_a_meeting_with_many_items_asks_no_more_often_than_one_with_few(
    held: Held, who: str, address: str
) -> None:
    visitor = browser(*held.standing, who)
    asked, sizes = [], []
    for where in (held.short, held.long):
        visitor.get(address.format(**where))  # Once before, so that templates are read and caches are warm.
        with statements() as found:
            page = visitor.get(address.format(**where))
        assert page.status_code == 200
        asked.append(found)
        sizes.append(len(page.data))

    few, many = asked
    assert len(many) == len(few), "\n".join(sorted(set(many) - set(few)) or many)
    assert sizes[1] < MOST_BYTES, f"{sizes[1]} bytes: is this list paged?"
