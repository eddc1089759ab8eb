"""What calendar programs read, by two parsers that know nothing of each other: the hour on the wall is right."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import icalendar
import pytest
import vobject
from dateutil.tz import tzical

from coprod.core import clock
from coprod.meetings.rules.calendar import Event, Letter, Method, Part, uid, written

CHANGED_AT = datetime(2026, 9, 1, 8, 30, 15, tzinfo=UTC)
TITLE = "Cyfarfod: llythyrau, ffôn; \\ پہلا رابطہ " + "x" * 90
EVENT = Event(
    uid=uid("abcdefgh", Part.MEETING, "coprod.example"),
    summary=TITLE,
    on_day=date(2026, 12, 4),
    begins=time(10),
    ends=time(12, 30),
    sequence=0,
    changed_at=CHANGED_AT,
    location="The Hall, 1 Fishergate;\nPreston",
)


def by_icalendar(text: bytes) -> dict[str, Any]:
    calendar = icalendar.Calendar.from_ical(text)
    (event,) = calendar.walk("VEVENT")
    return {
        "method": str(calendar["METHOD"]),
        "uid": str(event["UID"]),
        "summary": str(event["SUMMARY"]),
        "location": str(event.get("LOCATION", "")),
        "begins": event.decoded("DTSTART"),
        "ends": event.decoded("DTEND"),
        "sequence": int(event["SEQUENCE"]),
        "status": str(event["STATUS"]),
        "changed": event.decoded("LAST-MODIFIED"),
    }


def by_vobject(text: bytes) -> dict[str, Any]:
    calendar = vobject.readOne(text.decode())
    (event,) = calendar.vevent_list
    return {
        "method": calendar.method.value,
        "uid": event.uid.value,
        "summary": event.summary.value,
        "location": event.location.value if "location" in event.contents else "",
        "begins": event.dtstart.value,
        "ends": event.dtend.value,
        "sequence": int(event.sequence.value),
        "status": event.status.value,
        "changed": event.last_modified.value,
    }


@pytest.mark.parametrize("read", [by_icalendar, by_vobject])
@pytest.mark.parametrize(
    ("day", "begins", "ends", "utc_hours"),
    [
        pytest.param(date(2026, 7, 3), time(10), time(12), (9, 11), id="summer"),
        pytest.param(date(2026, 12, 4), time(10), time(12), (10, 12), id="winter"),
        pytest.param(date(2026, 10, 25), time(0, 30), time(10), (-0.5, 10), id="the clocks go back"),
        pytest.param(date(2026, 3, 29), time(0, 30), time(10), (0.5, 9), id="the clocks go forward"),
        pytest.param(date(2026, 3, 29), time(2, 30), time(3), (1.5, 2), id="an hour after that"),
        pytest.param(date(2041, 7, 5), time(10), time(12), (9, 11), id="in many years"),
    ],
)
def test_the_hour_is_that_of_the_wall_in_london(
    read: Any, day: date, begins: time, ends: time, utc_hours: tuple[float, float]
) -> None:
    found = read(written([replace(EVENT, on_day=day, begins=begins, ends=ends)], Method.PUBLISH))
    midnight = datetime.combine(day, time(), tzinfo=UTC)
    for moment, wall, hours in zip((found["begins"], found["ends"]), (begins, ends), utc_hours, strict=True):
        assert (moment.date(), moment.time()) == (day, wall)
        assert moment.astimezone(UTC) == midnight + timedelta(hours=hours)


def test_the_zone_that_goes_with_it_is_london_for_as_long_as_anybody_plans(tmp_path: Any) -> None:
    file = tmp_path / "zone.ics"
    file.write_bytes(written([EVENT], Method.PUBLISH))
    zone = tzical(str(file)).get("Europe/London")
    moment = datetime(2026, 1, 1, 0, 30)
    while moment.year < 2029:
        london = moment.replace(tzinfo=clock.LONDON)
        exists = london.astimezone(UTC).astimezone(clock.LONDON).replace(tzinfo=None) == moment
        if (
            exists and moment.hour != 1
        ):  # At one o'clock an hour comes twice in October, and readers may take either.
            assert moment.replace(tzinfo=zone).utcoffset() == london.utcoffset(), moment
        moment += timedelta(hours=1 if moment.day > 23 and moment.month in {3, 10} else 31)


@pytest.mark.parametrize("read", [by_icalendar, by_vobject])
def test_a_change_and_the_end_of_a_meeting_reach_the_same_event(read: Any) -> None:
    letter = Letter("messages@coprod.example", "she@people.example")
    first = read(written([EVENT], Method.REQUEST, letter=letter))
    moved = replace(EVENT, on_day=date(2027, 1, 8), sequence=1, changed_at=CHANGED_AT + timedelta(days=1))
    changed = read(written([moved], Method.REQUEST, letter=letter))
    ended = read(written([replace(moved, sequence=2, is_cancelled=True)], Method.CANCEL, letter=letter))
    assert first["uid"] == changed["uid"] == ended["uid"] == "abcdefgh@coprod.example"
    assert first["sequence"] < changed["sequence"] < ended["sequence"]
    assert first["changed"] < changed["changed"]
    assert [each["method"] for each in (first, changed, ended)] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [each["status"] for each in (first, changed, ended)] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]


@pytest.mark.parametrize("read", [by_icalendar, by_vobject])
def test_words_of_every_script_and_signs_that_mean_something_come_through(read: Any) -> None:
    found = read(written([EVENT], Method.PUBLISH))
    assert (found["summary"], found["location"]) == (TITLE, "The Hall, 1 Fishergate;\nPreston")
    assert found["changed"] == CHANGED_AT


def test_lines_are_short_and_end_as_the_standard_says_and_signs_are_escaped() -> None:
    text = written([EVENT], Method.PUBLISH, name="Group, one")
    lines = text.split(b"\r\n")
    assert text.endswith(b"\r\n") and not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(len(line) for line in lines) <= 75
    unfolded = text.replace(b"\r\n ", b"").decode()
    assert "SUMMARY:Cyfarfod: llythyrau\\, ffôn\\; \\\\ پہلا رابطہ xxx" in unfolded
    assert "X-WR-CALNAME:Group\\, one" in unfolded
    assert "DTSTART;TZID=Europe/London:20261204T100000" in unfolded and "TZID:Europe/London" in unfolded


def test_an_event_that_says_nothing_says_when_and_nothing_else() -> None:
    discreet = replace(EVENT, summary="Meeting", location="", description="", url="")
    text = written([discreet], Method.PUBLISH).decode()
    for name in ("LOCATION", "DESCRIPTION", "URL", "X-WR-CALNAME", "ORGANIZER", "ATTENDEE"):
        assert name not in text


def test_what_stands_around_a_meeting_is_an_event_of_its_own() -> None:
    names = {uid("abcdefgh", part, "coprod.example") for part in Part}
    assert len(names) == 3 and uid("abcdefgh", Part.MEETING, "coprod.example") in names
