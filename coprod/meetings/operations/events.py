"""Workshops and outreach: one-off events that belong to no group, for whoever comes."""

from __future__ import annotations

from dataclasses import asdict

from coprod.core import clock, secret
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.meetings.models import Meeting
from coprod.meetings.operations import showing
from coprod.meetings.operations.noting import note
from coprod.meetings.rules.events import EventFacts
from coprod.meetings.rules.meetings import MEETINGS, Stage
from coprod.programmes.models import Programme


def plan(programme: Programme, facts: EventFacts, *, by: int | None) -> Meeting:
    """A new event that only those who lead the programme know of. Errors: ``Refused`` in words."""
    _check(facts)
    now = clock.now()
    event = Meeting(
        reference=secret.reference(),
        programme_id=programme.id,
        programme=programme,
        group=None,
        papers_due_on=facts.on_day,
        made_at=now,
        changed_at=now,
        editions=[],
        **asdict(facts),
    )
    db.session.add(event)
    db.session.flush()
    note(event, "event planned", by)
    return event


def change(event: Meeting, facts: EventFacts, *, by: int | None) -> None:
    """Other facts. Whoever looks at its page sees them at once. Errors: ``Refused`` in words."""
    _check(facts)
    if event.stage is Stage.CANCELLED:
        raise Refused(_("This event was cancelled. Plan another one."))
    # A debrief or a host that nobody is asked about here stays.
    for name, fact in asdict(facts).items():
        setattr(event, name, fact)
    event.papers_due_on = facts.on_day
    event.changed_at = clock.now()
    event.sequence += 1
    note(event, "event changed", by)
    showing.show(event)


def announce(event: Meeting, *, by: int | None) -> None:
    """Tell everybody of it. Errors: ``Refused`` while people would not know who supports them there."""
    if not event.supporter:
        raise Refused(_("Say who supports people at the event, before you announce it."))
    if not event.venue and not event.link:
        raise Refused(_("Say where it is, or give a link, before you announce it."))
    event.stage = MEETINGS.after(event.stage, "call")
    event.called_at = clock.now()
    note(event, "event announced", by)
    showing.show(event)


def call_off(event: Meeting, *, why: str, by: int | None) -> None:
    """Cancel it, with the reason that everybody reads on its page."""
    event.stage = MEETINGS.after(event.stage, "cancel")
    event.cancelled_at = clock.now()
    event.cancelled_why = why
    event.sequence += 1
    event.changed_at = clock.now()
    note(event, "event cancelled", by)
    showing.show(event)


def _check(facts: EventFacts) -> None:
    if facts.ends <= facts.begins:
        raise Refused(_("The event must end after it begins."))
    if (facts.debrief_begins is None) is not (facts.debrief_ends is None):
        raise Refused(_("Give both hours of the debrief, or neither."))
    if facts.debrief_begins and facts.debrief_ends and facts.debrief_ends <= facts.debrief_begins:
        raise Refused(_("The debrief must end after it begins."))
