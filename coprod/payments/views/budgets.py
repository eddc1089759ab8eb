"""Budgets by organisation and part of the work: what is planned, approved, paid and left (domain rule P24)."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core import clock, editions
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.errors import Refused
from coprod.core.forms import page
from coprod.core.words import _, language
from coprod.payments import permissions
from coprod.payments.forms import budgets as forms
from coprod.payments.models import Budget
from coprod.payments.operations import budgeting
from coprod.payments.operations.budgeting import Facts
from coprod.payments.queries import budget_use, queue
from coprod.payments.queries import budgets as queries
from coprod.payments.views import bp
from coprod.people.current import me
from coprod.programmes import queries as programmes
from coprod.programmes.models import Workstream
from coprod.programmes.queries import public
from coprod.programmes.rules import Role

ALL = "/manage/budgets"


def workstream_names() -> dict[int, str]:
    """What each part of the work is called, by its number."""
    named: dict[int, str] = {}
    for programme in public.with_workstreams():
        words = editions.read(programme.editions, language())
        named |= {each.id: str(words[f"workstream.{each.key}.title"]) for each in programme.workstreams}
    return named


@bp.get(ALL)
@permit(permissions.look_at_budgets)
def budgets() -> Reply:
    """All that somebody may see: of programmes that they lead, and of organisations that they approve or pay for."""
    led, places = viewer().programmes(Role.LEAD.value), queue.places(viewer())
    held = budget_use.listed(led, places)
    # What comes from all of their programmes is found, or a sum would seem to have no budget.
    found = budget_use.of(held, led | {each.programme_id for each in held})
    names = {each.organisation_id: each.organisation.name for each in held}
    return page(
        "payments/manage/budgets.html",
        budgets=held,
        uses=found.uses,
        unmet=[(place, pence) for place, pence in found.unmet.items() if place.programme_id in led],
        organisations=names | {each.id: each.name for each in programmes.organisations() if found.unmet},
        workstreams=workstream_names(),
        today=clock.today(),
    )


@bp.route(f"{ALL}/new", methods=["GET", "POST"])
@permit(permissions.lead)
def new_budget() -> Reply:
    """One more."""
    run = {each.slug: each for each in programmes.some(viewer().programmes(Role.LEAD.value))}
    partners = {
        part.organisation.reference: part.organisation
        for each in run.values()
        for part in programmes.partners_on(each.id, clock.today())
    }
    names = workstream_names()
    parts: dict[str, Workstream] = {
        f"{each.slug}:{part.key}": part
        for each in public.with_workstreams()
        if each.slug in run
        for part in each.present_workstreams
    }
    form = forms.NewBudget(from_day=clock.today())
    form.offer(
        [(slug, str(editions.read(each.editions, language()).name)) for slug, each in run.items()],
        [(reference, each.name) for reference, each in partners.items()],
        [(key, names[part.id]) for key, part in parts.items()],
    )
    if form.passed():
        programme, organisation = run.get(form.programme.data), partners.get(form.organisation.data)
        if programme is None or organisation is None:
            raise Refused(_("Choose an organisation."))
        budgeting.add(programme, organisation, parts.get(form.workstream.data), _facts(form), by=me().id)
        say(_("The budget is there."))
        return redirect(url_for(".budgets"))
    return page("payments/manage/new_budget.html", form=form)


@bp.route(f"{ALL}/<reference>", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one, see=permissions.see_money)
def change_budget(budget: Budget) -> Reply:
    """Change one; the trail keeps what it was."""
    form = forms.ChangeBudget(
        name=budget.name,
        cost_code=budget.cost_code,
        amount=budget.amount_pence,
        from_day=budget.from_day,
        to_day=budget.to_day,
    )
    if form.passed():
        budgeting.change(budget, _facts(form), by=me().id)
        say(_("The budget is changed."))
        return redirect(url_for(".budgets"))
    return page("payments/manage/change_budget.html", form=form, budget=budget)


def _facts(form: forms.ChangeBudget) -> Facts:
    return Facts(
        form.name.data or "",
        form.cost_code.data or "",
        form.amount.data or 0,
        form.from_day.data or clock.today(),
        form.to_day.data or clock.today(),
    )
