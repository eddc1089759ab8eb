"""The partners of a programme, from when to when."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core import clock, paging
from coprod.core.access import Reply, permit, say
from coprod.core.words import _
from coprod.people.current import me
from coprod.programmes import operations, permissions, queries
from coprod.programmes.forms.days import LastDay
from coprod.programmes.forms.parts import NewPartner
from coprod.programmes.models import Programme
from coprod.programmes.rules import SECTOR_WORDS
from coprod.programmes.views import bp
from coprod.programmes.views.frame import ONE, found, inside


@bp.get(f"{ONE}/partners")
@permit(permissions.runs_the_programme, on=queries.one)
def partners(programme: Programme) -> Reply:
    return inside(
        "partners",
        programme,
        partners=queries.partners_page(programme, paging.wanted()),
        sector_words=SECTOR_WORDS,
    )


@bp.route(f"{ONE}/partners/new", methods=["GET", "POST"])
@permit(permissions.runs_the_programme, on=queries.one)
def new_partner(programme: Programme) -> Reply:
    form = NewPartner()
    form.offer(queries.organisations_on(clock.today()))
    if form.passed():
        operations.add_partner(
            programme,
            found(queries.organisation(form.organisation.data)),
            from_day=form.from_day.data or clock.today(),
            to_day=form.to_day.data,
            by=me().id,
        )
        say(_("The partner is added."))
        return redirect(url_for(".partners", slug=programme.slug))
    return inside("new_partner", programme, form=form)


@bp.route(f"{ONE}/partners/<reference>/end", methods=["GET", "POST"])
@permit(permissions.runs_the_programme, on=queries.one)
def end_partner(programme: Programme, reference: str) -> Reply:
    partner = found(queries.partner(programme.slug, reference))
    form = LastDay()
    if form.passed():
        operations.end_partner(partner, last_day=form.last_day.data or clock.today(), by=me().id)
        say(_("The last day is saved."))
        return redirect(url_for(".partners", slug=programme.slug))
    return inside("end_partner", programme, form=form, partner=partner)
