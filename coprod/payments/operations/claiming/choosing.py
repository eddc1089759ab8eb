"""The time of a claim, whether it is paid already, and what somebody wants of what they are offered (rules P4, P30)."""

from __future__ import annotations

from datetime import date

from coprod.core import clock, settings
from coprod.core.errors import Refused
from coprod.core.words import _, date_words
from coprod.payments.models import Claim
from coprod.payments.operations.claiming.changing import changed, held
from coprod.payments.queries import offers
from coprod.payments.queries.offers import Offer
from coprod.payments.rules.claims import Choice, ClaimStage
from coprod.payments.rules.deadlines import choice_closes_on
from coprod.rates.rules.figures import PAYROLL_CUT_OFF_DAY

MOST_MINUTES = 24 * 60


def set_time(
    claim: Claim, *, minutes: int, preparation_minutes: int, by: int, seen: int | None = None
) -> Claim:
    """Correct how long it took, and how long getting ready for it took. Errors: ``Refused``."""
    claim = held(claim, by=by, seen=seen)
    if minutes > MOST_MINUTES:
        raise Refused(_("A day has 24 hours. Claim for each day by itself."))
    claim.minutes, claim.preparation_minutes = minutes, preparation_minutes
    return changed(claim)


def say_paid_elsewhere(claim: Claim, is_paid: bool, *, by: int, seen: int | None = None) -> Claim:
    """Whether a public body pays them for these same hours: then we do not pay them again; expenses stay (P30)."""
    claim = held(claim, by=by, seen=seen)
    _insist_on_time_for_it(claim)
    claim.paid_elsewhere = is_paid
    return changed(claim)


def choose(
    claim: Claim,
    choice: Choice,
    *,
    lower_pence: int = 0,
    donate_to: str = "",
    by: int,
    seen: int | None = None,
) -> Claim:
    """Choose the whole offer, a part of it, nothing, or a charity. Nobody asks why (domain rule P4).

    Errors: ``Refused``.
    """
    claim = held(claim, by=by, seen=seen)
    _insist_on_time_for_it(claim)
    offer = offers.of(claim)
    if not isinstance(offer, Offer):
        raise Refused(_("No time is paid with this claim, so there is nothing to choose."))
    claim.choice = Choice.FULL
    claim.donate_to = donate_to.strip() if choice is Choice.DONATE else ""
    if choice is Choice.DONATE and not claim.donate_to:
        raise Refused(_("Say to which charity we give it."))
    if choice is Choice.LOWER:
        if not 0 < lower_pence < offer.pence:
            raise Refused(_("A lower amount is more than nothing and less than what you are offered."))
        claim = changed(claim)
        if (line := claim.payment_line) is not None:
            line.amount_pence = lower_pence
    claim.choice = choice
    return changed(claim)


def open_until(claim: Claim) -> date | None:
    """The last day of the choice when it is paid through payroll; ``None`` when it is open until approval.

    A break stops this deadline as it stops the others: no cut-off closes a choice while the person is away.
    """
    day = settings.get(PAYROLL_CUT_OFF_DAY, organisation=claim.organisation_id, programme=claim.programme_id)
    if claim.sent_at is None or day is None or not offers.is_on_payroll(claim):
        return None
    away = claim.agreement.spans if claim.agreement is not None else ()
    return choice_closes_on(clock.london(claim.sent_at).date(), day, away)


def _insist_on_time_for_it(claim: Claim) -> None:
    if claim.stage is ClaimStage.DRAFT:
        return
    last = open_until(claim)
    if last is not None and clock.today() > last:
        raise Refused(
            _(
                "This is paid through payroll, and nothing can be chosen anew after %(date)s. "
                "You can still take the claim back until it is approved.",
                date=date_words(last),
            )
        )
