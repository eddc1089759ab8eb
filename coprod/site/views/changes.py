"""What changed: every thread in a list, and one promise's whole thread."""

from __future__ import annotations

from flask import render_template, request

from coprod.core import editions, settings
from coprod.core.access import Reply, permit
from coprod.core.pages import ACCENT
from coprod.core.paging import wanted
from coprod.core.rules import everyone
from coprod.core.words import language
from coprod.influence import queries as influence
from coprod.influence.queries import Heard
from coprod.programmes.queries import public
from coprod.site import queries
from coprod.site.shown import filters
from coprod.site.shown.outcome import told
from coprod.site.views import bp


@bp.get("/changes", endpoint="changes")
@permit(everyone, anonymous=True, kept=True)
def listed() -> Reply:
    """Everything that was answered in public, late promises first: searched and filtered by the address alone."""
    chosen = filters.of_changes(request.args, public.with_workstreams())
    page = influence.changes(
        wanted(),
        search=chosen.search,
        programme_id=chosen.programme_id,
        workstream_id=chosen.workstream_id,
        level=chosen.level,
        progress=chosen.progress,
    )
    return render_template(
        "site/changes.html",
        chosen=chosen,
        page=page,
        threads=[told(each) for each in queries.threads(page.rows)],
    )


@bp.get("/changes/<reference>", endpoint="change")
@permit(everyone, on=influence.one, anonymous=True, kept=True)
def one(heard: Heard) -> Reply:
    """One promise, from the question that was asked to the reviewer's word."""
    return render_template(
        "site/change.html",
        one=told(queries.threads([heard])[0]),
        accent=settings.get(ACCENT, programme=heard.programme_id),
        consultation=editions.read(heard.consultation.editions, language()),
    )
