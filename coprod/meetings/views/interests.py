"""Interests, for those who arrange: what was declared, one more written down, what followed."""

from __future__ import annotations

from flask import abort, redirect, url_for

from coprod.core.access import Reply, permit, say
from coprod.core.forms import Press
from coprod.core.words import _
from coprod.meetings import permissions
from coprod.meetings.forms import interests as forms
from coprod.meetings.models import AgendaItem, Interest, Meeting
from coprod.meetings.operations import agenda
from coprod.meetings.operations import interests as operations
from coprod.meetings.queries import coming
from coprod.meetings.queries import interests as held
from coprod.meetings.queries import meetings as queries
from coprod.meetings.rules.agenda import INTEREST_WORDS, InterestOutcome, in_order
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.views import bp
from coprod.meetings.views.manage import MEETING
from coprod.meetings.views.managing import managed
from coprod.meetings.views.naming import called
from coprod.people.current import me

INTERESTS = f"{MEETING}/interests"


def items_to_choose(meeting: Meeting, layer: Layer) -> list[tuple[str, str]]:
    """The items that a reader may have an interest in, as (reference, number and title)."""
    return [
        (item.reference, f"{number}. {item.title}")
        for number, _depth, item in in_order(queries.agenda(meeting, layer))
    ]


def item_chosen(meeting: Meeting, layer: Layer, reference: str | None) -> AgendaItem | None:
    """The item that was chosen, of those that the reader may read; ``None`` for the whole meeting."""
    return next((each for each in queries.agenda(meeting, layer) if each.reference == reference), None)


@bp.get(INTERESTS)
@permit(permissions.arrange, on=coming.of_a_group, see=permissions.see_inside)
def interests(meeting: Meeting) -> Reply:
    """Everything that was declared, and what followed."""
    titles = {
        item.id: f"{number}. {item.title}" for number, _depth, item in in_order(queries.agenda(meeting))
    }
    return managed(
        "meetings/manage/interests.html",
        meeting,
        interests=[
            (each, called(each.member), titles.get(each.item_id or 0)) for each in held.of_meeting(meeting)
        ],
        outcome_words=INTEREST_WORDS,
        closed=agenda.closed_because(meeting),
    )


@bp.route(f"{INTERESTS}/new", methods=["GET", "POST"])
@permit(permissions.arrange, on=coming.of_a_group, see=permissions.see_inside)
def add_interest(meeting: Meeting) -> Reply:
    """Write down what a member has said."""
    form = forms.Interest()
    form.offer(items_to_choose(meeting, Layer.RESTRICTED))
    present = meeting.group.present_members if meeting.group else []
    form.offer_members((each.reference, called(each)) for each in present)
    if form.passed():
        operations.declare(
            meeting,
            next(each for each in present if each.reference == form.member.data),
            words=form.words.data or "",
            item=item_chosen(meeting, Layer.RESTRICTED, form.item.data),
            by=me().id,
        )
        say(_("The interest is written down."))
        return redirect(url_for(".interests", reference=meeting.reference))
    return managed("meetings/manage/interest.html", meeting, form=form)


@bp.route(f"{INTERESTS}/<interest>/outcome", methods=["GET", "POST"])
@permit(permissions.arrange, on=coming.of_a_group, see=permissions.see_inside)
def outcome(meeting: Meeting, interest: str) -> Reply:
    """What somebody did when the item came."""
    chosen = _one(meeting, interest)
    form = forms.Outcome(outcome=chosen.outcome.value if chosen.outcome else forms.NOT_YET)
    if form.passed():
        followed = InterestOutcome(form.outcome.data) if form.outcome.data else None
        operations.record_outcome(meeting, chosen, followed, by=me().id)
        say(_("What followed is written down."))
        return redirect(url_for(".interests", reference=meeting.reference))
    return managed(
        "meetings/manage/outcome.html", meeting, form=form, interest=chosen, who=called(chosen.member)
    )


@bp.route(f"{INTERESTS}/<interest>/remove", methods=["GET", "POST"])
@permit(permissions.arrange, on=coming.of_a_group, see=permissions.see_inside)
def remove_interest(meeting: Meeting, interest: str) -> Reply:
    """Take back what was written down, after asking."""
    chosen = _one(meeting, interest)
    form = Press()
    if form.passed():
        operations.take_back(meeting, chosen, by=me().id)
        say(_("The interest is removed."))
        return redirect(url_for(".interests", reference=meeting.reference))
    return managed(
        "meetings/manage/confirm.html",
        meeting,
        form=form,
        title=_("Remove this interest?"),
        explain=[called(chosen.member), chosen.words],
        yes=_("Yes, remove it"),
        back=url_for(".interests", reference=meeting.reference),
    )


def _one(meeting: Meeting, reference: str) -> Interest:
    return next((each for each in held.of_meeting(meeting) if each.reference == reference), None) or abort(
        404
    )
