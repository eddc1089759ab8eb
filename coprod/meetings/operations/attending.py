"""Noting who is there, how, and for how long."""

from __future__ import annotations

from collections.abc import Mapping

from coprod.core import clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.meetings.models import Attendance, Meeting
from coprod.meetings.models.expected import Expected
from coprod.meetings.operations.noting import note
from coprod.meetings.operations.showing import show
from coprod.meetings.rules.attendance import Mode, Presence, There, minutes_there
from coprod.meetings.rules.groups import MemberRole
from coprod.meetings.rules.meetings import Stage
from coprod.meetings.rules.minutes import MinutesStage

# From here on attendance is a part of what was approved.
SETTLED = frozenset({MinutesStage.APPROVED, MinutesStage.PUBLISHED})


def take(meeting: Meeting, noted: Mapping[Expected, There], *, by: int) -> None:
    """Note of some of those who are expected whether they are there. Minutes follow from the hours (domain rule M8).

    Errors: ``Refused`` before the day, once the minutes are approved, and for somebody who left before they came.
    """
    _insist_on_the_day(meeting)
    for line, there in noted.items():
        row = line.noted or Attendance(
            meeting_id=meeting.id,
            person_id=line.person_id,
            member_id=line.member_id,
            called="" if line.person_id else line.called,
        )
        row.role = there.role or line.role
        _write(row, meeting, there)
        if line.noted is None:
            db.session.add(row)
    if noted:
        note(meeting, "attendance noted", by, people=len(noted))
    show(meeting)


def walk_in(meeting: Meeting, role: MemberRole, called: str, there: There, *, by: int) -> Attendance:
    """Note somebody who came without being asked, with a name or without. Errors: as ``take``."""
    _insist_on_the_day(meeting)
    row = Attendance(meeting_id=meeting.id, person_id=None, member_id=None, called=called, role=role)
    _write(row, meeting, there)
    db.session.add(row)
    note(meeting, "walk-in noted", by, role=role.value)
    show(meeting)
    return row


def strike(meeting: Meeting, line: Expected, *, by: int) -> None:
    """Take away a line that was noted by mistake. Whoever was asked stays on the list. Errors: as ``take``."""
    _insist_on_the_day(meeting)
    if line.noted is not None:
        db.session.delete(line.noted)
        note(meeting, "attendance taken away", by)
        show(meeting)


def _insist_on_the_day(meeting: Meeting) -> None:
    if meeting.stage is not Stage.CALLED:
        raise Refused(_("Only a meeting that was called has people who come to it."))
    if clock.today() < meeting.on_day:
        raise Refused(_("Who is there is noted on the day of the meeting."))
    if meeting.minutes_stage in SETTLED:
        raise Refused(_("The minutes are approved, and who was there is a part of them."))


def _write(row: Attendance, meeting: Meeting, there: There) -> None:
    is_there = there.presence is Presence.PRESENT
    if is_there and there.came_at and there.left_at and there.left_at <= there.came_at:
        raise Refused(_("Somebody cannot leave before they come. Look at the hours again."))
    row.presence = there.presence
    row.mode = (there.mode or Mode.IN_PERSON) if is_there else None
    row.came_at, row.left_at = (there.came_at, there.left_at) if is_there else (None, None)
    row.at_pre_meet = is_there and there.at_pre_meet and meeting.pre_meet_begins is not None
    row.at_debrief = is_there and there.at_debrief and meeting.debrief_begins is not None
    prepared = meeting.preparation_minutes if there.preparation_minutes is None else there.preparation_minutes
    row.preparation_minutes = prepared if is_there else 0
    row.minutes = (
        minutes_there(
            meeting,
            came_at=row.came_at,
            left_at=row.left_at,
            at_pre_meet=row.at_pre_meet,
            at_debrief=row.at_debrief,
        )
        if is_there
        else 0
    )
