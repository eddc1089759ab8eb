"""The people of a role as those who lead see them, and what is done before it begins."""

from __future__ import annotations

from flask import abort, redirect, request, url_for

from coprod.core import clock
from coprod.core.access import Reply, permit, say
from coprod.core.forms import Press, insist_on_press
from coprod.core.words import _
from coprod.involvement import permissions
from coprod.involvement.forms.working import Item
from coprod.involvement.models import Opportunity
from coprod.involvement.operations import induction as operations
from coprod.involvement.queries import agreement_texts, agreements, determinations, opportunities
from coprod.involvement.queries import induction as queries
from coprod.involvement.rules.agreements import INDUCTION_WORDS, ROUTE_WORDS
from coprod.involvement.views import bp
from coprod.involvement.views.role_shown import days, state
from coprod.involvement.views.roles_frame import framed
from coprod.people.current import me

ONE = "/manage/opportunities/<reference>"
ITEMS = f"{ONE}/induction"


@bp.get(f"{ONE}/people")
@permit(permissions.leads_the_programme, on=opportunities.one)
def role_people(opportunity: Opportunity) -> Reply:
    """Everybody who has or had the role, and what is still to be done for them."""
    found = agreements.of_opportunity(opportunity)
    lines = queries.lines(found)
    determined = determinations.in_force(opportunity.id, clock.today())
    return framed(
        "involvement/roles/people.html",
        opportunity,
        people=[
            (each, state(each), days(each), queries.still_first(lines[each.id]) if not each.is_over else [])
            for each in found
        ],
        has_text=agreement_texts.in_force(opportunity.programme_id) is not None,
        determined=ROUTE_WORDS[determined.route] if determined else "",
        slug=opportunity.programme.slug,
    )


def _there(opportunity: Opportunity) -> Reply:
    return redirect(url_for(".induction", reference=opportunity.reference))


@bp.get(ITEMS)
@permit(permissions.leads_the_programme, on=opportunities.one)
def induction(opportunity: Opportunity) -> Reply:
    """The list: training, checks, people to meet, things to read."""
    return framed(
        "involvement/roles/induction.html",
        opportunity,
        items=queries.items(opportunity.id),
        kinds=INDUCTION_WORDS,
    )


@bp.route(f"{ITEMS}/new", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=opportunities.one)
def add_induction(opportunity: Opportunity) -> Reply:
    """One more thing."""
    form = Item()
    if form.passed():
        operations.add(opportunity, by=me().id, **form.facts())
        say(_("It is on the list."))
        return _there(opportunity)
    return framed("involvement/roles/induction_item.html", opportunity, form=form, is_new=True)


@bp.route(f"{ITEMS}/<item>", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=opportunities.one)
def change_induction(opportunity: Opportunity, item: str) -> Reply:
    """In other words."""
    found = queries.item(opportunity.id, item) or abort(404)
    form = Item(kind=found.kind.value, words=found.words, must_come_first=found.must_come_first)
    if form.passed():
        operations.change(opportunity, found, by=me().id, **form.facts())
        say(_("It is saved."))
        return _there(opportunity)
    return framed("involvement/roles/induction_item.html", opportunity, form=form, is_new=False, item=found)


@bp.post(f"{ITEMS}/<item>/move")
@permit(permissions.leads_the_programme, on=opportunities.one)
def move_induction(opportunity: Opportunity, item: str) -> Reply:
    """One place up or down."""
    insist_on_press()
    found = queries.item(opportunity.id, item) or abort(404)
    operations.move(opportunity, found, up=request.form.get("to") == "up", by=me().id)
    return _there(opportunity)


@bp.route(f"{ITEMS}/<item>/remove", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=opportunities.one)
def remove_induction(opportunity: Opportunity, item: str) -> Reply:
    """Off the list."""
    found = queries.item(opportunity.id, item) or abort(404)
    form = Press()
    if form.passed():
        operations.remove(opportunity, found, by=me().id)
        say(_("It is off the list."))
        return _there(opportunity)
    return framed("involvement/roles/remove_item.html", opportunity, form=form, item=found)
