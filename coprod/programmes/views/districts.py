"""Who helps in each district of a programme: the list with its review days, one more, another one, one less."""

from __future__ import annotations

from typing import Any

from flask import redirect, request, url_for

from coprod.core import clock, districts, editions
from coprod.core.access import Reply, permit, say
from coprod.core.districts import District
from coprod.core.words import _
from coprod.people.current import me
from coprod.programmes import operations, permissions, queries
from coprod.programmes.forms import districts as forms
from coprod.programmes.forms.settings import lines_written
from coprod.programmes.models import Programme
from coprod.programmes.operations.districts import as_seen
from coprod.programmes.views import bp
from coprod.programmes.views.frame import ONE, found, inside

HELP = f"{ONE}/help"


def _one(programme: Programme, reference: str) -> District:
    return found(next((each for each in districts.of(programme.id) if each.reference == reference), None))


def _there(programme: Programme) -> Reply:
    return redirect(url_for(".help_in_districts", slug=programme.slug))


@bp.get(HELP)
@permit(permissions.runs_the_programme, on=queries.one)
def help_in_districts(programme: Programme) -> Reply:
    """Every district, until when it is shown, and what is not shown any more."""
    today = clock.today()
    listed = sorted(districts.of(programme.id), key=lambda each: not each.runs_out(today))
    return inside("districts", programme, districts=listed, today=today)


@bp.route(f"{HELP}/new", methods=["GET", "POST"])
@permit(permissions.runs_the_programme, on=queries.one)
def new_district(programme: Programme) -> Reply:
    form = forms.District()
    if form.passed():
        operations.write_district(programme, form.told(), by=me().id)
        say(_("The district is saved."))
        return _there(programme)
    return inside("district", programme, form=form, district=None)


@bp.route(f"{HELP}/<reference>", methods=["GET", "POST"])
@permit(permissions.runs_the_programme, on=queries.one)
def district(programme: Programme, reference: str) -> Reply:
    held = _one(programme, reference)
    form = forms.District(**_filled(held))
    if form.passed():
        operations.write_district(
            programme, form.told(), reference=reference, seen=form.seen.data, by=me().id
        )
        say(_("The district is saved."))
        return _there(programme)
    return inside("district", programme, form=form, district=held)


def _filled(held: District) -> dict[str, Any]:
    """As it stands. That somebody has made sure of it, and until when, is said anew each time."""
    return {
        "seen": editions.fingerprint(as_seen(held)),
        "name": held.name,
        "postcodes": held.postcodes,
        "lines": lines_written(held.routes),
        "owner": held.owner,
        "source": held.source,
    }


@bp.route(f"{HELP}/<reference>/remove", methods=["GET", "POST"])
@permit(permissions.runs_the_programme, on=queries.one)
def remove_district(programme: Programme, reference: str) -> Reply:
    held = _one(programme, reference)
    if request.method == "POST":
        operations.remove_district(programme, held, by=me().id)
        say(_("The district is off the list."))
        return _there(programme)
    return inside("remove_district", programme, district=held)
