"""The way of the minutes for whoever arranges the meeting: to the members, approved, published."""

from __future__ import annotations

from flask import abort, redirect, url_for

from coprod.core.access import Reply, permit, say
from coprod.core.forms import Press
from coprod.core.words import _, date_words, ngettext
from coprod.meetings import permissions
from coprod.meetings.forms import record as forms
from coprod.meetings.models import Meeting
from coprod.meetings.operations import circulating, publishing, withdrawing
from coprod.meetings.queries import record as queries
from coprod.meetings.rules.minutes import MINUTES, RedactionReason, Ruling
from coprod.meetings.views import bp
from coprod.meetings.views.manage import MEETING
from coprod.meetings.views.managing import managed
from coprod.people.current import me

RECORD = f"{MEETING}/record"
# Where each move is made, and where each lack is put right.
MOVES = {
    "circulate": "meetings.circulate_minutes",
    "approve": "meetings.approve_minutes",
    "publish": "meetings.publish_minutes",
}
PLACES = {
    "left_out": "meetings.left_out",
    "names": "meetings.names_found",
    "summary": "meetings.summary",
    "corrections": "meetings.corrections",
}


@bp.get(RECORD)
@permit(permissions.arrange, on=queries.meeting_of_group, see=permissions.see_inside)
def manage_record(meeting: Meeting) -> Reply:
    """How far the minutes have come, what is still missing, and what can be done now."""
    held = queries.whole(meeting)
    return managed(
        "meetings/record/overview.html",
        meeting,
        moves=[
            (move.words, url_for(MOVES[move.name], reference=meeting.reference))
            for move in MINUTES.offered(meeting.minutes_stage)
            if move.name in MOVES and meeting.is_over
        ],
        lacks=_lacks(meeting, held),
        waiting=sum(1 for each in held.corrections if each.ruling is Ruling.WAITING),
        versions=queries.versions(meeting),
    )


def _lacks(meeting: Meeting, held: queries.Record) -> list[tuple[str, str]]:
    return [
        (sentence, url_for(PLACES[place], reference=meeting.reference))
        for sentence, place in publishing.lacks(held)
    ]


def _back(meeting: Meeting) -> Reply:
    return redirect(url_for(".manage_record", reference=meeting.reference))


@bp.route(f"{RECORD}/circulate", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.meeting_of_group, see=permissions.see_inside)
def circulate_minutes(meeting: Meeting) -> Reply:
    """Let the members read the minutes."""
    form = Press()
    if form.passed():
        unreached = circulating.circulate(queries.whole(meeting), by=me().id)
        say(_("The members can read the minutes, and each of them gets a letter."))
        if unreached:
            say(
                ngettext(
                    "%(num)s member gets no letter from us: %(names)s. Tell them yourself.",
                    "%(num)s members get no letter from us: %(names)s. Tell them yourself.",
                    len(unreached),
                    names=", ".join(each.called for each in unreached),
                )
            )
        return _back(meeting)
    return managed("meetings/record/circulate.html", meeting, form=form)


@bp.route(f"{RECORD}/approve", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.meeting_of_group, see=permissions.see_inside)
def approve_minutes(meeting: Meeting) -> Reply:
    """Write down which meeting approved the minutes."""
    later = {each.reference: each for each in queries.later(meeting)}
    form = forms.Approve()
    form.at.choices = [
        (each.reference, _("%(title)s, %(day)s", title=each.title, day=date_words(each.on_day)))
        for each in later.values()
    ]
    if form.passed():
        circulating.approve(queries.whole(meeting), later.get(form.at.data), by=me().id)
        say(_("It is written down that the minutes were approved."))
        return _back(meeting)
    return managed("meetings/record/approve.html", meeting, form=form, later=later)


@bp.route(f"{RECORD}/publish", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.meeting_of_group, see=permissions.see_inside)
def publish_minutes(meeting: Meeting) -> Reply:
    """What everybody will read, and the press that publishes it."""
    held = queries.whole(meeting)
    form = Press()
    if form.passed():
        version = publishing.publish(held, by=me().id)
        say(_("The minutes are published. This is version %(number)s.", number=version.version))
        return _back(meeting)
    return managed(
        "meetings/record/publish.html",
        meeting,
        form=form,
        lacks=_lacks(meeting, held),
        shown=publishing.shown_of(held),
    )


@bp.route(f"{RECORD}/versions/<int:number>/withdraw", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.meeting_of_group, see=permissions.see_inside)
def withdraw_version(meeting: Meeting, number: int) -> Reply:
    """Take an older version away, with the reason that everybody reads."""
    if number not in {each.version for each in queries.versions(meeting)[:-1] if each.withdrawal is None}:
        abort(404)
    form = forms.Withdraw()
    if form.passed():
        withdrawing.withdraw(meeting, number, RedactionReason(form.reason.data), by=me().id)
        say(_("The version is taken away."))
        return _back(meeting)
    return managed("meetings/record/withdraw.html", meeting, form=form, number=number)
