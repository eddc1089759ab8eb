"""The decisions under one item of the minutes."""

from __future__ import annotations

from flask import abort, redirect, url_for

from coprod.core import clock
from coprod.core.access import Reply, permit, say
from coprod.core.forms import Press
from coprod.core.words import _
from coprod.meetings import permissions
from coprod.meetings.forms import deciding as forms
from coprod.meetings.models import AgendaItem, Decision, Meeting
from coprod.meetings.operations import deciding as operations
from coprod.meetings.queries import advice, attendance, meetings, minutes
from coprod.meetings.queries import deciding as queries
from coprod.meetings.rules.advice import may_be_corrected
from coprod.meetings.rules.decisions import DECIDED_HOW_WORDS, INFLUENCE_WORDS, Influence
from coprod.meetings.rules.groups import lacking
from coprod.meetings.rules.meetings import LAYER_WORDS
from coprod.meetings.views import advice_shown, bp
from coprod.meetings.views.managing import managed
from coprod.meetings.views.minutes import MINUTES, can_be_written
from coprod.people.current import me

DECISIONS = f"{MINUTES}/<item>/decisions"


def _one(meeting: Meeting, item: str, reference: str) -> tuple[AgendaItem, Decision]:
    chosen = minutes.item(meeting, item) or abort(404)
    return chosen, queries.one(chosen, reference) or abort(404)


def _list(meeting: Meeting, item: AgendaItem) -> Reply:
    return redirect(url_for(".decisions", reference=meeting.reference, item=item.reference))


def _page(template: str, meeting: Meeting, item: AgendaItem, **told: object) -> Reply:
    return managed(
        template,
        meeting,
        item=item,
        how_words=DECIDED_HOW_WORDS,
        influence_words=INFLUENCE_WORDS,
        layers=LAYER_WORDS,
        lacking=lacking(attendance.quorum(meeting), attendance.roles_there(meeting)),
        can_be_written=can_be_written(meeting),
        stands=advice_shown.inside,
        may_be_answered=lambda decision: may_be_corrected(decision.answer_noted_on, clock.today()),
        **told,
    )


def _offer(form: forms.Decision, meeting: Meeting, item: AgendaItem) -> None:
    """What can be chosen under this item: who reads it, and whom it is put to."""
    form.narrow(item.layer)
    asked = advice.asked_by(meeting)
    form.offer_advice(asked.receiver.name if asked else "", asked.within_days if asked else None)


@bp.route(DECISIONS, methods=["GET", "POST"])
@permit(permissions.arrange, on=meetings.one, see=permissions.see_inside)
def decisions(meeting: Meeting, item: str) -> Reply:
    """What was decided under an item, and one more decision."""
    chosen = minutes.item(meeting, item) or abort(404)
    form = forms.Decision()
    _offer(form, meeting, chosen)
    if form.passed():
        operations.decide(meeting, chosen, form.read(), by=me().id)
        say(_("The decision is written down."))
        return _list(meeting, chosen)
    return _page(
        "meetings/manage/decisions.html", meeting, chosen, form=form, decisions=queries.of_item(chosen)
    )


@bp.route(f"{DECISIONS}/<decision>", methods=["GET", "POST"])
@permit(permissions.arrange, on=meetings.one, see=permissions.see_inside)
def decision(meeting: Meeting, item: str, decision: str) -> Reply:
    """One decision: written anew, or, once the members have it, answered what lived experience changed."""
    chosen, held = _one(meeting, item, decision)
    if not can_be_written(meeting):
        return _answer(meeting, chosen, held)
    form = forms.Decision(
        data={
            **{name: getattr(held, name) for name in ("words", "decided_by", "dissent", "influence_words")},
            **{name: getattr(held, name) for name in ("votes_for", "votes_against", "votes_abstained")},
            **{name: getattr(held, name).value for name in ("how", "influence", "layer")},
            "not_quorate_why": held.not_quorate_why,
            "is_advice": held.receiver_id is not None,
        }
    )
    _offer(form, meeting, chosen)
    if form.passed():
        operations.change(meeting, chosen, held, form.read(), by=me().id)
        say(_("The decision is saved."))
        return _list(meeting, chosen)
    return _page("meetings/manage/decision.html", meeting, chosen, form=form, decision=held)


def _answer(meeting: Meeting, item: AgendaItem, held: Decision) -> Reply:
    form = forms.Answered(data={"influence": held.influence.value, "influence_words": held.influence_words})
    if form.passed():
        influence, words = Influence(form.influence.data), form.influence_words.data or ""
        operations.answer_influence(meeting, held, influence, words, by=me().id)
        say(_("It is written down what lived experience changed."))
        return _list(meeting, item)
    return _page("meetings/manage/decision_answer.html", meeting, item, form=form, decision=held)


@bp.route(f"{DECISIONS}/<decision>/remove", methods=["GET", "POST"])
@permit(permissions.arrange, on=meetings.one, see=permissions.see_inside)
def remove_decision(meeting: Meeting, item: str, decision: str) -> Reply:
    """Take a decision away, after asking."""
    chosen, held = _one(meeting, item, decision)
    form = Press()
    if form.passed():
        operations.remove(meeting, held, by=me().id)
        say(_("The decision is taken away."))
        return _list(meeting, chosen)
    return managed(
        "meetings/manage/confirm.html",
        meeting,
        form=form,
        title=_("Take this decision away?"),
        explain=[held.words, _("Do this only when it was no decision.")],
        yes=_("Yes, take it away"),
        back=url_for(".decisions", reference=meeting.reference, item=chosen.reference),
    )
