"""What some readers do not get, and the names that were found, for whoever arranges the meeting."""

from __future__ import annotations

from flask import abort, redirect, url_for

from coprod.core.access import Reply, permit, say
from coprod.core.forms import Press
from coprod.core.words import _
from coprod.meetings import permissions
from coprod.meetings.forms import record as forms
from coprod.meetings.models import Meeting
from coprod.meetings.operations import publishing, redacting
from coprod.meetings.queries import known
from coprod.meetings.queries import record as queries
from coprod.meetings.rules.layers import lost, made
from coprod.meetings.rules.meetings import LAYER_WORDS, Layer
from coprod.meetings.rules.minutes import NAME_RULING_WORDS, REDACTION_WORDS, MinutesStage, NameRuling
from coprod.meetings.views import bp
from coprod.meetings.views.manage_record import RECORD
from coprod.meetings.views.managing import managed
from coprod.people.current import me


@bp.get(f"{RECORD}/left-out")
@permit(permissions.arrange, on=queries.meeting_of_group, see=permissions.see_inside)
def left_out(meeting: Meeting) -> Reply:
    """Under each item what is left out, for whom and why, and how the rest reads for the public."""
    held = queries.whole(meeting)
    return managed(
        "meetings/record/left_out.html",
        meeting,
        items=[
            (each, LAYER_WORDS[each.layer], made(each.text, each.hidden, Layer.PUBLIC).text)
            for each in held.items
            if each.text
        ],
        lost={hidden.passage for each in held.items for hidden in lost(each.text, each.hidden)},
        reasons=REDACTION_WORDS,
        circles={
            Layer.PUBLIC: _("The public does not read it."),
            Layer.MEMBERS: _("The public and members do not."),
        },
    )


@bp.route(f"{RECORD}/left-out/add", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.meeting_of_group, see=permissions.see_inside)
def leave_out(meeting: Meeting) -> Reply:
    """One more passage."""
    held = queries.whole(meeting)
    form = forms.LeaveOut()
    form.item.choices = [
        (each.item.reference, f"{each.number}. {each.item.title}") for each in held.items if each.text
    ]
    if form.passed():
        redacting.leave_out(
            held,
            held.item(form.item.data) or abort(404),
            passage=form.passage.data or "",
            instead=form.instead.data or "",
            hidden_from=Layer(form.hidden_from.data),
            reason=form.for_reason,
            reason_words=form.reason_words.data or "",
            by=me().id,
        )
        say(_("These words are left out."))
        if meeting.minutes_stage is MinutesStage.PUBLISHED:
            say(_("Everybody still reads them until you publish the minutes again."))
        return redirect(url_for(".left_out", reference=meeting.reference))
    return managed("meetings/record/leave_out.html", meeting, form=form)


@bp.route(f"{RECORD}/left-out/<redaction>/put-back", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.meeting_of_group, see=permissions.see_inside)
def put_back(meeting: Meeting, redaction: str) -> Reply:
    """Let a passage be read again."""
    held = queries.whole(meeting)
    found = next((r for each in held.items for r in each.redactions if r.reference == redaction), None)
    form = Press()
    if found is None:
        abort(404)
    if form.passed():
        redacting.put_back(held, found, by=me().id)
        say(_("These words stand there again."))
        return redirect(url_for(".left_out", reference=meeting.reference))
    return managed("meetings/record/put_back.html", meeting, form=form, redaction=found)


@bp.route(f"{RECORD}/names", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.meeting_of_group, see=permissions.see_inside)
def names_found(meeting: Meeting) -> Reply:
    """Each name that was found in what everybody would read, and what is decided of it."""
    held = queries.whole(meeting)
    form = forms.Name()
    if form.passed():
        redacting.decide(
            held, form.name.data or "", NameRuling(form.ruling.data), why=form.why.data or "", by=me().id
        )
        say(_("It is decided."))
        return redirect(url_for(".names_found", reference=meeting.reference))
    waiting = known.unresolved(held, publishing.beside(held))
    if not form.is_submitted() and waiting:
        form.name.data = waiting[0]
    return managed(
        "meetings/record/names.html",
        meeting,
        form=form,
        waiting=waiting,
        decided=held.names,
        rulings=NAME_RULING_WORDS,
    )
