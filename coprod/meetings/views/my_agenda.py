"""A member's side of an agenda: one page to read and to print, and the interests that they declare."""

from __future__ import annotations

from flask import abort, redirect, render_template, url_for

from coprod.core import clock
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.forms import Press, page
from coprod.core.words import _
from coprod.meetings import permissions
from coprod.meetings.forms import interests as forms
from coprod.meetings.models import Interest, Meeting, Member
from coprod.meetings.operations import agenda as agenda_is
from coprod.meetings.operations import interests as operations
from coprod.meetings.queries import agendas, coming
from coprod.meetings.queries import interests as held
from coprod.meetings.queries import meetings as queries
from coprod.meetings.rules.agenda import INTEREST_WORDS
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.views import bp
from coprod.meetings.views.interests import item_chosen, items_to_choose
from coprod.meetings.views.managing import about
from coprod.people.current import me
from coprod.programmes.models import holds

MINE = "/me/meetings/<reference>"
INTERESTS = f"{MINE}/interests"


def _layer(meeting: Meeting) -> Layer:
    return permissions.layer_of(viewer(), meeting)


@bp.get(f"{MINE}/agenda")
@permit(permissions.belongs, on=coming.of_a_group, see=permissions.is_told)
def my_agenda(meeting: Meeting) -> Reply:
    """The agenda as the member may read it, to print as well."""
    return render_template(
        "meetings/mine/agenda.html",
        meeting=meeting,
        about=about(meeting.group) if meeting.group else None,
        agenda=agendas.drawn(meeting, _layer(meeting)),
    )


@bp.route(INTERESTS, methods=["GET", "POST"])
@permit(permissions.belongs, on=coming.of_a_group, see=permissions.is_told)
def my_interests(meeting: Meeting) -> Reply:
    """What the member has declared, and one more."""
    form = forms.MyInterest()
    form.offer(items_to_choose(meeting, _layer(meeting)))
    if form.passed():
        operations.insist_on_before(meeting)
        operations.declare(
            meeting,
            _me(meeting),
            words=form.words.data or "",
            item=item_chosen(meeting, _layer(meeting), form.item.data),
            by=me().id,
        )
        say(_("Your interest is written down. The group can read it."))
        return redirect(url_for(".my_interests", reference=meeting.reference))
    titles = dict(items_to_choose(meeting, _layer(meeting)))
    items = {item.id: titles[item.reference] for item in queries.agenda(meeting, _layer(meeting))}
    # An item may have become one for fewer people since.
    gone = _("An item that you cannot read any more")
    return page(
        "meetings/mine/interests.html",
        meeting=meeting,
        form=form,
        interests=[(each, items.get(each.item_id, gone) if each.item_id else "") for each in _mine(meeting)],
        outcome_words=INTEREST_WORDS,
        is_open=_is_open(meeting),
    )


@bp.route(f"{INTERESTS}/<interest>", methods=["GET", "POST"])
@permit(permissions.belongs, on=coming.of_a_group, see=permissions.is_told)
def my_interest(meeting: Meeting, interest: str) -> Reply:
    """Say it in other words, before the meeting."""
    chosen = _one(meeting, interest)
    item = next((each for each in queries.agenda(meeting) if each.id == chosen.item_id), None)
    form = forms.MyInterest(words=chosen.words, item=item.reference if item else "")
    form.offer(items_to_choose(meeting, _layer(meeting)))
    if form.passed():
        operations.insist_on_before(meeting)
        chosen_item = item_chosen(meeting, _layer(meeting), form.item.data)
        operations.change(meeting, chosen, words=form.words.data or "", item=chosen_item, by=me().id)
        say(_("Your interest is changed."))
        return redirect(url_for(".my_interests", reference=meeting.reference))
    return page("meetings/mine/interest.html", meeting=meeting, form=form, is_open=_is_open(meeting))


@bp.route(f"{INTERESTS}/<interest>/remove", methods=["GET", "POST"])
@permit(permissions.belongs, on=coming.of_a_group, see=permissions.is_told)
def take_back_interest(meeting: Meeting, interest: str) -> Reply:
    """There is no such interest after all, before the meeting."""
    chosen = _one(meeting, interest)
    form = Press()
    if form.passed():
        operations.insist_on_before(meeting)
        operations.take_back(meeting, chosen, by=me().id)
        say(_("Your interest is taken back."))
        return redirect(url_for(".my_interests", reference=meeting.reference))
    return page("meetings/mine/take_back.html", meeting=meeting, form=form, interest=chosen)


def _is_open(meeting: Meeting) -> bool:
    return agenda_is.closed_because(meeting) is None and clock.now() < meeting.begins_at


def _me(meeting: Meeting) -> Member:
    """The viewer's place in the group today. The door has let in nobody who has none."""
    return next(each for each in meeting.members if each.person_id == me().id and holds(each, clock.today()))


def _mine(meeting: Meeting) -> list[Interest]:
    places = {each.id for each in meeting.members if each.person_id == me().id}
    return [each for each in held.of_meeting(meeting) if each.member_id in places]


def _one(meeting: Meeting, reference: str) -> Interest:
    """One of the viewer's own: anybody else's does not exist."""
    return next((each for each in _mine(meeting) if each.reference == reference), None) or abort(404)
