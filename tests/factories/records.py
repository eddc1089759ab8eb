"""Minutes on their way, up to a published record. Call these inside ``kept()`` or ``writing()``."""

from __future__ import annotations

from typing import Any

from coprod.core import clock
from coprod.core.db import db
from coprod.core.editions import Format, Standing
from coprod.meetings.models import (
    AgendaItem,
    Correction,
    Group,
    Meeting,
    MeetingEdition,
    Member,
    NameFound,
    Redaction,
)
from coprod.meetings.operations import publishing, showing
from coprod.meetings.queries import record
from coprod.meetings.queries.record import Record
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.minutes import MinutesStage, NameRuling, RedactionReason
from coprod.people.models import Person
from tests.factories.meetings import a_group, a_meeting, an_agenda_item, some_minutes
from tests.factories.people import a_person

SUMMARY = "We talked about letters. They get shorter."


def a_past_meeting(
    group: Group | None = None, *, stage: MinutesStage = MinutesStage.DRAFT, days_ago: int = 10, **more: Any
) -> Meeting:
    """A meeting that is over, with its minutes at a stage and one item with words under it."""
    meeting = a_meeting(group or a_group(), in_days=-days_ago, minutes_stage=stage, **more)
    if stage is MinutesStage.PUBLISHED:
        meeting.published_at = clock.now()
    showing.show(meeting)
    return meeting


def a_minuted_item(
    meeting: Meeting, text: str = "People said that letters are too long.", **more: Any
) -> AgendaItem:
    """An item with minutes under it."""
    item = an_agenda_item(meeting, **{"title": "Letters", **more})
    some_minutes(item, text)
    return item


def the_record(meeting: Meeting) -> Record:
    """Everything that is written of a meeting now."""
    db.session.flush()
    held = record.one(meeting.reference)
    assert held is not None
    return held


def a_summary(meeting: Meeting, words: str = SUMMARY) -> MeetingEdition:
    """The summary of what everybody would read now."""
    edition = MeetingEdition(
        meeting_id=meeting.id,
        language="en",
        format=Format.STANDARD,
        standing=Standing.CHECKED,
        text={"summary": words},
        source_hash=the_record(meeting).public_mark,
        changed_at=clock.now(),
    )
    db.session.add(edition)
    db.session.flush()
    return edition


def a_redaction(item: AgendaItem, passage: str, **more: Any) -> Redaction:
    """A passage that the public does not get."""
    facts = {"hidden_from": Layer.PUBLIC, "reason": RedactionReason.ASKED_FOR, "made_at": clock.now(), **more}
    redaction = Redaction(item_id=item.id, passage=passage, **facts)
    db.session.add(redaction)
    db.session.flush()
    return redaction


def a_correction(item: AgendaItem, member: Member | None = None, **more: Any) -> Correction:
    """What somebody found wrong under an item."""
    facts = {
        "passage": "too long",
        "proposed": "two pages long",
        "why": "That is what was said.",
        "made_at": clock.now(),
        **more,
    }
    correction = Correction(
        meeting_id=item.meeting_id, item_id=item.id, member_id=member.id if member else None, **facts
    )
    db.session.add(correction)
    db.session.flush()
    return correction


def published(meeting: Meeting, by: Person | None = None) -> Meeting:
    """Its minutes as everybody reads them, with a summary of what there is now."""
    if meeting.minutes_stage is not MinutesStage.PUBLISHED:
        meeting.minutes_stage, meeting.approved_at = MinutesStage.APPROVED, clock.now()
    if the_record(meeting).edition(Format.STANDARD) is None:
        a_summary(meeting)
    showing.show(meeting)
    publishing.publish(the_record(meeting), by=(by or a_person()).id)
    db.session.flush()
    return meeting


def a_name(meeting: Meeting, name: str, ruling: NameRuling) -> NameFound:
    """What was decided of a name."""
    found = NameFound(meeting_id=meeting.id, name=name, ruling=ruling, ruled_at=clock.now())
    db.session.add(found)
    db.session.flush()
    return found
