"""The minutes go to the members, and a later meeting approves them."""

from __future__ import annotations

from coprod.core import clock
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.meetings import emails
from coprod.meetings.models import Meeting, Member
from coprod.meetings.operations import noting
from coprod.meetings.queries import readers
from coprod.meetings.queries.record import Record
from coprod.meetings.rules.layers import lost
from coprod.meetings.rules.meetings import Layer, Stage
from coprod.meetings.rules.minutes import MINUTES, Ruling


def circulate(record: Record, *, by: int) -> list[Member]:
    """Let the members read the minutes, and tell each of them. Returns those who get no letter from us.

    Errors: ``Refused`` in words, when there is nothing to read, or something that they must not read is lost.
    """
    meeting = record.meeting
    stage = MINUTES.after(meeting.minutes_stage, "circulate")
    if meeting.stage is not Stage.CALLED:
        raise Refused(_("Only a meeting that was called has people who come to it."))
    if not meeting.is_over:
        raise Refused(_("The meeting is not over yet."))
    if not any(reading.texts for reading in record.readings(Layer.MEMBERS)):
        raise Refused(_("There is nothing in the minutes yet that members may read."))
    for each in record.items:
        if gone := lost(each.text, [h for h in each.hidden if h.is_hidden_in(Layer.MEMBERS)]):
            raise Refused(
                _(
                    "“%(passage)s” is to be left out for members, and does not stand there any more. Look whether "
                    "something else must be left out now.",
                    passage=gone[0].passage,
                )
            )
    meeting.minutes_stage, meeting.circulated_at = stage, clock.now()
    unreached = []
    for member in readers.present(meeting):
        emails.minutes_to_read(member.person, meeting)
        if member.person.mail_address is None:
            unreached.append(member)
    noting.note(meeting, "minutes circulated", by, unreached=len(unreached))
    return unreached


def approve(record: Record, at: Meeting | None, *, by: int) -> None:
    """Write down that a later meeting of the group approved the minutes. An event has no later meeting.

    Errors: ``Refused`` in words.
    """
    meeting = record.meeting
    stage = MINUTES.after(meeting.minutes_stage, "approve")
    if any(each.ruling is Ruling.WAITING for each in record.corrections):
        raise Refused(_("A correction waits for the chair. Decide about it first."))
    if meeting.group is not None:
        if at is None:
            raise Refused(_("Say which meeting approved the minutes."))
        if at.group_id != meeting.group_id or (at.on_day, at.begins) <= (meeting.on_day, meeting.begins):
            raise Refused(_("Only a later meeting of the same group can approve the minutes."))
        if at.stage is not Stage.CALLED or clock.now() < at.begins_at:
            raise Refused(_("That meeting has not begun. A meeting approves minutes when it sits."))
    meeting.minutes_stage, meeting.approved_at = stage, clock.now()
    meeting.approved_by_id = at.id if at is not None else None
    noting.note(meeting, "minutes approved", by, at=at.reference if at is not None else "")
