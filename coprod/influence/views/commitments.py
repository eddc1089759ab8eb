"""Following promises: the list, one of them, what was done, and a second person who reads the evidence."""

from __future__ import annotations

from flask import abort, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug import Response

from coprod.core import paging
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.editions import Format
from coprod.core.forms import page
from coprod.influence import forms, operations, permissions, queries
from coprod.influence.models import Change
from coprod.influence.queries import Heard
from coprod.influence.views import bp
from coprod.influence.views.outcome import influence_page
from coprod.people import queries as people_queries
from coprod.people.current import me
from coprod.programmes.rules import Role

LIST = "/manage/commitments"
ONE = LIST + "/<reference>"


def _to_one(reference: str) -> Response:
    return redirect(url_for(".commitment", reference=reference))


def _reported(heard: Heard) -> Change:
    if heard.change is None:
        abort(404)
    return heard.change


@bp.route(LIST)
@permit(permissions.leads_or_chairs_a_programme)
def commitments() -> Reply:
    """Every promise of the programmes that the viewer leads or chairs, the most pressing first."""
    mine = viewer().programmes(Role.LEAD.value, Role.CHAIR.value)
    q, only_open = request.args.get("q", ""), request.args.get("show") != "all"
    listed = queries.commitments(mine, paging.wanted(), search=q, only_open=only_open)
    return page(
        "influence/commitments.html",
        listed=listed,
        threads=queries.first_five(listed.rows),
        standard=Format.STANDARD,
        q=q,
        only_open=only_open,
    )


@bp.route(ONE)
@permit(permissions.follow, on=queries.to_work_on, see=permissions.know)
def commitment(heard: Heard) -> Reply:
    """One promise: how far its thread has come, and what can be done about it now."""
    change = heard.change
    return influence_page(
        "influence/commitment.html",
        heard.consultation,
        each=heard,
        stations=queries.first_five([heard])[heard.finding.id],
        reporter=people_queries.person(change.reported_by_id) if change else None,
        reader=people_queries.person(change.read_by_id) if change and change.read_by_id else None,
        is_mine=bool(change and change.reported_by_id == me().id),
        seen=operations.print_of(change) if change else "",
    )


@bp.route(ONE + "/report", methods=["GET", "POST"])
@permit(permissions.report, on=queries.to_work_on, see=permissions.know)
def report(heard: Heard) -> Reply:
    """Say what was done, and what shows it."""
    if heard.commitment is None:
        abort(404)
    held = heard.change
    told = {"what": held.what, "evidence": held.evidence, "done_on": held.done_on} if held else {}
    form = forms.ChangeForm(data=told)
    if form.passed():
        operations.report_change(
            heard.commitment,
            what=str(form.what.data),
            evidence=str(form.evidence.data),
            done_on=form.done_on.data,
            by=me().id,
        )
        say(_("Reported. It becomes public when somebody else has read the evidence."))
        return _to_one(heard.commitment.reference)
    return influence_page("influence/report.html", heard.consultation, form=form, each=heard)


@bp.post(ONE + "/read")
@permit(permissions.follow, on=queries.to_work_on, see=permissions.know)
def read_evidence(heard: Heard) -> Reply:
    """The evidence shows the change: make it public."""
    change, reference = _reported(heard), heard.commitment.reference if heard.commitment else ""
    operations.read_evidence(change, by=me().id, seen=request.form.get("seen", ""))
    say(_("You have read the evidence. The change is public now."))
    return _to_one(reference)


@bp.route(ONE + "/send-back", methods=["GET", "POST"])
@permit(permissions.follow, on=queries.to_work_on, see=permissions.know)
def send_back(heard: Heard) -> Reply:
    """The evidence does not show the change: say what is missing."""
    change, reference = _reported(heard), heard.commitment.reference if heard.commitment else ""
    form = forms.SendBackForm()
    if form.passed():
        operations.send_back(change, why=str(form.why.data), by=me().id)
        say(_("Sent back. Whoever reported it sees what is missing."))
        return _to_one(reference)
    return influence_page("influence/send_back.html", heard.consultation, form=form, each=heard)
