"""How a role is paid, as its organisation determined: now, before, and what comes next (domain rules P16, P17)."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core import clock
from coprod.core.access import Reply, permit, say
from coprod.core.words import _
from coprod.involvement import permissions
from coprod.involvement.forms.working import Determine
from coprod.involvement.models import Opportunity
from coprod.involvement.operations import determining
from coprod.involvement.queries import determinations as queries
from coprod.involvement.queries import opportunities
from coprod.involvement.rules.agreements import ROUTE_WORDS
from coprod.involvement.views import bp
from coprod.involvement.views.manage_people import ONE
from coprod.involvement.views.roles_frame import framed
from coprod.people.current import me
from coprod.programmes.models import holds


@bp.get(f"{ONE}/paid")
@permit(permissions.determine, on=opportunities.one)
def determinations(opportunity: Opportunity) -> Reply:
    """Everything that was determined, the newest first."""
    found = queries.all_of(opportunity.id)
    return framed(
        "involvement/roles/determinations.html",
        opportunity,
        found=[(each, who.called if who else "", holds(each, clock.today())) for each, who in found],
        routes=ROUTE_WORDS,
    )


@bp.route(f"{ONE}/paid/new", methods=["GET", "POST"])
@permit(permissions.determine, on=opportunities.one)
def determine(opportunity: Opportunity) -> Reply:
    """A new one; the one before stays for what was paid by it."""
    form = Determine(from_day=clock.today())
    if form.passed():
        determining.determine(opportunity, by=me().id, **form.facts())
        say(_("It is saved how the role is paid, with your name and the day."))
        return redirect(url_for(".determinations", reference=opportunity.reference))
    return framed("involvement/roles/determine.html", opportunity, form=form)
