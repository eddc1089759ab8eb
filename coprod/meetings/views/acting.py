"""The actions under one item of the minutes."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, url_for

from coprod.core import clock, editions
from coprod.core.access import Reply, permit, say
from coprod.core.forms import Press
from coprod.core.words import _, language
from coprod.meetings import permissions
from coprod.meetings.forms import acting as forms
from coprod.meetings.models import Action, AgendaItem, Meeting, Member
from coprod.meetings.operations import acting as operations
from coprod.meetings.queries import actions as queries
from coprod.meetings.queries import meetings, minutes
from coprod.meetings.rules.actions import ACTION_TAGS, ACTION_WORDS
from coprod.meetings.rules.meetings import LAYER_WORDS
from coprod.meetings.views import bp
from coprod.meetings.views.managing import managed
from coprod.meetings.views.minutes import MINUTES, can_be_written
from coprod.people.current import me
from coprod.programmes.models import holds
from coprod.programmes.queries import public

ACTIONS = f"{MINUTES}/<item>/actions"


def members_of(meeting: Meeting) -> list[Member]:
    """Who can take something on: the members on the day of the meeting."""
    return [each for each in meeting.members if holds(each, meeting.on_day)]


def workstreams_of(programme_id: int) -> list[tuple[int, str]]:
    """The workstreams of a programme, as (number, name)."""
    programme = next((each for each in public.with_workstreams() if each.id == programme_id), None)
    if programme is None:
        return []
    words = editions.read(programme.editions, language())
    return [(each.id, str(words[f"workstream.{each.key}.title"])) for each in programme.present_workstreams]


def _one(meeting: Meeting, item: str, reference: str) -> tuple[AgendaItem, Action]:
    chosen = minutes.item(meeting, item) or abort(404)
    action = queries.one(reference)
    if action is None or action.item_id != chosen.id:
        abort(404)
    return chosen, action


def _form(meeting: Meeting, item: AgendaItem, **held: Any) -> forms.Action:
    form = forms.Action(data=held)
    form.offer(members_of(meeting))
    form.narrow(item.layer, workstreams_of(meeting.programme_id))
    return form


def _list(meeting: Meeting, item: AgendaItem) -> Reply:
    return redirect(url_for(".item_actions", reference=meeting.reference, item=item.reference))


@bp.route(ACTIONS, methods=["GET", "POST"])
@permit(permissions.arrange, on=meetings.one, see=permissions.see_inside)
def item_actions(meeting: Meeting, item: str) -> Reply:
    """What was taken on under an item, and one more action."""
    chosen = minutes.item(meeting, item) or abort(404)
    workstream = meeting.group.workstream_id if meeting.group is not None else None
    form = _form(meeting, chosen, layer=chosen.layer.value, workstream=str(workstream or ""))
    if form.passed():
        operations.add(meeting, chosen, form.read(), by=me().id)
        say(_("The action is written down."))
        return _list(meeting, chosen)
    return managed(
        "meetings/manage/item_actions.html",
        meeting,
        item=chosen,
        form=form,
        actions=queries.of_item(chosen),
        words=ACTION_WORDS,
        tags=ACTION_TAGS,
        layers=LAYER_WORDS,
        today=clock.today(),
        can_be_written=can_be_written(meeting) or form.is_submitted(),
    )


@bp.route(f"{ACTIONS}/<action>", methods=["GET", "POST"])
@permit(permissions.arrange, on=meetings.one, see=permissions.see_inside)
def item_action(meeting: Meeting, item: str, action: str) -> Reply:
    """One action, written anew while the minutes are a draft."""
    chosen, held = _one(meeting, item, action)
    form = _form(
        meeting,
        chosen,
        words=held.words,
        member=held.owned_by.reference if held.owned_by is not None else "",
        owner=held.owner,
        due_on=held.due_on,
        workstream=str(held.workstream_id or ""),
        layer=held.layer.value,
    )
    if form.passed():
        operations.change(held, chosen, form.read(), by=me().id)
        say(_("The action is saved."))
        return _list(meeting, chosen)
    return managed("meetings/manage/item_action.html", meeting, item=chosen, form=form, action=held)


@bp.route(f"{ACTIONS}/<action>/remove", methods=["GET", "POST"])
@permit(permissions.arrange, on=meetings.one, see=permissions.see_inside)
def remove_action(meeting: Meeting, item: str, action: str) -> Reply:
    """Take an action away, after asking."""
    chosen, held = _one(meeting, item, action)
    form = Press()
    if form.passed():
        operations.remove(held, by=me().id)
        say(_("The action is taken away."))
        return _list(meeting, chosen)
    return managed(
        "meetings/manage/confirm.html",
        meeting,
        form=form,
        title=_("Take this action away?"),
        explain=[held.words, _("Do this only when nobody took it on.")],
        yes=_("Yes, take it away"),
        back=url_for(".item_actions", reference=meeting.reference, item=chosen.reference),
    )
