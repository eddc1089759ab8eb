"""One list of actions across groups, for those who arrange their meetings, and what is done with one of them."""

from __future__ import annotations

from flask import redirect, request, url_for

from coprod.core import clock, editions, paging
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.forms import Press, insist_on_press, page
from coprod.core.rules import is_signed_in
from coprod.core.words import _, language
from coprod.meetings import permissions
from coprod.meetings.forms import acting as forms
from coprod.meetings.models import Action
from coprod.meetings.operations import acting as operations
from coprod.meetings.operations import reminding
from coprod.meetings.queries import actions as queries
from coprod.meetings.queries import groups
from coprod.meetings.queries.actions import Wanted
from coprod.meetings.rules.actions import ACTION_TAGS, ACTION_WORDS, ACTIONS
from coprod.meetings.rules.meetings import LAYER_WORDS
from coprod.meetings.views import bp
from coprod.meetings.views.managing import about
from coprod.people.current import me
from coprod.programmes.models import holds
from coprod.programmes.queries import public
from coprod.programmes.rules import Role

ALL = "/manage/actions"
ONE = f"{ALL}/<reference>"


def state_words() -> dict[str, str]:
    """How far the actions are that somebody looks for."""
    return {
        "todo": _("Still to do"),
        "late": _("Late"),
        "needs": _("Need somebody"),
        "done": _("Done"),
        "dropped": _("No longer needed"),
        "all": _("All of them"),
    }


def _workstreams(wanted: Wanted) -> list[tuple[int, str, str]]:
    """The workstreams of these actions: number, key, name."""
    used = {each.id for each in queries.workstreams(wanted)}
    named = []
    for programme in public.with_workstreams() if used else []:
        words = editions.read(programme.editions, language())
        named += [
            (each.id, each.key, str(words[f"workstream.{each.key}.title"]))
            for each in programme.present_workstreams
            if each.id in used
        ]
    return named


@bp.get(ALL)
@permit(is_signed_in)
def actions() -> Reply:
    """Mine, what is late, what needs somebody, by group and by workstream."""
    led = viewer().programmes(Role.LEAD.value)
    held = groups.managed(led, me().id)
    everything = Wanted([each.id for each in held], led, "all")
    parts = _workstreams(everything)
    form = forms.Search(request.args)
    form.offer(
        state_words().items(),
        [(each.slug, str(about(each).name)) for each in held],
        [(key, name) for _number, key, name in parts],
    )
    wanted = Wanted(
        everything.groups,
        led,
        form.state.data if form.state.data in queries.STATES else "todo",
        me().id if form.whose.data == "mine" else None,
        next((each.id for each in held if each.slug == form.group.data), None),
        next((number for number, key, _name in parts if key == form.workstream.data), None),
    )
    return page(
        "meetings/manage/actions.html",
        search=form,
        found=queries.listed(wanted, paging.wanted()),
        kept={name: form[name].data for name in ("state", "whose", "group", "workstream") if form[name].data},
        names={each.id: about(each).name for each in held},
        to_tell=[
            (action, person)
            for action, person in queries.told_otherwise(everything)
            if reminding.is_due(action)
        ],
        words=ACTION_WORDS,
        tags=ACTION_TAGS,
        today=clock.today(),
    )


@bp.get(ONE)
@permit(permissions.arrange, on=queries.one, see=permissions.arrange)
def action(action: Action) -> Reply:
    """One action, and what can be done with it now."""
    return _page("meetings/manage/action.html", action, offered=_offered(action))


def _offered(action: Action) -> list[tuple[object, str]]:
    ways = {
        "finish": ".finish_action",
        "give": ".give_action",
        "drop": ".drop_action",
        "reopen": ".reopen_action",
    }
    return [
        (move.words, url_for(ways[move.name], reference=action.reference))
        for move in ACTIONS.offered(action.stage)
        if move.name in ways
    ]


def _page(template: str, action: Action, **told: object) -> Reply:
    return page(
        template,
        action=action,
        meeting=action.meeting,
        about=about(action.meeting.group) if action.meeting.group is not None else None,
        words=ACTION_WORDS,
        tags=ACTION_TAGS,
        layers=LAYER_WORDS,
        today=clock.today(),
        **told,
    )


def _there(action: Action) -> Reply:
    return redirect(url_for(".action", reference=action.reference))


@bp.route(f"{ONE}/done", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.one, see=permissions.arrange)
def finish_action(action: Action) -> Reply:
    """It is done, and this shows it."""
    form = forms.Done()
    if form.passed():
        operations.finish(action, form.evidence.data or "", by=me().id)
        say(_("It is done."))
        return _there(action)
    return _page("meetings/manage/action_done.html", action, form=form)


@bp.route(f"{ONE}/give", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.one, see=permissions.arrange)
def give_action(action: Action) -> Reply:
    """Somebody else does it, or on another day."""
    form = forms.Giving(
        data={
            "member": action.owned_by.reference if action.owned_by is not None else "",
            "owner": action.owner,
            "due_on": action.due_on,
        }
    )
    form.offer(each for each in action.members if holds(each, clock.today()))
    if form.passed():
        operations.give(action, form.chosen, form.owner.data or "", form.due_on.data, by=me().id)
        say(_("It is given."))
        return _there(action)
    return _page("meetings/manage/action_give.html", action, form=form)


@bp.route(f"{ONE}/drop", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.one, see=permissions.arrange)
def drop_action(action: Action) -> Reply:
    """It is no longer needed."""
    form = Press()
    if form.passed():
        operations.drop(action, by=me().id)
        say(_("It is no longer on the list of what is to be done."))
        return _there(action)
    return _sure(action, form, _("Is this no longer needed?"), _("Yes, nobody need do it"))


@bp.route(f"{ONE}/reopen", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.one, see=permissions.arrange)
def reopen_action(action: Action) -> Reply:
    """It is to be done after all."""
    form = Press()
    if form.passed():
        operations.reopen(action, by=me().id)
        say(_("It is to be done again."))
        return _there(action)
    return _sure(action, form, _("Open this again?"), _("Yes, it is still to be done"))


def _sure(action: Action, form: Press, title: str, yes: str) -> Reply:
    return _page("meetings/manage/action_sure.html", action, form=form, title=title, yes=yes)


@bp.post(f"{ONE}/told")
@permit(permissions.arrange, on=queries.one, see=permissions.arrange)
def action_told(action: Action) -> Reply:
    """Somebody who gets no letters was told in another way."""
    insist_on_press()
    operations.was_told(action, by=me().id)
    say(_("It is noted that they were told."))
    return redirect(url_for(".actions"))
