"""Who was there, how, and for how long (domain rules M4, M5, M8)."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import time
from typing import Protocol

from coprod.core.words import _l
from coprod.meetings.rules.groups import MemberRole
from coprod.meetings.rules.meetings import minutes_between


class Presence(enum.Enum):
    """Whether somebody was there."""

    PRESENT = "present"
    APOLOGIES = "apologies"
    ABSENT = "absent"


PRESENCE_WORDS = {
    Presence.PRESENT: _l("There"),
    Presence.APOLOGIES: _l("Sent apologies"),
    Presence.ABSENT: _l("Not there"),
}


class Mode(enum.Enum):
    """How somebody was there."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    TELEPHONE = "telephone"


MODE_WORDS = {
    Mode.IN_PERSON: _l("In the room"),
    Mode.ONLINE: _l("Online"),
    Mode.TELEPHONE: _l("By telephone"),
}


@dataclass(frozen=True)
class There:
    """What is noted of one person. Hours are ``None`` for the whole meeting."""

    presence: Presence
    mode: Mode | None = None
    role: MemberRole | None = None
    came_at: time | None = None
    left_at: time | None = None
    at_pre_meet: bool = False
    at_debrief: bool = False
    preparation_minutes: int | None = None


MOST_PREPARATION = 40 * 60  # minutes


class Hours(Protocol):
    """The hours of a meeting, as they stand on the wall."""

    begins: time
    ends: time
    pre_meet_begins: time | None
    pre_meet_ends: time | None
    debrief_begins: time | None
    debrief_ends: time | None


def minutes_there(
    hours: Hours,
    *,
    came_at: time | None = None,
    left_at: time | None = None,
    at_pre_meet: bool = False,
    at_debrief: bool = False,
) -> int:
    """How long somebody was there, by the hours: the meeting from when they came until they left, and the pre-meet and
    the debrief when they came to them, which count as time (domain rules M5, M8).
    """
    came = max(came_at or hours.begins, hours.begins)
    left = min(left_at or hours.ends, hours.ends)
    there = max(0, minutes_between(came, left))
    if at_pre_meet and hours.pre_meet_begins and hours.pre_meet_ends:
        there += minutes_between(hours.pre_meet_begins, hours.pre_meet_ends)
    if at_debrief and hours.debrief_begins and hours.debrief_ends:
        there += minutes_between(hours.debrief_begins, hours.debrief_ends)
    return there
