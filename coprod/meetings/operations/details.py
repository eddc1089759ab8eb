"""What is said of a meeting: its title, how one gets in, who supports, what comes before and after it.

Day, times, place and link are what a calendar must know. They are changed here only while the meeting is planned.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coprod.core import clock
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.meetings.models import Meeting
from coprod.meetings.operations.noting import note
from coprod.meetings.operations.planning import When, insist_on_a_possible_day, papers_due_on
from coprod.meetings.operations.showing import show
from coprod.meetings.rules.meetings import Stage


@dataclass(frozen=True)
class Details:
    """What may be changed at any time. The pre-meet comes before the meeting, the debrief after it (domain rule M5)."""

    title: str
    about: str = ""
    venue_access: str = ""
    telephone: str = ""
    supporter: str = ""
    pre_meet: When | None = None
    debrief: When | None = None
    preparation_minutes: int = 0


def replan(meeting: Meeting, day: date, when: When, *, venue: str, link: str, by: int | None) -> None:
    """Another day, time or place, while nobody was told of any. Errors: ``Refused`` in words."""
    if meeting.stage is not Stage.PLANNED:
        raise Refused(
            _("People have been told the day and the place. Move the meeting, so that they are told again.")
        )
    if day != meeting.on_day or when != When(meeting.begins, meeting.ends):
        insist_on_a_possible_day(meeting.group_id, day, when, but=meeting.id)
    if day != meeting.on_day:
        meeting.papers_due_on = papers_due_on(meeting.programme_id, day)
    meeting.on_day, meeting.begins, meeting.ends = day, when.begins, when.ends
    meeting.venue, meeting.link = venue, link
    meeting.changed_at = clock.now()
    note(meeting, "meeting planned anew", by, on=day.isoformat())
    show(meeting)


def change_details(meeting: Meeting, details: Details, *, by: int | None) -> None:
    """Say something else of a meeting. Errors: ``Refused`` in words."""
    if meeting.stage is Stage.CANCELLED:
        raise Refused(_("The meeting is cancelled. What was said of it stays."))
    if not details.title:
        raise Refused(_("Give the meeting a title."))
    insist_on_order(When(meeting.begins, meeting.ends), details.pre_meet, details.debrief)
    told = _in_calendars(meeting)
    meeting.title, meeting.about, meeting.venue_access = details.title, details.about, details.venue_access
    meeting.telephone, meeting.supporter = details.telephone, details.supporter
    before, after = details.pre_meet, details.debrief
    meeting.pre_meet_begins, meeting.pre_meet_ends = (before.begins, before.ends) if before else (None, None)
    meeting.debrief_begins, meeting.debrief_ends = (after.begins, after.ends) if after else (None, None)
    meeting.preparation_minutes = details.preparation_minutes
    if meeting.stage is Stage.CALLED and _in_calendars(meeting) != told:
        meeting.sequence += 1
    meeting.changed_at = clock.now()
    note(meeting, "meeting details changed", by)
    show(meeting)


def _in_calendars(meeting: Meeting) -> tuple[object, ...]:
    """What of it stands in the calendars of those who were told, besides the day, the times and the place."""
    return (
        meeting.title,
        meeting.telephone,
        meeting.pre_meet_begins,
        meeting.pre_meet_ends,
        meeting.debrief_begins,
        meeting.debrief_ends,
    )


def insist_on_order(when: When, pre_meet: When | None, debrief: When | None) -> None:
    """Errors: ``Refused`` when the pre-meet is not before a meeting, or the debrief not after it (domain rule M5)."""
    if pre_meet and not pre_meet.begins < pre_meet.ends <= when.begins:
        raise Refused(_("The pre-meet must end after it begins, and before the meeting begins."))
    if debrief and not when.ends <= debrief.begins < debrief.ends:
        raise Refused(_("The debrief must begin after the meeting, and end after it begins."))
