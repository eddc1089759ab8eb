"""The first pages of a claim: how long it took, whether it is paid already, and what somebody chooses."""

from __future__ import annotations

from coprod.core import settings
from coprod.core.access import Reply
from coprod.core.words import language
from coprod.payments.forms import claiming as forms
from coprod.payments.models import Claim
from coprod.payments.operations import claiming
from coprod.payments.queries import limits, offers
from coprod.payments.queries.offers import Offer
from coprod.payments.rules.claims import Choice
from coprod.payments.rules.declaring import PAID_ELSEWHERE, PAID_ELSEWHERE_WORDS
from coprod.payments.rules.limits import Standing
from coprod.payments.views import limits_shown
from coprod.payments.views.steps import before, is_theirs, onward, shown, step
from coprod.people.current import me


@step("/time", "claim_time")
def time(claim: Claim) -> Reply:
    form = forms.Time(seen=claim.version, **forms.Time.filled(claim))
    if form.passed():
        claim = claiming.set_time(
            claim,
            minutes=form.worked,
            preparation_minutes=form.prepared,
            by=me().id,
            seen=form.version,
        )
        return onward(claim, "claim_time")
    return shown("time", claim, form, back=before(claim, "claim_time"))


@step("/paid-elsewhere", "claim_elsewhere")
def elsewhere(claim: Claim) -> Reply:
    said = {None: None, True: forms.YES, False: forms.NO}[claim.paid_elsewhere]
    form = forms.Elsewhere(seen=claim.version, paid=said)
    if form.passed():
        claim = claiming.say_paid_elsewhere(claim, form.paid.data == forms.YES, by=me().id, seen=form.version)
        return onward(claim, "claim_choice" if claim.paid_elsewhere else "claim_elsewhere")
    own = settings.get(PAID_ELSEWHERE_WORDS, programme=claim.programme_id) if language() == "en" else ""
    form.paid.label.text = own or str(PAID_ELSEWHERE)
    return shown("elsewhere", claim, form, back=before(claim, "claim_elsewhere"))


@step("/choice", "claim_choice")
def choice(claim: Claim) -> Reply:
    """What they are offered stands first; then what they choose."""
    form = forms.Chosen(seen=claim.version, **forms.Chosen.filled(claim))
    if form.passed():
        claim = claiming.choose(
            claim,
            form.chosen,
            lower_pence=form.lower.data or 0,
            donate_to=form.donate_to.data or "",
            by=me().id,
            seen=form.version,
        )
        return onward(claim, "claim_choice")
    offer = offers.of(claim)
    near = _own_limit(claim, offer) if isinstance(offer, Offer) else []
    return shown(
        "choice",
        claim,
        form,
        offer=offer if isinstance(offer, Offer) else None,
        passing=limits_shown.rows(near),
        edge=limits_shown.edge(near),
        lower=Choice.LOWER.value,
        donate=Choice.DONATE.value,
        is_on_payroll=offers.is_on_payroll(claim),
        open_until=claiming.open_until(claim),
        back=before(claim, "claim_choice"),
    )


def _own_limit(claim: Claim, offer: Offer) -> list[Standing]:
    """How near the whole offer brings the person to a limit of their own: told to nobody but them (domain rule P14)."""
    if is_theirs(claim):
        return []
    return limits.would_pass(
        me(),
        worked_on=claim.worked_on,
        pence=offer.pence,
        minutes=claim.minutes + claim.preparation_minutes,
        claims=frozenset({claim.id}),
    )
