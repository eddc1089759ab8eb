"""My meetings: which are next, what I answered, and one of them with everything that I need to be there."""

from __future__ import annotations

from flask import abort, redirect, url_for

from coprod.core.access import Reply, permit, say, viewer
from coprod.core.forms import page
from coprod.core.rules import is_signed_in
from coprod.core.words import _
from coprod.meetings import permissions
from coprod.meetings.forms import coming as forms
from coprod.meetings.forms import needs as needs_forms
from coprod.meetings.operations import answering, arranging
from coprod.meetings.queries import agendas, groups, needs
from coprod.meetings.queries import coming as queries
from coprod.meetings.queries.coming import Coming
from coprod.meetings.rules.in_calendars import is_asked_around
from coprod.meetings.rules.invitations import ANSWER_WORDS, MET_WORDS, Answer
from coprod.meetings.rules.meetings import Stage
from coprod.meetings.views import bp
from coprod.meetings.views.manage import from_to
from coprod.meetings.views.managing import about
from coprod.people import queries as people
from coprod.people.current import me
from coprod.people.rules.needs import NEED_WORDS

MINE = "/me/meetings"


def mine(reference: str) -> Coming:
    """A meeting to which the viewer is asked. Others do not exist, whether they do or not. Errors: 404."""
    return queries.mine(reference, me().id) or abort(404)


@bp.get(MINE)
@permit(is_signed_in)
def my_meetings() -> Reply:
    """The next meetings first; then those that were, the latest first."""
    found = queries.all_mine(me().id)
    next_ones = [each for each in found if not each.meeting.is_over]
    return page(
        "meetings/mine/meetings.html",
        lists=[
            (_("Next meetings"), next_ones, _("No meeting is called at the moment.")),
            (
                _("In the last 3 months"),
                [each for each in reversed(found) if each.meeting.is_over],
                _("None."),
            ),
        ],
        abouts={each.meeting.id: about(each.meeting.group) for each in found if each.meeting.group},
        groups=[(group, about(group)) for group in groups.of_person(me().id)],
        times={each.meeting.id: from_to(each.meeting.begins, each.meeting.ends) for each in found},
        answers=ANSWER_WORDS,
        waits={
            each.meeting.id
            for each in next_ones
            if each.meeting.is_soon and (each.answer is Answer.NONE or each.is_stale)
        },
    )


@bp.route(f"{MINE}/<reference>", methods=["GET", "POST"])
@permit(is_signed_in)
def my_meeting(reference: str) -> Reply:
    """One meeting: when, where, how to get in, who supports people; the answer; the agenda."""
    coming = mine(reference)
    meeting = coming.meeting
    given = coming.answer.value if coming.answer is not Answer.NONE else None
    form = forms.Coming(answer=given, note=coming.invitation.note if coming.invitation else "")
    form.offer(in_person=bool(meeting.venue), online=bool(meeting.link or meeting.telephone))
    if form.passed():
        answering.answer(coming, said=form.chosen, words=form.note.data or "", by=me().id)
        say(_("Your answer is with whoever arranges the meeting. You can change it until then."))
        return redirect(url_for(".my_meeting", reference=reference))
    around = is_asked_around(coming.role)
    profile = people.needs.profile(me().id)
    return page(
        "meetings/mine/meeting.html",
        form=form,
        coming=coming,
        meeting=meeting,
        about=about(meeting.group) if meeting.group else None,
        times=from_to(meeting.begins, meeting.ends),
        pre_meet=from_to(meeting.pre_meet_begins, meeting.pre_meet_ends) if around else "",
        debrief=from_to(meeting.debrief_begins, meeting.debrief_ends) if around else "",
        answers=ANSWER_WORDS,
        is_to_come=meeting.is_soon,
        is_cancelled=meeting.stage is Stage.CANCELLED,
        shares_needs=profile is not None and profile.is_shared,
        has_needs=meeting.is_over and bool(needs.of_person(meeting, me().id)),
        agenda=agendas.drawn(meeting, permissions.layer_of(viewer(), meeting)),
    )


@bp.route(f"{MINE}/<reference>/needs", methods=["GET", "POST"])
@permit(is_signed_in)
def my_needs_at(reference: str) -> Reply:
    """After a meeting: was what I need there?"""
    coming = mine(reference)
    meeting = coming.meeting
    held = needs.of_person(meeting, me().id)
    if not held or not meeting.is_over:
        abort(404)
    form = needs_forms.met_for_me(held)
    if form.passed():
        for kind, met in form.said.items():
            arranging.say_met_for_me(meeting, kind, met=met, by=me().id)
        if form.said:
            say(_("Thank you. Whoever arranged the meeting can see what you said."))
        else:
            say(_("You have said nothing yet. You can do it later."))
        return redirect(url_for(".my_meeting", reference=reference))
    return page(
        "meetings/mine/needs.html",
        form=form,
        meeting=meeting,
        kinds=list(held),
        words=NEED_WORDS,
        mets=MET_WORDS,
    )
