"""Who answers for the personal data of a consultation (domain rule D2)."""

from __future__ import annotations

from flask import abort, redirect, url_for

from coprod.consultations import permissions, queries
from coprod.consultations.forms import parts as forms
from coprod.consultations.models import Consultation, Controller
from coprod.consultations.operations import controllers as operations
from coprod.consultations.views import bp
from coprod.consultations.views.manage import ONE
from coprod.consultations.views.managing import fresh, managed
from coprod.core import clock
from coprod.core.access import Reply, permit, say
from coprod.core.words import _
from coprod.people.current import me
from coprod.programmes import queries as programmes


@bp.route(f"{ONE}/controllers", methods=["GET", "POST"], endpoint="controllers")
@permit(permissions.move, on=queries.one, see=permissions.see)
def all_of_them(consultation: Consultation) -> Reply:
    """Every organisation, from when to when, and one more."""
    consultation = fresh(consultation)
    form = forms.NewController(from_day=clock.today())
    today = clock.today()
    form.offer(
        (each.reference, each.name)
        for each in programmes.organisations()
        if each.to_day is None or each.to_day >= today
    )
    if form.passed():
        organisation = programmes.organisation(form.organisation.data) or abort(404)
        operations.add_controller(consultation, organisation, from_day=form.from_day.data, by=me().id)
        say(_("The organisation is added."))
        return redirect(url_for(".controllers", reference=consultation.reference))
    return managed("consultations/manage/controllers.html", consultation, form=form)


@bp.route(f"{ONE}/controllers/<int:number>/end", methods=["GET", "POST"])
@permit(permissions.move, on=queries.one, see=permissions.see)
def end_controller(consultation: Consultation, number: int) -> Reply:
    """The last day of one; a draft simply forgets it."""
    consultation = fresh(consultation)
    chosen: Controller = next(
        (each for each in consultation.controllers if each.id == number), None
    ) or abort(404)
    form = forms.EndController(to_day=chosen.to_day or clock.today())
    if form.passed():
        operations.end_controller(consultation, chosen, to_day=form.to_day.data, by=me().id)
        say(_("The list of organisations is changed."))
        return redirect(url_for(".controllers", reference=consultation.reference))
    return managed("consultations/manage/end_controller.html", consultation, form=form, controller=chosen)
