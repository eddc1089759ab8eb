"""What of a meeting stands in a calendar: by default when, and nothing else (threat A3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Protocol

from coprod.core.words import _
from coprod.meetings.rules.calendar import Event, Part, uid
from coprod.meetings.rules.groups import EXPERIENCED, MemberRole
from coprod.meetings.rules.meetings import Stage


class Planned(Protocol):
    """A meeting, as a calendar sees one."""

    reference: str
    title: str
    stage: Stage
    on_day: date
    begins: time
    ends: time
    pre_meet_begins: time | None
    pre_meet_ends: time | None
    debrief_begins: time | None
    debrief_ends: time | None
    venue: str
    link: str
    telephone: str
    sequence: int
    changed_at: datetime


@dataclass(frozen=True)
class Change:
    """How often, and when last, what everybody sees of a meeting in a calendar has changed; and whether it is off."""

    sequence: int
    at: datetime
    is_cancelled: bool


# What of a meeting everybody sees in a calendar.
IN_CALENDARS = ("title", "begins", "ends", "venue")


def is_asked_around(role: MemberRole | None) -> bool:
    """Whether somebody is asked to the pre-meet and the debrief too: people who share what they went through, and
    guests, of whom nobody knows (domain rule M5)."""
    return role is None or role in EXPERIENCED


def events_of(meeting: Planned, *, domain: str, says_what: bool, around: bool) -> list[Event]:
    """A meeting as events; with what stands around it for those who are asked to that too."""
    hours = {Part.MEETING: (meeting.begins, meeting.ends)}
    if around and meeting.pre_meet_begins and meeting.pre_meet_ends:
        hours[Part.PRE_MEET] = (meeting.pre_meet_begins, meeting.pre_meet_ends)
    if around and meeting.debrief_begins and meeting.debrief_ends:
        hours[Part.DEBRIEF] = (meeting.debrief_begins, meeting.debrief_ends)
    return [_event(meeting, part, *hours[part], domain=domain, says_what=says_what) for part in hours]


def _event(meeting: Planned, part: Part, begins: time, ends: time, *, domain: str, says_what: bool) -> Event:
    return Event(
        uid=uid(meeting.reference, part, domain),
        summary=_summary(meeting.title, part) if says_what else _("Meeting"),
        on_day=meeting.on_day,
        begins=begins,
        ends=ends,
        sequence=meeting.sequence,
        changed_at=meeting.changed_at,
        is_cancelled=meeting.stage is Stage.CANCELLED,
        location=meeting.venue if says_what else "",
        description="\n".join(filter(None, (meeting.link, meeting.telephone))) if says_what else "",
    )


def _summary(title: str, part: Part) -> str:
    if part is Part.PRE_MEET:
        return _("Before the meeting: %(title)s", title=title)
    if part is Part.DEBRIEF:
        return _("After the meeting: %(title)s", title=title)
    return title


def shown_event(
    reference: str, on_day: date, shown: Mapping[str, Any], *, change: Change, domain: str, url: str
) -> Event:
    """A meeting as everybody sees it: no link, no telephone number, and nothing that is for fewer people."""
    return Event(
        uid=uid(reference, Part.MEETING, domain),
        summary=shown["title"],
        on_day=on_day,
        begins=time.fromisoformat(shown["begins"]),
        ends=time.fromisoformat(shown["ends"]),
        sequence=change.sequence,
        changed_at=change.at,
        is_cancelled=change.is_cancelled,
        location=shown["venue"],
        url=url,
    )
