"""What somebody has taken on: done, or handed back without a reason."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core import clock, paging
from coprod.core.access import Reply, permit, say
from coprod.core.forms import Press, page
from coprod.core.rules import is_signed_in
from coprod.core.words import _
from coprod.meetings import permissions
from coprod.meetings.forms import acting as forms
from coprod.meetings.models import Action
from coprod.meetings.operations import acting as operations
from coprod.meetings.queries import actions as queries
from coprod.meetings.rules.actions import ACTION_TAGS, ACTION_WORDS, ACTIONS
from coprod.meetings.views import bp
from coprod.meetings.views.managing import about
from coprod.people.current import me

MINE = "/me/actions"


@bp.get(MINE)
@permit(is_signed_in)
def my_actions() -> Reply:
    """Everything that I have taken on, what is still to be done first."""
    found = queries.of_person(me().id, paging.wanted())
    groups = {each.meeting.group for each in found.rows if each.meeting.group is not None}
    return page(
        "meetings/mine/actions.html",
        found=found,
        names={each.id: about(each).name for each in groups},
        words=ACTION_WORDS,
        tags=ACTION_TAGS,
        today=clock.today(),
    )


@bp.route(f"{MINE}/<reference>", methods=["GET", "POST"])
@permit(permissions.has_taken_it_on, on=queries.one, see=permissions.has_taken_it_on)
def my_action(action: Action) -> Reply:
    """One of them: what shows that it is done."""
    form = forms.Done()
    if form.passed():
        operations.finish(action, form.evidence.data or "", by=me().id)
        say(_("It is done. Thank you."))
        return redirect(url_for(".my_actions"))
    return page(
        "meetings/mine/action.html",
        form=form,
        action=action,
        is_open=ACTIONS.allows(action.stage, "finish"),
        words=ACTION_WORDS,
        tags=ACTION_TAGS,
        today=clock.today(),
    )


@bp.route(f"{MINE}/<reference>/hand-back", methods=["GET", "POST"])
@permit(permissions.has_taken_it_on, on=queries.one, see=permissions.has_taken_it_on)
def hand_back(action: Action) -> Reply:
    """I cannot do this now. Nobody asks why."""
    form = Press()
    if form.passed():
        operations.hand_back(action, by=me().id)
        say(_("It is handed back. Somebody else will be asked. You need not do anything more."))
        return redirect(url_for(".my_actions"))
    return page("meetings/mine/hand_back.html", form=form, action=action)
