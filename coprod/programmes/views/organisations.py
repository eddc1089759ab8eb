"""Organisations: add one, put a mistake right, end one and say who takes its place."""

from __future__ import annotations

from flask import redirect, request, url_for

from coprod.core import clock, paging
from coprod.core.access import Reply, permit, say
from coprod.core.forms import page
from coprod.core.words import _
from coprod.people.current import me
from coprod.programmes import operations, permissions, queries
from coprod.programmes.forms.parts import CorrectOrganisation, EndOrganisation, NewOrganisation
from coprod.programmes.models import Organisation
from coprod.programmes.rules import SECTOR_WORDS, Sector
from coprod.programmes.views import bp
from coprod.programmes.views.frame import found


@bp.get("/manage/organisations")
@permit(permissions.is_an_administrator)
def organisations() -> Reply:
    typed = request.args.get("q", "")[:100]
    return page(
        "programmes/organisations.html",
        organisations=queries.organisations_page(typed, paging.wanted()),
        q=typed,
        sector_words=SECTOR_WORDS,
    )


@bp.route("/manage/organisations/new", methods=["GET", "POST"])
@permit(permissions.is_an_administrator)
def new_organisation() -> Reply:
    form = NewOrganisation()
    if form.passed():
        operations.add_organisation(
            name=str(form.name.data),
            sector=Sector(form.sector.data),
            about=form.about.data or "",
            from_day=form.from_day.data or clock.today(),
            by=me().id,
        )
        say(_("The organisation is added."))
        return redirect(url_for(".organisations"))
    return page("programmes/new_organisation.html", form=form)


@bp.route("/manage/organisations/<reference>", methods=["GET", "POST"])
@permit(permissions.is_an_administrator, on=queries.organisation)
def correct_organisation(organisation: Organisation) -> Reply:
    form = CorrectOrganisation()
    if not form.is_submitted():
        form.name.data, form.about.data = organisation.name, organisation.about
        form.sector.data = organisation.sector.value
    if form.passed():
        operations.correct_organisation(
            organisation,
            name=str(form.name.data),
            sector=Sector(form.sector.data),
            about=form.about.data or "",
            by=me().id,
        )
        say(_("The organisation is corrected."))
        return redirect(url_for(".organisations"))
    return page("programmes/correct_organisation.html", form=form, organisation=organisation)


@bp.route("/manage/organisations/<reference>/end", methods=["GET", "POST"])
@permit(permissions.is_an_administrator, on=queries.organisation)
def end_organisation(organisation: Organisation) -> Reply:
    form = EndOrganisation()
    form.offer(each for each in queries.going_on(clock.today()) if each.id != organisation.id)
    if form.passed():
        chosen = form.successor.data
        operations.end_organisation(
            organisation,
            last_day=form.last_day.data or clock.today(),
            successor=found(queries.organisation(chosen)) if chosen else None,
            by=me().id,
        )
        say(_("The last day is saved."))
        return redirect(url_for(".organisations"))
    return page("programmes/end_organisation.html", form=form, organisation=organisation)
