"""A workshop that is over and one to come, with who came and what was said at the tables."""

from __future__ import annotations

from datetime import time
from functools import partial

from coprod.demo.diary import Diary
from coprod.demo.stories import LEADS
from coprod.demo.words import workshops as words
from coprod.demo.words.workshops import Happening
from coprod.demo.world import World
from coprod.meetings.models import Meeting
from coprod.meetings.operations import events, table_notes
from coprod.meetings.queries import events as queries
from coprod.meetings.rules.attendance import Mode
from coprod.meetings.rules.events import EventFacts
from coprod.meetings.rules.groups import MemberRole
from coprod.meetings.rules.meetings import Kind

PLANNED = -40  # days before a past one; those to come were planned last week
LATELY, ANNOUNCED, WRITTEN_DOWN = -7, 2, 3


def plan(world: World, diary: Diary) -> None:
    """Each is planned and announced; afterwards heads are counted and notes written down."""
    for told in words.EVENTS:
        begins = told["days"] + PLANNED if told["days"] < 0 else LATELY
        diary.write(begins, time(11), partial(_plan, world, diary, told))
        diary.write(begins + ANNOUNCED, time(9), partial(_announce, world, told))
        if told["days"] < 0:
            diary.write(told["days"] + WRITTEN_DOWN, time(10), partial(_write_down, world, told))


def _lead(world: World) -> int:
    return world.people[LEADS[words.PROGRAMME]]


def _event(world: World, told: Happening) -> Meeting:
    found = queries.one(world.meetings[words.PROGRAMME, told["key"]])
    if found is None:
        raise LookupError("The demo world has no such event yet.")
    return found


def _plan(world: World, diary: Diary, told: Happening) -> None:
    facts = EventFacts(
        kind=Kind(told["kind"]),
        title=told["title"],
        about=told["about"],
        on_day=diary.day(told["days"]),
        begins=time(13),
        ends=time(15, 30),
        venue=told["venue"],
        venue_access=told["access"],
        link="",
        supporter=words.SUPPORTER,
        debrief_begins=time(15, 30),
        debrief_ends=time(16),
    )
    event = events.plan(world.programme(words.PROGRAMME), facts, by=_lead(world))
    world.meetings[words.PROGRAMME, told["key"]] = event.reference


def _announce(world: World, told: Happening) -> None:
    events.announce(_event(world, told), by=_lead(world))


def _write_down(world: World, told: Happening) -> None:
    event, by = _event(world, told), _lead(world)
    counts = {(MemberRole(role), Mode.IN_PERSON): number for role, number in told["came"].items()}
    table_notes.count(event, counts, by=by)
    for heading, said in told["notes"]:
        table_notes.note_down(event, said, heading=heading, by=by)
