"""What people need who come to a meeting: for whoever arranges it and nobody else, and each reading is written down."""

from __future__ import annotations

from flask import abort, redirect, url_for

from coprod.core.access import Reply, permit, refusal, say
from coprod.core.words import _
from coprod.meetings import permissions
from coprod.meetings.forms import needs as forms
from coprod.meetings.models import Group, Meeting
from coprod.meetings.operations import arranging
from coprod.meetings.queries import coming, groups
from coprod.meetings.queries import needs as queries
from coprod.meetings.queries.needs import Needed
from coprod.meetings.rules.invitations import ARRANGEMENT_WORDS, MET_WORDS, ArrangementState
from coprod.meetings.views import bp
from coprod.meetings.views.manage import MEETING
from coprod.meetings.views.managing import managed, managed_group
from coprod.people.current import me
from coprod.people.rules.needs import NEED_WORDS
from coprod.statistics.disclosure import public_figure

NEEDS = f"{MEETING}/needs"
TAGS = {
    ArrangementState.TO_ARRANGE: "waiting",
    ArrangementState.ASKED_FOR: "open",
    ArrangementState.BOOKED: "done",
    ArrangementState.NOT_POSSIBLE: "stopped",
}


@bp.get(NEEDS)
@permit(
    permissions.arrange,
    on=coming.of_a_group,
    see=permissions.see_inside,
    reads="what people need at a meeting",
)
def needs(meeting: Meeting) -> Reply:
    """Everything that is needed, and how far it is, person by person."""
    found = queries.needed([meeting]).get(meeting.id, [])
    arranging.look(meeting, found, by=me().id)
    asked = coming.invitations(meeting)
    return managed(
        "meetings/manage/needs.html",
        meeting,
        needed=found,
        overdue=[each for each in found if each.is_overdue],
        asked=len(asked),
        share=len({each.person.id for each in found}),
        words=NEED_WORDS,
        states=ARRANGEMENT_WORDS,
        tags=TAGS,
        mets=MET_WORDS,
    )


@bp.route(f"{NEEDS}/<person>/<kind>", methods=["GET", "POST"])
@permit(
    permissions.arrange,
    on=coming.of_a_group,
    see=permissions.see_inside,
    reads="what people need at a meeting",
)
def one_need(meeting: Meeting, person: str, kind: str) -> Reply:
    """One thing that somebody needs: how far it is, and after the meeting whether it was there."""
    thing = queries.one(meeting, person, kind) or abort(404)
    if refusal() is None:  # After a refusal nothing can be written; the same reading was, a moment before.
        arranging.look(meeting, [thing], by=me().id)
    return _say_met(meeting, thing) if meeting.is_over else _arrange(meeting, thing)


def _arrange(meeting: Meeting, thing: Needed) -> Reply:
    held = thing.arrangement
    form = forms.Arrange(
        state=thing.state.value,
        booked_with=held.booked_with if held else "",
        note=held.note if held else "",
    )
    if form.passed():
        arranging.arrange(
            meeting,
            thing,
            state=form.chosen,
            booked_with=form.booked_with.data or "",
            words=form.note.data or "",
            by=me().id,
        )
        say(_("It is saved."))
        return redirect(url_for(".needs", reference=meeting.reference))
    return managed("meetings/manage/need.html", meeting, form=form, thing=thing, words=NEED_WORDS)


def _say_met(meeting: Meeting, thing: Needed) -> Reply:
    held = thing.arrangement
    form = forms.WasMet(
        met=held.met_for_arranger.value if held and held.met_for_arranger else None,
        why=held.why_unmet if held else "",
    )
    if form.passed():
        arranging.say_met(meeting, thing, met=form.chosen, why=form.why.data or "", by=me().id)
        say(_("It is saved."))
        return redirect(url_for(".needs", reference=meeting.reference))
    return managed("meetings/manage/need.html", meeting, form=form, thing=thing, words=NEED_WORDS)


@bp.get("/manage/groups/<slug>/needs")
@permit(permissions.arrange, on=groups.one, see=permissions.see_inside)
def unmet_needs(group: Group) -> Reply:
    """What was needed at the meetings of a group and was not there: counts of people, and no small one."""
    return managed_group(
        "meetings/manage/unmet.html",
        group,
        rows=[
            (NEED_WORDS[kind], public_figure(needed), public_figure(unmet))
            for kind, (needed, unmet) in queries.unmet(group).items()
        ],
    )
