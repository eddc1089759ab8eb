"""Meetings as calendar programs read them (RFC 5545, RFC 5546). Nothing here asks a database or the time.

An event is the same one for good: its UID never changes, and whoever takes in a change tells it from what was there by
the SEQUENCE. Hours are London's with their zone, so that a meeting at ten is at ten on both sides of October.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from coprod.core import clock

OURS = "-//Coprod//Meetings//EN"
# London's clocks as they have gone since 1996. What the library makes of the zone itself goes forward an hour late.
ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19970330T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""
# How often a calendar program is asked to look again.
LOOK_AGAIN = timedelta(hours=1)


class Method(enum.Enum):
    """What a calendar program is to do with the events: show them, take them in, take them out."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


class Part(enum.Enum):
    """A meeting, and what stands around it (domain rule M5): each an event of its own."""

    MEETING = ""
    PRE_MEET = "-pre-meet"
    DEBRIEF = "-debrief"


@dataclass(frozen=True)
class Event:
    """One event. Texts that are empty are left out: a discreet one says when, and nothing else."""

    uid: str
    summary: str
    on_day: date
    begins: time
    ends: time
    sequence: int
    changed_at: datetime
    is_cancelled: bool = False
    location: str = ""
    description: str = ""
    url: str = ""


@dataclass(frozen=True)
class Letter:
    """Between whom an invitation goes: calendar programs take none in that does not say."""

    organiser: str
    attendee: str


def uid(reference: str, part: Part, domain: str) -> str:
    """The name of an event in every calendar, for good."""
    return f"{reference}{part.value}@{domain}"


def written(
    events: Sequence[Event], method: Method, *, name: str = "", letter: Letter | None = None
) -> bytes:
    """Events as iCalendar text: lines of 75 bytes at most that end in CRLF, with the rules of London's clocks."""
    from icalendar import Calendar, Timezone, vText

    calendar = Calendar()
    calendar.add("prodid", OURS)
    calendar.add("version", "2.0")
    calendar.add("method", method.value)
    if method is Method.PUBLISH:
        calendar.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", LOOK_AGAIN)
    if name:
        calendar.add("x-wr-calname", vText(name))
    calendar.add_component(Timezone.from_ical(ZONE))
    for event in events:
        calendar.add_component(_component(event, letter))
    return bytes(calendar.to_ical())


def _component(event: Event, letter: Letter | None) -> Any:
    from icalendar import Event as Component
    from icalendar import vCalAddress

    made = Component()
    changed_at = event.changed_at.astimezone(UTC).replace(microsecond=0)
    made.add("uid", event.uid)
    made.add("dtstamp", changed_at)
    made.add("last-modified", changed_at)
    made.add("sequence", event.sequence)
    made.add("dtstart", datetime.combine(event.on_day, event.begins, tzinfo=clock.LONDON))
    made.add("dtend", datetime.combine(event.on_day, event.ends, tzinfo=clock.LONDON))
    made.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    made.add("class", "PRIVATE")
    for key, text in (
        ("summary", event.summary),
        ("location", event.location),
        ("description", event.description),
    ):
        if text:
            made.add(key, text)
    if event.url:
        made.add("url", event.url)
    if letter:
        made.add("organizer", vCalAddress(f"mailto:{letter.organiser}"))
        attendee = vCalAddress(f"mailto:{letter.attendee}")
        attendee.params["PARTSTAT"] = "NEEDS-ACTION"
        attendee.params["RSVP"] = "FALSE"
        made.add("attendee", attendee)
    return made
