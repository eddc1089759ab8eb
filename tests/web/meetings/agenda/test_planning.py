"""Whoever arranges plans one meeting or a series, looks over its days, and says more of a meeting later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, reading
from coprod.meetings.models import AgendaItem, Meeting, Member
from coprod.meetings.rules.agenda import ItemKind
from coprod.meetings.rules.meetings import Stage
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import Circle, a_meeting


def _day(name: str, day: date) -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def _tuesday(in_days: int) -> date:
    """A Tuesday about so many days from now."""
    day = clock.today() + timedelta(days=in_days)
    return day + timedelta(days=(1 - day.weekday()) % 7)


def _meetings(app: Service) -> list[Meeting]:
    with app.app_context(), reading():
        found = list(db.session.scalars(select(Meeting).order_by(Meeting.on_day)))
        db.session.expunge_all()
        return found


def test_a_new_meeting_begins_with_the_items_that_every_meeting_has(
    app: Service, circle: Circle, browser_of: Callable[[Member], Visitor]
) -> None:
    chair, day = browser_of(circle.chair), _tuesday(40)

    reply = chair.fill(
        f"/manage/groups/{circle.group.slug}/meetings/new",
        title="December",
        begins="10.30",
        ends="12:30",
        venue="The Hall, Preston",
        **_day("on_day", day),
    )

    made = _meetings(app)
    assert [(each.on_day, each.begins, each.ends, each.stage) for each in made] == [
        (day, time(10, 30), time(12, 30), Stage.PLANNED)
    ]
    assert made[0].papers_due_on < day
    with app.app_context(), reading():
        kinds = list(db.session.scalars(select(AgendaItem.kind).order_by(AgendaItem.position)))
    assert kinds == [ItemKind.INTERESTS, ItemKind.LAST_MINUTES, ItemKind.MATTERS_ARISING]
    page = chair.see(reply.headers["Location"])
    assert "Welcome, and declarations of interest" in page.text and "10.40am" in page.text


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"ends": "10"}, "The meeting must end after it begins."),
        ({"begins": "2"}, "2am or 2pm"),
        ({"on_day-year": "2020"}, "is over"),
        ({"title": ""}, "Give the meeting a title."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
    app: Service, circle: Circle, lead: Visitor, typed: dict[str, str], reason: str
) -> None:
    facts = {"title": "December", "begins": "10:30", "ends": "noon", "venue": "The Hall"}

    refused = lead.fill(
        f"/manage/groups/{circle.group.slug}/meetings/new",
        **{**facts, **_day("on_day", _tuesday(40)), **typed},
    )

    assert refused.status_code == 422 and reason in refused.text
    assert "The Hall" in refused.text and _meetings(app) == []


def test_a_group_has_one_meeting_a_day(app: Service, kept: Kept, circle: Circle, lead: Visitor) -> None:
    with kept():
        held = a_meeting(circle.group, in_days=40)

    refused = lead.fill(
        f"/manage/groups/{circle.group.slug}/meetings/new",
        title="Another",
        begins="2pm",
        ends="3pm",
        **_day("on_day", held.on_day),
    )

    assert refused.status_code == 422 and "The group has a meeting on" in refused.text
    assert len(_meetings(app)) == 1


def test_the_days_of_a_series_are_looked_over_before_any_meeting_is_made(
    app: Service, circle: Circle, lead: Visitor
) -> None:
    where = f"/manage/groups/{circle.group.slug}/meetings/series"
    christmas = date(clock.today().year + 1, 12, 25)
    facts = {
        "title": "Every week",
        "begins": "10",
        "ends": "12",
        "repeats": "weekly",
        "weeks": "1",
        "count": "3",
        **_day("first", christmas - timedelta(days=7)),
    }

    looked = lead.fill(where, **facts)
    assert looked.status_code == 200 and "It is a bank holiday." in looked.text
    assert _meetings(app) == []

    ticked = [(christmas + timedelta(days=days)).isoformat() for days in (-7, 0)]
    none = lead.post(where, data={**facts, "then": "make"})
    assert none.status_code == 422 and "Choose at least one day." in none.text
    made = lead.post(where, data={**facts, "then": "make", "days": ticked})
    assert made.status_code == 302
    assert [each.on_day.isoformat() for each in _meetings(app)] == ticked

    again = lead.fill(where, **facts)
    assert "The group has a meeting on this day already." in again.text
    assert f'value="{ticked[0]}"' not in again.text


def test_day_and_place_are_changed_here_only_while_nobody_was_told(
    app: Service, kept: Kept, circle: Circle, lead: Visitor
) -> None:
    with kept():
        planned = a_meeting(circle.group, in_days=40, stage=Stage.PLANNED)
        called = a_meeting(circle.group, in_days=60)
    day = _tuesday(50)

    saved = lead.fill(
        f"/manage/meetings/{planned.reference}/details",
        title="Moved",
        begins="9:15",
        link="https://video.example/42",
        pre_meet_begins="9",
        pre_meet_ends="9:15",
        preparation_minutes="45",
        **_day("on_day", day),
    )
    assert saved.status_code == 302
    where = f"/manage/meetings/{called.reference}/details"
    with pytest.raises(LookupError):
        lead.fill(where, begins="9:15")
    lead.fill(where, supporter="Ana, 01632 960123", debrief_begins="12", debrief_ends="12.30")

    stands = {each.id: each for each in _meetings(app)}
    first, second = stands[planned.id], stands[called.id]
    assert (first.title, first.on_day, first.begins) == ("Moved", day, time(9, 15))
    assert (first.link, first.pre_meet_ends) == ("https://video.example/42", time(9, 15))
    assert first.preparation_minutes == 45 and first.papers_due_on > planned.papers_due_on
    assert (second.on_day, second.begins, second.venue) == (called.on_day, called.begins, called.venue)
    assert (second.supporter, second.debrief_ends) == ("Ana, 01632 960123", time(12, 30))


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"pre_meet_begins": "9"}, "Give both hours, or none."),
        ({"pre_meet_begins": "9", "pre_meet_ends": "11"}, "before the meeting begins"),
        ({"debrief_begins": "11", "debrief_ends": "12.30"}, "The debrief must begin after the meeting"),
        ({"link": "ftp://video.example"}, "begins with https://"),
    ],
)
def test_what_comes_before_and_after_fits_around_the_meeting(
    kept: Kept, circle: Circle, lead: Visitor, typed: dict[str, str], reason: str
) -> None:
    with kept():
        planned = a_meeting(circle.group, stage=Stage.PLANNED)

    refused = lead.fill(f"/manage/meetings/{planned.reference}/details", **typed)

    assert refused.status_code == 422 and reason in refused.text


def test_only_those_who_arrange_plan(
    kept: Kept, circle: Circle, client: Visitor, browser_of: Callable[[Member], Visitor]
) -> None:
    with kept():
        planned = a_meeting(circle.group, stage=Stage.PLANNED)
    member = browser_of(circle.member)
    for where in ("meetings/new", "meetings/series"):
        assert member.get(f"/manage/groups/{circle.group.slug}/{where}").status_code == 403
        assert client.get(f"/manage/groups/{circle.group.slug}/{where}").status_code == 302
    for where in ("details", "agenda", "agenda/new", "papers", "papers/new", "interests", "interests/new"):
        assert member.get(f"/manage/meetings/{planned.reference}/{where}").status_code == 403
        assert client.get(f"/manage/meetings/{planned.reference}/{where}").status_code == 404
