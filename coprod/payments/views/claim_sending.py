"""Check, send, see where it is, answer a question, take it back."""

from __future__ import annotations

from typing import Any

from flask import redirect, url_for

from coprod.core.access import Reply, say
from coprod.core.forms import Press
from coprod.core.words import _, _l
from coprod.payments.forms import claiming as forms
from coprod.payments.models import Claim
from coprod.payments.operations import approving, claiming
from coprod.payments.queries import mine, offers
from coprod.payments.queries.offers import NoPay, Offer
from coprod.payments.rules.claims import CHOICE_WORDS, CLAIM_STAGE_WORDS, ClaimStage
from coprod.payments.rules.declaring import DECLARATIONS, NEWEST
from coprod.payments.views.lines_shown import lines_of
from coprod.payments.views.steps import at, before, is_theirs, shown, step
from coprod.payments.views.tracking import stations
from coprod.payments.views.work_shown import TAGS
from coprod.people.current import me

# On which page of a claim somebody sees to what is missing, and how the way to it is called.
SEE_TO_IT = {
    "claim_elsewhere": _l("Say whether a public body pays you"),
    "claim_expenses": _l("Go to the receipts"),
    "claim_expense_kind": _l("Add an expense"),
}


@step("", "claim_page", methods=("GET",))
def show(claim: Claim) -> Reply:
    """Where a claim is, and what is in it. One that is not sent yet is checked."""
    if claim.stage is ClaimStage.DRAFT:
        return redirect(at(claim, "claim_check"))
    if is_theirs(claim):
        return redirect(at(claim, "claim_sent"))
    return shown(
        "show",
        claim,
        stations=stations(claim),
        stage_words=CLAIM_STAGE_WORDS[claim.stage],
        tag=TAGS[claim.stage],
        beside=[each for each in mine.bundle(claim) if each.id != claim.id],
        asked=[each for each in claim.queries],
        open_until=claiming.open_until(claim),
        **_told(claim),
    )


@step("/check", "claim_check")
def check(claim: Claim) -> Reply:
    """Everything that would be sent, each with a way back to it; then the button."""
    if claim.stage is not ClaimStage.DRAFT:
        return redirect(at(claim, "claim_page"))
    late = claiming.is_late(claim)
    form = forms.Sending(seen=claim.version)
    form.ask(is_late=late, is_theirs=is_theirs(claim))
    if form.passed():
        claiming.send(
            claim,
            by=me().id,
            late_because=str(form.late_because.data or "") if late else "",
            read_back=is_theirs(claim),
            seen=form.version,
        )
        return redirect(at(claim, "claim_sent"))
    return shown(
        "check",
        claim,
        form,
        missing=claiming.not_ready(claim),
        see_to_it=SEE_TO_IT,
        declared=DECLARATIONS[NEWEST],
        last_day=claiming.last_day(claim),
        back=before(claim, "claim_check"),
        **_told(claim),
    )


@step("/sent", "claim_sent", methods=("GET",))
def sent(claim: Claim) -> Reply:
    """It is sent: what happens next, and when."""
    if claim.stage is ClaimStage.DRAFT:
        return redirect(at(claim, "claim_check"))
    return shown("sent", claim, stations=stations(claim), bundle=mine.bundle(claim))


@step("/take-back", "claim_taken_back")
def withdraw(claim: Claim) -> Reply:
    form = Press()
    if form.passed():
        was_draft, theirs = claim.stage is ClaimStage.DRAFT, is_theirs(claim)
        claiming.withdraw(claim, by=me().id)
        say(_("It is gone.") if was_draft else _("You have taken your claim back."))
        return redirect(url_for("payments.for_somebody" if theirs else "payments.my_claims"))
    return shown("take_back", claim, form)


@step("/answer", "claim_answer")
def answer(claim: Claim) -> Reply:
    """The answer to an approver's question."""
    if claim.stage is not ClaimStage.QUERIED:
        return redirect(at(claim, "claim_page"))
    form = forms.Answer()
    if form.passed():
        approving.answer(claim, str(form.words.data), by=me().id)
        say(_("Your answer is sent."))
        return redirect(at(claim, "claim_page"))
    open_ones = [each for each in claim.queries if each.answered_at is None]
    return shown("answer", claim, form, asked=open_ones)


def _told(claim: Claim) -> dict[str, Any]:
    """What the pages that show a whole claim say of it."""
    offer = offers.of(claim)
    return {
        "offer": offer if isinstance(offer, Offer) else None,
        "has_no_rate": offer is NoPay.NO_RATE,
        "choice": CHOICE_WORDS[claim.choice],
        "lines": lines_of(claim, at),
    }
