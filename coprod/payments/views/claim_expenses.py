"""What somebody spent: which kind, its own small form, and what is there already."""

from __future__ import annotations

from flask import abort, redirect

from coprod.core import settings
from coprod.core.access import Reply, say
from coprod.core.forms import insist_on_press
from coprod.core.words import _
from coprod.involvement.rules.opportunities import EXPENSE_WORDS, Expense
from coprod.payments.forms import spending as forms
from coprod.payments.models import Claim, ClaimLine
from coprod.payments.operations import claiming
from coprod.payments.queries import agreed_before, offers
from coprod.payments.rules.claims import ClaimStage
from coprod.payments.rules.spending import ASKED, offered
from coprod.payments.views.lines_shown import lines_of
from coprod.payments.views.steps import at, before, shown, step
from coprod.people.current import me
from coprod.rates.rules.figures import MILES


@step("/expenses", "claim_expenses", methods=("GET",))
def expenses(claim: Claim) -> Reply:
    """What is there already, and the way on."""
    return shown(
        "expenses",
        claim,
        lines=lines_of(claim, at),
        on=at(claim, "claim_page" if claim.stage is not ClaimStage.DRAFT else "claim_check"),
        back=before(claim, "claim_expenses"),
    )


@step("/expenses/new", "claim_expense_kind")
def kind(claim: Claim) -> Reply:
    """For what it was."""
    form = forms.Kind()
    form.offer(_kinds(claim))
    if form.passed():
        return redirect(at(claim, "claim_expense", kind=form.kind.data))
    return shown("kind", claim, form, back=at(claim, "claim_expenses"))


@step("/expenses/new/<kind>", "claim_expense")
def new(claim: Claim, kind: str) -> Reply:
    """One more expense, with the form of its kind."""
    chosen = next((each for each in _kinds(claim) if each.value == kind), None) or abort(404)
    form = forms.Spending(seen=claim.version, on_day=claim.worked_on)
    form.ask(chosen, with_passengers=_with_passengers(claim))
    if form.passed():
        line = claiming.add_expense(claim, form.spent(chosen), by=me().id, seen=form.version)
        return redirect(_after(claim, line))
    return _drawn(claim, form, chosen, at(claim, "claim_expense_kind"))


@step("/expenses/<line>", "claim_line")
def change(claim: Claim, line: str) -> Reply:
    """The same form, as somebody filled it in."""
    held = one_line(claim, line)
    chosen = held.expense or abort(404)
    if chosen not in ASKED:
        abort(404)
    form = forms.Spending(seen=claim.version, **forms.Spending.filled(held))
    form.ask(chosen, with_passengers=_with_passengers(claim))
    if form.passed():
        claiming.change_expense(claim, line, form.spent(chosen), by=me().id, seen=form.version)
        return redirect(at(claim, "claim_expenses"))
    return _drawn(claim, form, chosen, at(claim, "claim_expenses"), held)


@step("/expenses/<line>/remove", "claim_line_gone", methods=("POST",))
def remove(claim: Claim, line: str) -> Reply:
    held = one_line(claim, line)
    insist_on_press()
    claiming.remove_expense(claim, held.reference, by=me().id)
    say(_("It is taken out of the claim."))
    return redirect(at(claim, "claim_expenses"))


def one_line(claim: Claim, reference: str) -> ClaimLine:
    """One expense of a claim. Errors: 404."""
    return next((each for each in claim.expense_lines if each.reference == reference), None) or abort(404)


def _kinds(claim: Claim) -> list[Expense]:
    role = offers.opportunity(claim)
    there = {each.expense for each in claim.lines}
    return [
        each
        for each in offered(role.expenses if role else [])
        if each is not Expense.ONLINE or each not in there
    ]


def _with_passengers(claim: Claim) -> bool:
    role = offers.opportunity(claim)
    return role is not None and (not role.expenses or Expense.PASSENGER.value in role.expenses)


def _after(claim: Claim, line: ClaimLine) -> str:
    """To the receipt where there is one; to the list where an agreed rate or somebody's word is enough."""
    asked = ASKED[line.expense] if line.expense else None
    if asked is not None and asked.asks_sum:
        return at(claim, "claim_receipt", line=line.reference)
    return at(claim, "claim_expenses")


def _drawn(
    claim: Claim, form: forms.Spending, kind: Expense, back: str, line: ClaimLine | None = None
) -> Reply:
    rates = {
        name: settings.get(key, on=claim.worked_on, organisation=claim.organisation_id)
        for name, key in MILES.items()
    }
    agreed = None
    if ASKED[kind].is_agreed_before:
        agreed = agreed_before.given(claim, kind, line.on_day if line else claim.worked_on)
    return shown(
        "expense",
        claim,
        form,
        kind=kind,
        kind_words=EXPENSE_WORDS[kind],
        asked=ASKED[kind],
        rates=rates,
        agreed=agreed,
        line=line,
        back=back,
    )
