"""One-off events: what people are told of one, how many notes it takes, and how its host may send them in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from coprod.core.words import _l
from coprod.meetings.rules.meetings import Kind, Stage

MOST_NOTES = 200
EVENT_WORDS = {
    Stage.PLANNED: _l("Being planned"),
    Stage.CALLED: _l("Announced"),
    Stage.CANCELLED: _l("Cancelled"),
}
# Twelve letters of a code that is printed once; nobody guesses one, and nobody can lock the host out by trying.
CODE_LETTERS = 12
MOST_TRIES = 300
TRIES_WITHIN = timedelta(hours=1)
DAYS_TO_SEND = 28


@dataclass(frozen=True)
class EventFacts:
    """What people are told of an event. ``host_id`` is the organisation that runs it."""

    kind: Kind
    title: str
    about: str
    on_day: date
    begins: time
    ends: time
    venue: str
    venue_access: str
    link: str
    supporter: str
    debrief_begins: time | None = None
    debrief_ends: time | None = None
    host_id: int | None = None
