"""What was said at the tables of an event: typed in by whoever leads, or sent in by whoever ran it with a code."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import delete

from coprod.core import clock, limits, secret
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.meetings.models import Headcount, Meeting, TableNote
from coprod.meetings.operations import showing
from coprod.meetings.operations.noting import note
from coprod.meetings.queries import events as queries
from coprod.meetings.rules.attendance import Mode
from coprod.meetings.rules.events import CODE_LETTERS, DAYS_TO_SEND, MOST_NOTES, MOST_TRIES, TRIES_WITHIN
from coprod.meetings.rules.groups import MemberRole
from coprod.questionnaires.models import Channel

Counts = dict[tuple[MemberRole, Mode], int]


def note_down(
    event: Meeting,
    words: str,
    *,
    by: int | None,
    heading: str = "",
    language: str = "en",
    channel: Channel = Channel.PAPER,
) -> TableNote:
    """Keep what was said at one table. ``by`` is ``None`` when the host sent it in."""
    if queries.how_many_notes(event) >= MOST_NOTES:
        raise Refused(_("There are as many notes here already as we can take for one event."))
    told = TableNote(
        meeting_id=event.id,
        heading=heading,
        words=words,
        language=language,
        channel=channel,
        written_down_at=clock.now(),
        written_down_by_id=by,
    )
    db.session.add(told)
    note(event, "table note kept", by)
    return told


def change(
    event: Meeting, told: TableNote, words: str, *, heading: str, language: str, by: int | None
) -> None:
    """Put right what was written down."""
    told.words, told.heading, told.language = words, heading, language
    note(event, "table note changed", by, note=told.reference)


def remove(event: Meeting, told: TableNote, *, by: int | None) -> None:
    """Take a note away, because it names somebody or came twice."""
    db.session.delete(told)
    note(event, "table note removed", by, note=told.reference)


def count(event: Meeting, counts: Counts, *, by: int | None) -> None:
    """How many of each role were there, in place of what was counted before."""
    db.session.execute(delete(Headcount).where(Headcount.meeting_id == event.id))
    db.session.add_all(
        Headcount(meeting_id=event.id, role=role, mode=mode, count=number)
        for (role, mode), number in counts.items()
        if number
    )
    note(event, "heads counted", by)
    showing.show(event)


def new_code(event: Meeting, *, by: int | None) -> tuple[str, date]:
    """A code with which the host sends in what was said, and the last day on which it opens. It ends the one before."""
    code = secret.code(CODE_LETTERS)
    event.notes_hash = _hash(event, code)
    event.notes_until = event.on_day + timedelta(days=DAYS_TO_SEND)
    note(event, "code for notes made", by)
    return code, event.notes_until


def opens(event: Meeting, typed: str) -> bool:
    """Whether a code opens the page on which notes are sent in. A wrong one is counted, so this must be kept.

    Errors: ``TooManyTries`` while somebody guesses. A code has 60 bits, so many may mistype before others have to wait.
    """
    limits.check("event notes", event.reference, most=MOST_TRIES)
    fits = secret.same(event.notes_hash or "", _hash(event, typed))
    if fits and event.notes_until is not None and clock.today() <= event.notes_until:
        return True
    limits.spend("event notes", event.reference, within=TRIES_WITHIN)
    return False


def _hash(event: Meeting, code: str) -> str:
    letters = "".join(each for each in code.upper() if each.isalnum())
    return secret.keyed_hash("event notes", event.reference, letters)
