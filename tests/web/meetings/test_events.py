"""Workshops and outreach: planned, announced, run from a printed pack, and what was said there."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from coprod import Service
from coprod.core import clock
from coprod.core.db import writing
from coprod.meetings.models import Meeting
from coprod.meetings.operations import table_notes
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import a_meeting, an_event
from tests.factories.programmes import a_programme

AsRole = Callable[..., Visitor]


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme()


@pytest.fixture
def lead(as_role: AsRole, programme: Programme) -> Visitor:
    return as_role(Role.LEAD, programme)


@pytest.fixture
def event(kept: Kept, programme: Programme) -> Meeting:
    with kept():
        return an_event(programme, title="What letters do", supporter="Sam, at the door")


def _facts() -> dict[str, str]:
    day = clock.today() + timedelta(days=30)
    return {
        "title": "Tea and letters",
        "about": "Bring a letter that you could not read.",
        "on_day-day": str(day.day),
        "on_day-month": str(day.month),
        "on_day-year": str(day.year),
        "begins": "2pm",
        "ends": "16:00",
    }


def test_nobody_outside_knows_of_an_event_until_it_is_announced_with_somebody_who_supports(
    lead: Visitor, client: Visitor
) -> None:
    made = lead.fill("/manage/events/new", **_facts())
    address = made.headers["Location"]
    public = address.replace("/manage", "")
    client.see(public, status=404)

    refused = lead.fill(f"{address}/announce")
    assert "Say who supports people" in refused.text
    lead.fill(f"{address}/details", supporter="Sam, 01632 960001", venue="The library")
    assert lead.fill(f"{address}/announce").status_code == 302

    shown = client.see(public)
    assert "Sam, 01632 960001" in shown.text and "2pm to 4pm" in shown.text
    assert "Tea and letters" in client.see("/events").text


def test_an_event_that_ends_before_it_begins_is_refused_and_nothing_typed_is_lost(lead: Visitor) -> None:
    refused = lead.fill("/manage/events/new", **{**_facts(), "ends": "13:00"})

    assert "The event must end after it begins." in refused.text
    assert "Bring a letter that you could not read." in refused.text


def test_a_cancelled_event_says_so_to_everybody_and_why(
    lead: Visitor, client: Visitor, event: Meeting
) -> None:
    lead.fill(f"/manage/events/{event.reference}/announce") if event.called_at is None else None
    lead.fill(f"/manage/events/{event.reference}/details", title="Tea")
    lead.fill(f"/manage/events/{event.reference}/cancel", why="The hall is flooded.")

    shown = client.see(f"/events/{event.reference}").text
    assert "This event does not take place." in shown and "The hall is flooded." in shown
    lead.see(f"/manage/events/{event.reference}/cancel", status=404)


@pytest.mark.parametrize(("came", "said"), [(3, "fewer than 8"), (12, "10"), (0, None)])
def test_everybody_sees_how_many_came_and_no_small_count(
    lead: Visitor, client: Visitor, event: Meeting, came: int, said: str | None
) -> None:
    lead.fill(f"/manage/events/{event.reference}/details", title="Tea")
    lead.fill(f"/manage/events/{event.reference}/heads", **{"carer-in_person": str(came)})

    shown = client.see(f"/events/{event.reference}").text
    assert (said in shown and "people came" in shown) if said else "people came" not in shown
    assert f'value="{came}"' in lead.get(f"/manage/events/{event.reference}/heads").text or not came


@pytest.mark.parametrize("start", ["/", "/groups", "/programmes/{slug}"])
def test_everybody_comes_to_workshops_by_links_and_from_there_back_to_the_groups(
    client: Visitor, programme: Programme, start: str
) -> None:
    shown = client.get(start.format(slug=programme.slug)).text
    assert 'href="/events"' in shown

    assert 'class="nhsuk-back-link" href="/groups"' in client.get("/events").text


def test_mistakes_in_sending_notes_are_told_in_the_order_of_the_page(client: Visitor, event: Meeting) -> None:
    shown = client.fill(f"/events/{event.reference}/notes", code="", words="").text

    summary = shown.split("There is a problem")[1]
    assert summary.index("Enter the code.") < summary.index("Write down what people said.")


def test_whoever_ran_the_event_sends_the_notes_in_with_the_code_of_the_pack_and_with_no_other(
    lead: Visitor, client: Visitor, event: Meeting
) -> None:
    pack = lead.fill(f"/manage/events/{event.reference}/pack").text
    code = re.findall(r'dir="ltr">([A-Z0-9 \xa0]+)</strong>', pack)[-1]
    address = f"/events/{event.reference}/notes"
    assert address in pack

    wrong = client.fill(address, code="AAAA AAAA AAAA", words="Nobody asked me.")
    assert wrong.status_code == 422 and "does not open" in wrong.text and "Nobody asked me." in wrong.text
    sent = client.fill(address, code=code.lower(), heading="Table 2", words="Nobody asked me.")
    assert "It has arrived" in sent.text

    read = lead.see(f"/manage/events/{event.reference}/notes?q=asked").text
    assert "Nobody asked me." in read and "Table 2" in read and "with the code of the pack" in read
    lead.fill(f"/manage/events/{event.reference}/pack")
    assert client.fill(address, code=code, words="Again.").status_code == 422


def test_the_code_of_a_pack_ends_four_weeks_after_the_event(app: Service, kept: Kept) -> None:
    with kept():
        event = an_event(in_days=-29)
        code, _until = table_notes.new_code(event, by=None)
        later = an_event(in_days=-28)
        other, _until = table_notes.new_code(later, by=None)
    with app.app_context(), writing():
        assert not table_notes.opens(event, code)
        assert table_notes.opens(later, other)
        assert not table_notes.opens(later, code)


def test_a_note_can_be_put_right_and_taken_away(lead: Visitor, event: Meeting) -> None:
    address = f"/manage/events/{event.reference}/notes"
    lead.fill(f"{address}/new", words="Dr Example never rang.")
    note = re.search(rf"{address}/(\w+)/remove", lead.get(address).text)
    assert note
    lead.fill(f"{address}/{note[1]}", words="The doctor never rang.")
    assert "The doctor never rang." in lead.see(address).text

    lead.fill(f"{address}/{note[1]}/remove")
    assert "Nothing has been written down yet." in lead.see(address).text


def test_a_meeting_of_a_group_is_no_event(lead: Visitor, client: Visitor, kept: Kept) -> None:
    with kept():
        meeting = a_meeting()

    for address in ("/events/{}", "/events/{}/notes"):
        client.see(address.format(meeting.reference), status=404)
    lead.see(f"/manage/events/{meeting.reference}", status=404)


def test_people_who_helped_at_an_event_can_be_noted_with_their_hours(
    lead: Visitor, kept: Kept, programme: Programme
) -> None:
    with kept():
        event = an_event(programme, in_days=0)
    address = f"/manage/meetings/{event.reference}/attendance"

    lead.fill(address, new_role="lived_experience", new_called="Kit")

    page = lead.see(address).text
    assert "Kit" in page and "Workshops and outreach" in page
