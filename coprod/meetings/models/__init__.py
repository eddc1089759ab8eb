"""The tables of groups and meetings."""

from __future__ import annotations

from coprod.meetings.models.agenda import AgendaItem, Interest, Paper, PaperVersion
from coprod.meetings.models.coming import (
    Arrangement,
    Attendance,
    CalendarKey,
    Headcount,
    Invitation,
    TableNote,
)
from coprod.meetings.models.groups import (
    Group,
    GroupEdition,
    Member,
    Terms,
    TermsAgreement,
    TermsEdition,
)
from coprod.meetings.models.meetings import Meeting, MeetingEdition
from coprod.meetings.models.minutes import (
    Action,
    Correction,
    Decision,
    Minute,
    MinuteRevision,
    NameFound,
    Redaction,
)
from coprod.meetings.models.shown import (
    ShownDecision,
    ShownMeeting,
    ShownRecord,
    WithdrawnVersion,
)

__all__ = [
    "Action",
    "AgendaItem",
    "Arrangement",
    "Attendance",
    "CalendarKey",
    "Correction",
    "Decision",
    "Group",
    "GroupEdition",
    "Headcount",
    "Interest",
    "Invitation",
    "Meeting",
    "MeetingEdition",
    "Member",
    "Minute",
    "MinuteRevision",
    "NameFound",
    "Paper",
    "PaperVersion",
    "Redaction",
    "ShownDecision",
    "ShownMeeting",
    "ShownRecord",
    "TableNote",
    "Terms",
    "TermsAgreement",
    "TermsEdition",
    "WithdrawnVersion",
]
