"""Planning meetings: one, or a series at once, each with the items that every meeting begins with (domain rule M6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from coprod.core import clock, secret, settings
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.nations import NATION
from coprod.core.words import ENGLISH, _, date_words, in_language
from coprod.meetings.models import AgendaItem, Group, Meeting
from coprod.meetings.operations.noting import note
from coprod.meetings.queries import meetings as queries
from coprod.meetings.rules.agenda import STANDING
from coprod.meetings.rules.meetings import PAPER_WORKING_DAYS, Kind, papers_due


@dataclass(frozen=True)
class When:
    """From when until when a meeting lasts, by the clock on the wall."""

    begins: time
    ends: time


def plan(group: Group, day: date, when: When, *, title: str, by: int | None, venue: str = "") -> Meeting:
    """A meeting that only those who arrange know of, with its first items. Errors: ``Refused`` in words."""
    if group.ended_on is not None:
        raise Refused(_("This group has come to its end, so it has no more meetings."))
    insist_on_a_possible_day(group.id, day, when)
    now = clock.now()
    meeting = Meeting(
        reference=secret.reference(),
        programme_id=group.programme_id,
        group_id=group.id,
        group=group,
        kind=Kind.MEETING,
        title=title,
        on_day=day,
        begins=when.begins,
        ends=when.ends,
        venue=venue,
        papers_due_on=papers_due_on(group.programme_id, day),
        made_at=now,
        changed_at=now,
        editions=[],
    )
    db.session.add(meeting)
    db.session.flush()
    with in_language(ENGLISH):
        for position, (kind, words, minutes) in enumerate(STANDING, 1):
            item = {"kind": kind, "title": str(words), "minutes": minutes}
            db.session.add(AgendaItem(meeting_id=meeting.id, position=position, **item))
    db.session.flush()
    note(meeting, "meeting planned", by, on=day.isoformat())
    return meeting


def plan_series(
    group: Group, days: Iterable[date], when: When, *, title: str, by: int | None, venue: str = ""
) -> list[Meeting]:
    """A meeting on each of these days. Errors: ``Refused`` for any of them, and then none is made."""
    return [plan(group, day, when, title=title, venue=venue, by=by) for day in sorted(set(days))]


def papers_due_on(programme_id: int, day: date) -> date:
    """By when papers of a meeting on a day must be there, as the programme has set it (domain rule M3)."""
    working_days = settings.get(PAPER_WORKING_DAYS, programme=programme_id)
    return papers_due(day, working_days, settings.get(NATION, programme=programme_id))


def insist_on_a_possible_day(group_id: int | None, day: date, when: When, *, but: int | None = None) -> None:
    """Errors: ``Refused`` for a day that is over, hours in the wrong order, or a day on which the group meets already.

    A day is how a meeting of a group is found, so there is one a day. ``but`` is the meeting that is asked about.
    """
    if day < clock.today():
        raise Refused(_("%(day)s is over. Choose a day that is still to come.", day=date_words(day)))
    if when.ends <= when.begins:
        raise Refused(_("The meeting must end after it begins."))
    held = queries.on_day(group_id, day) if group_id is not None else None
    if held is not None and held.id != but:
        raise Refused(
            _("The group has a meeting on %(day)s already. Choose another day.", day=date_words(day))
        )
