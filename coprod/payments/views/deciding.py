"""One claim as an approver reads it, and what they decide about it. No sum can be changed here (threat T11)."""

from __future__ import annotations

from typing import Any

from flask import redirect, request, url_for

from coprod.core.access import Reply, permit, say, viewer
from coprod.core.forms import insist_on_press, page
from coprod.core.words import _
from coprod.involvement.rules.opportunities import EXPENSE_WORDS
from coprod.meetings.rules.attendance import PRESENCE_WORDS
from coprod.payments import permissions
from coprod.payments.forms import deciding as forms
from coprod.payments.models import Claim
from coprod.payments.operations import approving
from coprod.payments.operations.deciding import why_not
from coprod.payments.queries import beside, budget_use, queue
from coprod.payments.queries import deciding as queries
from coprod.payments.rules.claims import (
    CLAIM_STAGE_DESK_WORDS,
    CLAIM_STAGE_TAGS,
    CLAIMS,
    PROOF_WORDS,
    ClaimKind,
    Ledger,
)
from coprod.payments.rules.duplicates import LIKENESS_WORDS
from coprod.payments.rules.seen import seen
from coprod.payments.rules.signs import SIGN_WORDS
from coprod.payments.views import bp
from coprod.payments.views.desk import DESK
from coprod.people.current import me
from coprod.programmes.rules import Role

ONE = f"{DESK}/<reference>"


def told(template: str, claim: Claim, **more: Any) -> Reply:
    """A page about one claim, with everything that lies beside it."""
    places = queue.places(viewer())
    approves = permissions.approves_for_it(viewer(), claim)
    return page(
        template,
        claim=claim,
        beside=beside.of([claim], places, me().id)[claim.id],
        payment_lines=[each for each in claim.lines if each.ledger is Ledger.PAYMENT],
        expense_lines=[each for each in claim.lines if each.ledger is Ledger.EXPENSE],
        rates=queries.rates_of(claim),
        adds_to=queries.added_to(claim) if claim.kind is ClaimKind.TOP_UP else None,
        left=_left(claim),
        approval=queries.approval_of(claim),
        blocked=why_not(claim, me().id) if approves else _("You can read this claim. An approver decides."),
        moves={each.name for each in CLAIMS.offered(claim.stage)},
        seen=seen(claim),
        words=CLAIM_STAGE_DESK_WORDS,
        tags=CLAIM_STAGE_TAGS,
        sign_words=SIGN_WORDS,
        likeness_words=LIKENESS_WORDS,
        proof_words=PROOF_WORDS,
        presence_words=PRESENCE_WORDS,
        expense_words=EXPENSE_WORDS,
        **more,
    )


def _left(claim: Claim) -> int | None:
    """What is left of the budget of a claim that waits for a decision, in pence; ``None`` for any other."""
    if claim.budget_id is None or not CLAIMS.allows(claim.stage, "approve"):
        return None
    # All budgets of the place, or the work of a part with one of its own would count here.
    held = budget_use.listed((), [(claim.programme_id, claim.organisation_id)])
    use = budget_use.of(held, {claim.programme_id}).uses.get(claim.budget_id)
    return use.left if use else None


@bp.get(ONE)
@permit(permissions.look_into, on=queries.one, see=permissions.look_into)
def claim(claim: Claim) -> Reply:
    """Its lines, what it was for, and what lies beside it."""
    return told("payments/manage/claim.html", claim)


@bp.post(f"{ONE}/approve")
@permit(permissions.approve, on=queries.one, see=permissions.look_into)
def approve(claim: Claim) -> Reply:
    """Approve it as the page showed it."""
    insist_on_press()
    approving.approve(claim, by=me().id, seen=request.form.get("seen", ""))
    say(_("Approved: %(claim)s.", claim=claim.title))
    return _on(claim)


@bp.route(f"{ONE}/ask", methods=["GET", "POST"])
@permit(permissions.approve, on=queries.one, see=permissions.look_into)
def ask(claim: Claim) -> Reply:
    """Ask the person something."""
    form = forms.Ask()
    if form.passed():
        approving.ask(claim, form.words.data or "", by=me().id, seen=form.seen.data)
        say(_("Your question is sent. The claim waits for the answer."))
        return _on(claim)
    return told("payments/manage/ask.html", claim, form=form)


@bp.route(f"{ONE}/refuse", methods=["GET", "POST"])
@permit(permissions.approve, on=queries.one, see=permissions.look_into)
def refuse(claim: Claim) -> Reply:
    """Do not approve it, and say why."""
    form = forms.Refuse()
    if form.passed():
        approving.refuse(claim, form.words.data or "", by=me().id, seen=form.seen.data)
        say(_("The claim is not approved. The person is told why."))
        return _on(claim)
    return told("payments/manage/refuse.html", claim, form=form)


@bp.route(f"{ONE}/take-back", methods=["GET", "POST"])
@permit(permissions.approve, on=queries.one, see=permissions.look_into)
def take_back_approval(claim: Claim) -> Reply:
    """Take the approval back while nothing is in a run."""
    form = forms.TakeBack()
    if form.passed():
        approving.take_back_approval(claim, form.words.data or "", by=me().id)
        say(_("The approval is taken back. The claim waits for a decision again."))
        return redirect(url_for(".claim", reference=claim.reference))
    return told("payments/manage/take_back.html", claim, form=form)


def _on(claim: Claim) -> Reply:
    """Go on to the claim that has waited longest; when none is left, to the list."""
    following = queue.next_after(claim, queue.places(viewer(), [Role.FINANCE_APPROVER]))
    if following is None:
        return redirect(url_for(".desk"))
    return redirect(url_for(".claim", reference=following))
