"""Every sum of a claim that follows from a rate is made here, and typed by nobody (domain rules P1–P4, P12, P20)."""

from __future__ import annotations

from coprod.core import settings
from coprod.core.db import db, one_at_a_time
from coprod.core.errors import Refused
from coprod.core.words import _, date_words
from coprod.involvement.rules.opportunities import Expense
from coprod.payments.models import Claim, ClaimLine
from coprod.payments.queries import miles, offers
from coprod.payments.queries.offers import Offer
from coprod.payments.rules.claims import Choice, Ledger
from coprod.payments.rules.spending import ASKED
from coprod.rates.queries import figures
from coprod.rates.rules.figures import ONLINE_ATTENDANCE
from coprod.rates.rules.mileage import NoFigure, Vehicle, reckoned
from coprod.rates.rules.tax_year import tax_year


def reckon(claim: Claim) -> None:
    """Make the sums of a claim anew. It comes with its lines, agreement and role. Errors: ``Refused``."""
    db.session.flush()
    _payment(claim)
    _journeys(claim)
    _online(claim)
    db.session.flush()


def _payment(claim: Claim) -> None:
    """The offer, or what was chosen of it. Whoever wants nothing has no line: nothing says what it was worth (P5)."""
    offer, line = offers.of(claim), claim.payment_line
    wants_none = claim.choice is Choice.NOTHING or claim.paid_elsewhere
    if not isinstance(offer, Offer) or not offer.pence or wants_none:
        if line is not None:
            claim.lines.remove(line)
        return
    if line is None:
        line = ClaimLine(ledger=Ledger.PAYMENT, on_day=claim.worked_on, amount_pence=offer.pence, files=[])
        claim.lines.append(line)
    if claim.choice is Choice.LOWER and line.amount_pence >= offer.pence:
        claim.choice = Choice.FULL  # What was lower is now all that there is.
    line.offer_pence, line.rate_id, line.minutes = offer.pence, offer.rate.id, offer.minutes
    if claim.choice is not Choice.LOWER:
        line.amount_pence = offer.pence


def _journeys(claim: Claim) -> None:
    """Each journey at the figures of its own day, after the miles of its tax year that were claimed before it."""
    before: dict[int, int] = {}
    for line, vehicle in _travelled(claim):
        year = tax_year(line.on_day).begins_in
        if vehicle is Vehicle.CAR and year not in before:
            # Two claims of one person count one after the other, or both would have the higher figure.
            one_at_a_time(f"miles {claim.person_id}")
            before[year] = miles.so_far(claim, line.on_day)
        so_far = before.get(year, 0) if vehicle is Vehicle.CAR else 0
        try:
            told = reckoned(
                vehicle,
                line.miles_tenths or 0,
                figures=figures.of_miles(line.on_day, organisation=claim.organisation_id),
                so_far_tenths=so_far,
                passengers=line.passengers,
            )
        except NoFigure:
            raise Refused(
                _(
                    "Nobody has set what a mile was worth on %(date)s. We cannot work it out yet.",
                    date=date_words(line.on_day),
                )
            ) from None
        line.amount_pence = told.pence
        line.pence_per_mile = told.first_pence_a_mile if told.first_tenths else told.after_pence_a_mile
        line.miles_before_tenths = so_far if vehicle is Vehicle.CAR else None
        if vehicle is Vehicle.CAR:
            before[year] = so_far + (line.miles_tenths or 0)


def _travelled(claim: Claim) -> list[tuple[ClaimLine, Vehicle]]:
    """The lines with miles, by day and then in the order in which they were written."""
    found = [
        (each, vehicle)
        for each in claim.lines
        if each.expense in ASKED and (vehicle := ASKED[each.expense].vehicle) is not None
    ]
    return sorted(found, key=lambda one: (one[0].on_day, one[0].id))


def _online(claim: Claim) -> None:
    for line in claim.lines:
        if line.expense is Expense.ONLINE:
            line.amount_pence = online_pence(claim) or 0


def online_pence(claim: Claim) -> int | None:
    """What taking part online is worth on the day of the work, in pence; ``None`` where nobody has set it."""
    return settings.get(ONLINE_ATTENDANCE, on=claim.worked_on, organisation=claim.organisation_id)
