"""Aims and workstreams: add one, put them in order, say when one ends."""

from __future__ import annotations

from flask import abort, redirect, url_for

from coprod.core import clock
from coprod.core.access import Reply, permit, say
from coprod.core.words import _
from coprod.people.current import me
from coprod.programmes import operations, permissions, queries
from coprod.programmes.forms.days import LastDay
from coprod.programmes.forms.parts import NewPart, NewWorkstream
from coprod.programmes.models import Aim, Programme, Workstream
from coprod.programmes.views import bp
from coprod.programmes.views.frame import ONE, inside


@bp.get(f"{ONE}/aims")
@permit(permissions.leads_the_programme, on=queries.whole)
def aims(programme: Programme) -> Reply:
    return inside("aims", programme)


@bp.get(f"{ONE}/workstreams")
@permit(permissions.leads_the_programme, on=queries.whole)
def workstreams(programme: Programme) -> Reply:
    return inside("workstreams", programme)


@bp.route(f"{ONE}/aims/new", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.whole)
def new_aim(programme: Programme) -> Reply:
    form = NewPart()
    if form.passed():
        operations.add_aim(programme, title=str(form.title.data), text=form.text.data or "", by=me().id)
        say(_("The aim is added. Its words in other languages come next."))
        return redirect(url_for(".aims", slug=programme.slug))
    return inside("new_aim", programme, form=form)


@bp.route(f"{ONE}/workstreams/new", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.whole)
def new_workstream(programme: Programme) -> Reply:
    form = NewWorkstream()
    if form.passed():
        operations.add_workstream(
            programme,
            title=str(form.title.data),
            text=form.text.data or "",
            from_day=form.from_day.data or clock.today(),
            by=me().id,
        )
        say(_("The workstream is added. Its words in other languages come next."))
        return redirect(url_for(".workstreams", slug=programme.slug))
    return inside("new_workstream", programme, form=form)


def _aim(programme: Programme, key: str) -> Aim:
    return next((each for each in programme.present_aims if each.key == key), None) or abort(404)


def _workstream(programme: Programme, key: str) -> Workstream:
    return next((each for each in programme.present_workstreams if each.key == key), None) or abort(404)


@bp.post(f"{ONE}/aims/<key>/<any(up, down):way>")
@permit(permissions.leads_the_programme, on=queries.whole)
def move_aim(programme: Programme, key: str, way: str) -> Reply:
    operations.move_part(programme, _aim(programme, key), up=way == "up", by=me().id)
    return redirect(url_for(".aims", slug=programme.slug))


@bp.post(f"{ONE}/workstreams/<key>/<any(up, down):way>")
@permit(permissions.leads_the_programme, on=queries.whole)
def move_workstream(programme: Programme, key: str, way: str) -> Reply:
    operations.move_part(programme, _workstream(programme, key), up=way == "up", by=me().id)
    return redirect(url_for(".workstreams", slug=programme.slug))


@bp.route(f"{ONE}/aims/<key>/end", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.whole)
def end_aim(programme: Programme, key: str) -> Reply:
    aim = _aim(programme, key)
    form = LastDay()
    if form.passed():
        operations.end_part(programme, aim, last_day=form.last_day.data or clock.today(), by=me().id)
        say(_("The last day is saved."))
        return redirect(url_for(".aims", slug=programme.slug))
    return inside("end_aim", programme, form=form, aim=aim)


@bp.route(f"{ONE}/workstreams/<key>/end", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.whole)
def end_workstream(programme: Programme, key: str) -> Reply:
    workstream = _workstream(programme, key)
    form = LastDay()
    if form.passed():
        operations.end_part(programme, workstream, last_day=form.last_day.data or clock.today(), by=me().id)
        say(_("The last day is saved."))
        return redirect(url_for(".workstreams", slug=programme.slug))
    return inside("end_workstream", programme, form=form, workstream=workstream)
