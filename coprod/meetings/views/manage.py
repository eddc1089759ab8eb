"""The arranger's side of one meeting: how it stands, and what can be done now."""

from __future__ import annotations

from datetime import time

from flask import url_for

from coprod.core.access import Reply, permit
from coprod.core.words import _, hour_words
from coprod.meetings import permissions
from coprod.meetings.models import Meeting
from coprod.meetings.queries import meetings as queries
from coprod.meetings.rules.meetings import MEETINGS
from coprod.meetings.views import bp
from coprod.meetings.views.managing import managed

MEETING = "/manage/meetings/<reference>"
# Where each move is made.
MOVES: dict[str, str] = {}


def from_to(begins: time | None, ends: time | None) -> str:
    """Two hours in words, "" when there are none."""
    if begins is None or ends is None:
        return ""
    return _("%(begins)s to %(ends)s", begins=hour_words(begins), ends=hour_words(ends))


@bp.get(MEETING)
@permit(permissions.arrange, on=queries.one, see=permissions.see_inside)
def manage(meeting: Meeting) -> Reply:
    """How a meeting stands."""
    return managed(
        "meetings/manage/meeting.html",
        meeting,
        moves=[
            (move.words, url_for(MOVES[move.name], reference=meeting.reference))
            for move in MEETINGS.offered(meeting.stage)
            if move.name in MOVES and not meeting.is_over
        ],
        times=from_to(meeting.begins, meeting.ends),
        pre_meet=from_to(meeting.pre_meet_begins, meeting.pre_meet_ends),
        debrief=from_to(meeting.debrief_begins, meeting.debrief_ends),
    )
