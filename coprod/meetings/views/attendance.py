"""Noting who is there: one list, one press a person, and whether the group may decide as it sits there now."""

from __future__ import annotations

from collections import Counter

from flask import redirect, url_for

from coprod.core import clock
from coprod.core.access import Reply, permit, say
from coprod.core.words import _
from coprod.meetings import permissions
from coprod.meetings.forms import attendance as forms
from coprod.meetings.models import Meeting
from coprod.meetings.operations import attending
from coprod.meetings.queries import attendance as queries
from coprod.meetings.queries import meetings
from coprod.meetings.rules.attendance import Mode, Presence, There
from coprod.meetings.rules.groups import ROLE_WORDS, MemberRole, lacking, lone_sentence, lone_voices
from coprod.meetings.views import bp
from coprod.meetings.views.manage import MEETING
from coprod.meetings.views.managing import managed
from coprod.people.current import me


@bp.route(f"{MEETING}/attendance", methods=["GET", "POST"])
@permit(permissions.arrange, on=meetings.one, see=permissions.see_inside)
def attendance(meeting: Meeting) -> Reply:
    """Who is there, how, from when and until when."""
    form = forms.form_for(
        queries.expected(meeting),
        preparation=meeting.preparation_minutes,
        has_pre_meet=meeting.pre_meet_begins is not None,
        has_debrief=meeting.debrief_begins is not None,
    )
    if form.passed():
        _note(meeting, form)
        say(_("It is noted who is there."))
        return redirect(url_for(".attendance", reference=meeting.reference))
    there = queries.roles_there(meeting)
    counted = Counter(there)
    return managed(
        "meetings/manage/attendance.html",
        meeting,
        form=form,
        lines=form.lines,
        there=len(there),
        roles=[(ROLE_WORDS[role], counted[role]) for role in MemberRole if counted[role]],
        role_words=ROLE_WORDS,
        lacking=lacking(queries.quorum(meeting), there),
        has_quorum=bool(queries.quorum(meeting)),
        lone=[lone_sentence(role) for role in lone_voices(there)],
        is_before=clock.today() < meeting.on_day,
    )


def _note(meeting: Meeting, form: forms.Attendance) -> None:
    by = me().id
    for line in form.lines:
        if line.is_struck:
            attending.strike(meeting, line.expected, by=by)
    noted = {line.expected: line.there for line in form.lines if line.is_changed and not line.is_struck}
    attending.take(meeting, noted, by=by)
    if form.new_role.data:
        there = There(Presence.PRESENT, Mode(form.new_mode.data or Mode.IN_PERSON.value))
        role = MemberRole(form.new_role.data)
        attending.walk_in(meeting, role, form.new_called.data or "", there, by=by)
