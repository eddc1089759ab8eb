"""Interests that members declare, and what they did when the item came (domain rule M4)."""

from __future__ import annotations

from coprod.core import clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.meetings.models import AgendaItem, Interest, Meeting, Member
from coprod.meetings.operations.agenda import insist_on_open
from coprod.meetings.operations.noting import note
from coprod.meetings.operations.showing import show
from coprod.meetings.queries import interests as queries
from coprod.meetings.rules.agenda import InterestOutcome

MOST = 20  # of one member at one meeting


def declare(
    meeting: Meeting, member: Member, *, words: str, item: AgendaItem | None, by: int | None
) -> Interest:
    """That a member has an interest in an item, or in the whole meeting. Errors: ``Refused`` in words."""
    insist_on_open(meeting)
    _check(words)
    mine = [each for each in queries.of_meeting(meeting) if each.member_id == member.id]
    if len(mine) >= MOST:
        raise Refused(_("There are 20 interests already. Change one of them."))
    interest = Interest(
        meeting_id=meeting.id,
        item_id=item.id if item else None,
        member_id=member.id,
        member=member,
        words=words,
        declared_at=clock.now(),
    )
    db.session.add(interest)
    db.session.flush()
    note(meeting, "interest declared", by, interest=interest.reference)
    show(meeting)
    return interest


def change(
    meeting: Meeting, interest: Interest, *, words: str, item: AgendaItem | None, by: int | None
) -> None:
    """Other words, or another item. Errors: ``Refused`` in words."""
    insist_on_open(meeting)
    _check(words)
    interest.words, interest.item_id = words, item.id if item else None
    note(meeting, "interest changed", by, interest=interest.reference)
    show(meeting)


def take_back(meeting: Meeting, interest: Interest, *, by: int | None) -> None:
    """There is no such interest after all. Errors: ``Refused`` once it is part of the record."""
    insist_on_open(meeting)
    db.session.delete(interest)
    note(meeting, "interest taken back", by, interest=interest.reference)
    show(meeting)


def record_outcome(
    meeting: Meeting, interest: Interest, outcome: InterestOutcome | None, *, by: int | None
) -> None:
    """What somebody with an interest did when the item came. Errors: ``Refused`` once the minutes have gone out."""
    insist_on_open(meeting)
    interest.outcome = outcome
    note(
        meeting,
        "outcome of an interest",
        by,
        interest=interest.reference,
        outcome=outcome.value if outcome else "",
    )
    show(meeting)


def insist_on_before(meeting: Meeting) -> None:
    """Errors: ``Refused`` when the meeting has begun: from then on whoever takes the minutes writes it down."""
    if clock.now() >= meeting.begins_at:
        raise Refused(_("The meeting has begun. Tell whoever takes the minutes, who writes it down."))


def _check(words: str) -> None:
    if not words:
        raise Refused(_("Say what the interest is."))
