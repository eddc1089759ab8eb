"""What came of an item: what is planned, what was changed, and the second person who reads the explanation."""

from __future__ import annotations

from flask import abort, redirect, request, url_for

from coprod.core.access import Reply, permit, refusal, say
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.feedback import permissions
from coprod.feedback.forms import stories as forms
from coprod.feedback.models import FeedbackChange
from coprod.feedback.operations import changing
from coprod.feedback.queries import item, stories
from coprod.feedback.queries.item import Opened
from coprod.feedback.views import bp
from coprod.feedback.views.item import ITEM, drawn
from coprod.people.current import me

CHANGE = f"{ITEM}/change"


def _there(opened: Opened) -> Reply:
    return redirect(url_for(".change", key=opened.key))


def _reported(opened: Opened) -> FeedbackChange:
    change = stories.change(opened.key)
    if change is None or not change.what:
        abort(404)
    return change


@bp.get(CHANGE, endpoint="change")
@permit(permissions.read, on=item.one, see=permissions.read)
def show(opened: Opened) -> Reply:
    """What is planned, what was reported, whose turn it is."""
    change = stories.change(opened.key)
    return drawn(
        "feedback/change.html",
        opened,
        change=change,
        is_mine=bool(change and change.reported_by_id == me().id),
        seen=changing.print_of(change) if change else "",
    )


@bp.route(f"{CHANGE}/plan", methods=["GET", "POST"], endpoint="change_plan")
@permit(permissions.read, on=item.one, see=permissions.read)
def plan(opened: Opened) -> Reply:
    """Say what is planned."""
    held = stories.change(opened.key)
    form = forms.Plan(planned=held.planned if held else "")
    if form.passed():
        changing.plan(opened, planned=str(form.planned.data), by=me().id)
        say(_("The person sees with their code what is planned."))
        return _there(opened)
    return drawn("feedback/change_plan.html", opened, form=form)


@bp.route(f"{CHANGE}/report", methods=["GET", "POST"], endpoint="change_report")
@permit(permissions.read, on=item.one, see=permissions.read)
def report(opened: Opened) -> Reply:
    """Say what was changed, and explain how one can see it."""
    held = stories.change(opened.key)
    told = {"what": held.what, "evidence": held.evidence, "done_on": held.done_on} if held else {}
    form = forms.Report(data=told)
    if form.passed():
        changing.report(
            opened,
            what=str(form.what.data),
            evidence=str(form.evidence.data),
            done_on=form.done_on.data,
            by=me().id,
        )
        say(_("Reported. It is told outside when somebody else has read the explanation."))
        return _there(opened)
    return drawn("feedback/change_report.html", opened, form=form, change=held)


@bp.post(f"{CHANGE}/read", endpoint="change_read")
@permit(permissions.read, on=item.one, see=permissions.read)
def read(opened: Opened) -> Reply:
    """The explanation shows the change."""
    if reason := refusal():
        raise Refused(reason)
    changing.read(_reported(opened), seen=request.form.get("seen", ""), by=me().id)
    say(_("You have read the explanation. The change is told outside now."))
    return _there(opened)


@bp.route(f"{CHANGE}/send-back", methods=["GET", "POST"], endpoint="change_back")
@permit(permissions.read, on=item.one, see=permissions.read)
def send_back(opened: Opened) -> Reply:
    """The explanation does not show the change: say what is missing."""
    change = _reported(opened)
    form = forms.SendBack()
    if form.passed():
        changing.send_back(change, why=str(form.why.data), by=me().id)
        say(_("Sent back. Whoever reported it sees what is missing."))
        return _there(opened)
    return drawn("feedback/change_back.html", opened, form=form, change=change)
