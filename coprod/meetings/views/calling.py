"""Calling a meeting, moving and cancelling it."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core.access import Reply, permit, say
from coprod.core.forms import Press
from coprod.core.words import _
from coprod.meetings import permissions
from coprod.meetings.forms import coming as forms
from coprod.meetings.models import Meeting
from coprod.meetings.operations import calling
from coprod.meetings.queries import coming as queries
from coprod.meetings.rules.answers import warnings
from coprod.meetings.views import bp
from coprod.meetings.views.manage import MEETING, MOVES
from coprod.meetings.views.managing import managed
from coprod.people.current import me
from coprod.programmes.models import holds

MOVES |= {"call": "meetings.call", "move": "meetings.move", "cancel": "meetings.cancel"}


@bp.route(f"{MEETING}/call", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.of_a_group, see=permissions.see_inside)
def call(meeting: Meeting) -> Reply:
    """Ask everybody who belongs to the group, and the guests: first, what would be lacking if they all came."""
    form = Press()
    if form.passed():
        calling.call(meeting, by=me().id)
        say(_("The meeting is called. Everybody who gets e-mail has been written to."))
        return redirect(url_for(".people_coming", reference=meeting.reference))
    asked = queries.invitations(meeting)
    there = {each.person_id for each in asked}
    members = [
        each for each in meeting.members if holds(each, meeting.on_day) and each.person_id not in there
    ]
    return managed(
        "meetings/manage/call.html",
        meeting,
        form=form,
        members=len(members) + sum(each.member_id is not None for each in asked),
        guests=[each for each in asked if each.member_id is None],
        lacking=warnings(
            queries.quorum(meeting.group_id),
            [each.role for each in members] + [each.member.role for each in asked if each.member],
        ),
    )


@bp.route(f"{MEETING}/move", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.of_a_group, see=permissions.see_inside)
def move(meeting: Meeting) -> Reply:
    """Another day, other hours, another place: everybody who was asked is told."""
    form = forms.Move(obj=meeting)
    form.has_telephone = bool(meeting.telephone)
    if form.passed():
        calling.move(meeting, **form.facts, by=me().id)
        say(_("The change is made. Everybody who gets e-mail has been written to."))
        return redirect(url_for(".people_coming", reference=meeting.reference))
    return managed("meetings/manage/move.html", meeting, form=form)


@bp.route(f"{MEETING}/cancel", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.of_a_group, see=permissions.see_inside)
def cancel(meeting: Meeting) -> Reply:
    """Call it off, with a reason."""
    form = forms.Cancel()
    if form.passed():
        calling.cancel(meeting, why=form.why.data or "", by=me().id)
        say(_("The meeting is cancelled."))
        return redirect(url_for(".people_coming", reference=meeting.reference))
    return managed("meetings/manage/cancel.html", meeting, form=form)
