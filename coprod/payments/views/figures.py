"""Figures of paying, for whoever leads, approves or pays: how fast, for whom claims wait, what was paid and was not."""

from __future__ import annotations

from coprod.core import editions
from coprod.core.access import Reply, permit, viewer
from coprod.core.forms import page
from coprod.core.words import language
from coprod.payments import permissions
from coprod.payments.queries import budget_use, figures, queue
from coprod.payments.queries.figures import Paid
from coprod.payments.queries.speed import how_fast
from coprod.payments.rules.claims import Ledger
from coprod.payments.rules.figures import AGES, OFTEN_WORDS
from coprod.payments.rules.tracking import Turn
from coprod.payments.views import bp
from coprod.payments.views.budgets import workstream_names
from coprod.programmes.rules import Role


@bp.get("/manage/money/figures")
@permit(permissions.look_at_budgets)
def money_figures() -> Reply:
    """Of the programmes that somebody leads, and the organisations that they approve or pay for."""
    led, places = viewer().programmes(Role.LEAD.value), queue.places(viewer())
    budgets = budget_use.listed(led, places)
    uses = budget_use.of(budgets, led | {each.programme_id for each in budgets})
    names = workstream_names()
    return page(
        "payments/manage/figures.html",
        since=figures.since(),
        speed=how_fast(led, places),
        waits=figures.waits(led, places),
        ages=AGES,
        turns=Turn,
        paid=[_shown(each, names) for each in figures.paid(led, places)],
        people=figures.people_paid(led, places),
        spread=figures.spread_of_people(led, places),
        often_words=OFTEN_WORDS,
        refused=figures.people_refused(led, places),
        over=[each for each in budgets if uses.uses[each.id].is_over_spent],
        # Work without a budget is told to whoever can make one.
        without_budget=sum(pence for place, pence in uses.unmet.items() if place.programme_id in led),
    )


def _shown(paid: Paid, names: dict[int, str]) -> dict[str, object]:
    role = paid.role
    return {
        "title": str(editions.read(role.editions, language()).title) if role is not None else "",
        "workstream": names.get(role.workstream_id or 0, "") if role is not None else "",
        "people": paid.people,
        "payment": paid.sums.get(Ledger.PAYMENT, 0),
        "expense": paid.sums.get(Ledger.EXPENSE, 0),
    }
