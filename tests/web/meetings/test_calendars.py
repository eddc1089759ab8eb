"""Calendars that a program reads by itself: a group's for everybody, somebody's own, and those of officers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any, cast

import icalendar
import pytest
import vobject
from sqlalchemy import select

from coprod import Service
from coprod.core import clock, logs
from coprod.core.db import db, reading
from coprod.meetings.models import CalendarKey, Group, Meeting, Member
from coprod.meetings.operations import calling, showing
from coprod.meetings.queries import coming
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.meetings.rules.invitations import Answer
from coprod.people.models import Person
from tests.base.alike import without_what_is_new
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import a_group, a_meeting, a_member, an_agenda_item, an_invitation
from tests.factories.people import a_person

As = Callable[[Person], Visitor]
MINE = "/me/calendar"


@pytest.fixture
def visit(app: Service, sign_in: Callable[..., None]) -> As:
    def enter(person: Person) -> Visitor:
        visitor = cast(Visitor, app.test_client())
        sign_in(visitor, person)
        return visitor

    return enter


@pytest.fixture
def group(kept: Kept) -> Group:
    with kept():
        group = a_group(name="Letters group")
        a_member(group, person=a_person("Amina"))
        a_member(group, MemberRole.STAFF, Office.CHAIR, a_person("Chair"))
        return group


@pytest.fixture
def meeting(kept: Kept, group: Group) -> Meeting:
    with kept():
        meeting = a_meeting(
            group,
            title="Letters, first draft; ਚਿੱਠੀਆਂ",
            link="https://meet.example/1",
            telephone="01632 960 001",
            pre_meet_begins=time(9, 30),
            pre_meet_ends=time(10),
        )
        for member in group.members:
            an_invitation(meeting, member)
        showing.show(meeting)
        return meeting


def person(group: Group, called: str) -> Person:
    return next(each for each in group.members if each.called == called).person


def new_address(visitor: Visitor, at: str = MINE, **typed: str) -> str:
    reply = visitor.fill(at, **typed)
    assert reply.status_code == 200
    begin = reply.text.index("http://localhost/calendar/")
    return reply.text[begin : reply.text.index("<", begin)].removeprefix("http://localhost")


def _without_address(page: str, address: str) -> str:
    return without_what_is_new(page.replace(address, ""))


def events(client: Any, address: str) -> list[Any]:
    reply = client.get(address)
    assert (reply.status_code, reply.mimetype) == (200, "text/calendar")
    seen = vobject.readOne(reply.get_data(as_text=True)).contents.get("vevent", [])
    assert len(seen) == len(icalendar.Calendar.from_ical(reply.data).walk("VEVENT"))
    return list(seen)


def test_my_own_calendar_says_when_and_nothing_else_unless_i_choose(
    client: Visitor, visit: As, group: Group, meeting: Meeting
) -> None:
    amina = visit(person(group, "Amina"))
    address = new_address(amina)
    found = events(client, address)
    assert [each.dtstart.value.time() for each in found] == [time(10), time(9, 30)]
    assert {each.summary.value for each in found} == {"Meeting"}
    text = client.get(address).text
    for word in (
        "Letters",
        "Preston",
        "meet.example",
        "01632",
        "URL",
        "DESCRIPTION",
        "LOCATION",
        "X-WR-CALNAME",
    ):
        assert word not in text

    told = events(client, new_address(amina, says_what="y"))
    assert told[0].summary.value == "Letters, first draft; ਚਿੱਠੀਆਂ"
    assert told[0].location.value == "The Hall, Preston" and "meet.example" in told[0].description.value


def test_a_new_address_ends_the_old_one_and_an_ended_one_is_as_unknown_as_any(
    app: Service, client: Visitor, visit: As, group: Group, meeting: Meeting
) -> None:
    amina = visit(person(group, "Amina"))
    first = new_address(amina)
    second = new_address(amina)
    ended, unknown = client.get(first), client.get("/calendar/never-was.ics")
    assert (ended.status_code, unknown.status_code) == (404, 404)
    assert _without_address(ended.text, first) == _without_address(unknown.text, "/calendar/never-was.ics")
    assert events(client, second)
    amina.fill(MINE, form=f"{MINE}/end")
    assert client.get(second).status_code == 404
    with app.app_context(), reading():
        hashes = list(db.session.scalars(select(CalendarKey.key_hash)))
    assert not any(address.split("/")[-1][:-4] in hashes for address in (first, second))


def test_a_corrected_time_and_a_cancelled_meeting_reach_the_same_event(
    client: Visitor, kept: Kept, visit: As, group: Group, meeting: Meeting
) -> None:
    address = new_address(visit(person(group, "Amina")))
    public = f"/groups/{group.slug}/calendar.ics"
    before = {each: events(client, each)[0] for each in (address, public)}
    etag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304

    def again() -> Meeting:
        return coming.of_a_group(meeting.reference) or pytest.fail("It is gone.")

    with clock.at(clock.now() + timedelta(minutes=1)), kept():
        facts = {name: getattr(meeting, name) for name in (*calling.WHEN, *calling.WHERE)}
        calling.move(again(), **{**facts, "begins": time(11)}, by=1)
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200
    moved = {each: events(client, each)[0] for each in (address, public)}
    with clock.at(clock.now() + timedelta(minutes=2)), kept():
        calling.cancel(again(), why="Snow", by=1)
    for each in (address, public):
        after = events(client, each)[0]
        assert before[each].uid.value == moved[each].uid.value == after.uid.value
        assert moved[each].dtstart.value.time() == time(11)
        numbers = [int(one.sequence.value) for one in (before[each], moved[each], after)]
        assert numbers == [0, 1, 2]
        assert after.status.value == "CANCELLED"


def test_the_hour_on_the_wall_is_right_on_both_sides_of_october(
    client: Visitor, kept: Kept, visit: As, group: Group
) -> None:
    year = clock.today().year + 1
    days = [date(year, 7, 7), date(year, 12, 8)]
    with kept():
        for day in days:
            a_meeting(group, on_day=day, title="Ten")
    found = events(client, new_address(visit(person(group, "Amina"))))
    assert [(each.dtstart.value.date(), each.dtstart.value.time()) for each in found] == [
        (day, time(10)) for day in days
    ]
    assert [each.dtstart.value.utcoffset() for each in found] == [timedelta(hours=1), timedelta(0)]


def test_what_everybody_reads_says_nothing_that_is_for_fewer_people_also_not_that_it_changed(
    client: Visitor, kept: Kept, group: Group, meeting: Meeting
) -> None:
    public = f"/groups/{group.slug}/calendar.ics"
    before = client.get(public)
    assert "Letters group" in before.text and "meet.example" not in before.text and "01632" not in before.text
    assert len(events(client, public)) == 1, "and no pre-meet"
    with clock.at(clock.now() + timedelta(minutes=1)), kept():
        again = coming.of_a_group(meeting.reference)
        assert again
        an_agenda_item(again, "Restricted", layer="restricted")
        again.changed_at, again.sequence = clock.now(), 7
        showing.show(again)
    assert client.get(public).data == before.data


def test_nobody_outside_reads_the_calendar_of_a_group_that_is_not_open_or_of_a_plan(
    client: Visitor, kept: Kept
) -> None:
    with kept():
        hidden = a_group(is_open=False)
        showing.show(a_meeting(hidden))
    assert client.get(f"/groups/{hidden.slug}/calendar.ics").status_code == 404


def test_a_meeting_that_i_said_no_to_or_of_a_group_that_i_left_is_not_in_my_calendar(
    client: Visitor, kept: Kept, visit: As, group: Group, meeting: Meeting
) -> None:
    address = new_address(visit(person(group, "Amina")))
    with kept():
        asked = coming.mine(meeting.reference, person(group, "Amina").id)
        assert asked and asked.invitation
        asked.invitation.answer = Answer.NO
    assert events(client, address) == []
    with kept():
        asked = coming.mine(meeting.reference, person(group, "Amina").id)
        assert asked and asked.invitation and asked.member
        asked.invitation.answer = Answer.YES
        asked.member.to_day = clock.today() - timedelta(days=1)
    assert events(client, address) == []


def test_those_who_arrange_have_an_address_for_the_group_and_a_member_has_not(
    client: Visitor, visit: As, group: Group, meeting: Meeting
) -> None:
    at = f"{MINE}/groups/{group.slug}"
    chair = visit(person(group, "Chair"))
    assert at in [link.get("href") for link in chair.see(MINE).all("a")]
    address = new_address(chair, at)
    assert len(events(client, address)) == 2
    chair.fill(at, form=f"{at}/end")
    assert client.get(address).status_code == 404
    member = visit(person(group, "Amina"))
    assert member.get(at).status_code == 403 and at not in member.see(MINE).text


def test_the_address_of_a_group_ends_when_one_of_those_who_had_it_leaves(
    client: Visitor, kept: Kept, visit: As, group: Group, meeting: Meeting
) -> None:
    at = f"{MINE}/groups/{group.slug}"
    chair = visit(person(group, "Chair"))
    address = new_address(chair, at)
    with kept():
        leaver = a_member(group, office=Office.MINUTE_TAKER, to_day=clock.today() - timedelta(days=1))
    assert len(events(client, address)) == 2, "who left before it was made never had it"
    with clock.at(clock.now() + timedelta(days=2)):
        with kept():
            db.session.get_one(Member, leaver.id).to_day = clock.today() - timedelta(days=1)
        assert client.get(address).status_code == 404


def test_no_line_of_the_log_holds_an_address_or_who_reads_there(
    app: Service, client: Visitor, visit: As, group: Group, capsys: pytest.CaptureFixture[str]
) -> None:
    address = new_address(visit(person(group, "Amina")))
    with app.test_request_context(address):
        assert logs.is_anonymous()
    quiet, app.config["QUIET"] = app.config["QUIET"], False
    try:
        capsys.readouterr()
        client.get(address)
        client.get("/calendar/never-was.ics")
        said = capsys.readouterr()
    finally:
        app.config["QUIET"] = quiet
    for word in (address.split("/")[-1][:-4], "never-was", "calendar"):
        assert word not in said.err + said.out


def test_an_answer_about_a_calendar_may_be_kept_by_its_owner_and_by_nobody_between(
    client: Visitor, visit: As, group: Group, meeting: Meeting
) -> None:
    address = new_address(visit(person(group, "Amina")))
    assert client.get(address).headers["Cache-Control"] == "private, no-cache"
    assert client.get("/calendar/never-was.ics").headers["Cache-Control"] == "no-store"
