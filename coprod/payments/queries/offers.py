"""What a claim's time is worth: what the rate card offers for it, and why there may be nothing to offer."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from sqlalchemy import func, select

from coprod.core.db import db
from coprod.involvement.models import Opportunity, WorkSession
from coprod.involvement.queries import determinations
from coprod.involvement.rules.agreements import Route
from coprod.involvement.rules.opportunities import Pays
from coprod.involvement.rules.paid import wanting
from coprod.meetings.models import Meeting
from coprod.payments.models import Claim, ClaimLine
from coprod.payments.rules.claims import ClaimStage, Ledger
from coprod.rates.models import Rate
from coprod.rates.queries import rate_on
from coprod.rates.rules.cancelling import cancelled_pence
from coprod.rates.rules.pay import counted_minutes, offer_pence


class NoPay(enum.Enum):
    """Why no time is paid with a claim."""

    EXPENSES_ONLY = "expenses_only"
    CLAIMED = "claimed"
    NO_RATE = "no_rate"


@dataclass(frozen=True)
class Offer:
    """What is offered for the time of a claim, in pence, by which rate and for how many minutes."""

    pence: int
    minutes: int
    rate: Rate


def of(claim: Claim) -> Offer | NoPay:
    """What the rate card offers for the time of a claim on its day, or why it offers nothing (domain rules P1–P3, P29).

    The claim comes with its agreement and opportunity.
    """
    role = opportunity(claim)
    if role is None or role.pays is not Pays.PAYMENT_AND_EXPENSES:
        return NoPay.EXPENSES_ONLY
    if _is_claimed_elsewhere(claim):
        return NoPay.CLAIMED
    rate = rate_on(role.rate_card_id, role.rate_key, claim.worked_on) if role.rate_card_id else None
    if rate is None:
        return NoPay.NO_RATE
    pence = offer_pence(rate, claim.minutes, claim.preparation_minutes)
    work = _called_off(claim)
    if work is not None and rate.card.cancellation_hours is not None and work.cancelled_at is not None:
        pence = cancelled_pence(
            pence,
            begins_at=work.begins_at,
            cancelled_at=work.cancelled_at,
            within_hours=rate.card.cancellation_hours,
            share_percent=rate.card.cancellation_percent,
        )
    return Offer(pence, counted_minutes(rate, claim.minutes, claim.preparation_minutes), rate)


def opportunity(claim: Claim) -> Opportunity | None:
    """The role that a claim belongs to."""
    return claim.agreement.opportunity if claim.agreement is not None else None


def is_on_payroll(claim: Claim) -> bool:
    """Whether what is paid for its time goes through payroll, as was determined for its day (domain rule P16)."""
    if claim.agreement is None:
        return False
    found = determinations.in_force(claim.agreement.opportunity_id, claim.worked_on)
    return found is not None and found.route is Route.PAYROLL


def waits_for_a_determination(claim: Claim) -> bool:
    """Whether it would be paid to a company, and nobody has determined what that means (domain rule P17)."""
    if claim.agreement is None or not claim.agreement.to_a_company:
        return False
    found = determinations.in_force(claim.agreement.opportunity_id, claim.worked_on)
    return wanting(found, to_a_company=True) is not None


def _called_off(claim: Claim) -> Meeting | WorkSession | None:
    """The meeting or the session of a claim, if it was called off."""
    thing: Meeting | WorkSession | None = None
    if claim.meeting_id is not None:
        thing = db.session.get(Meeting, claim.meeting_id)
    elif claim.session_id is not None:
        thing = db.session.get(WorkSession, claim.session_id)
    return thing if thing is not None and thing.cancelled_at is not None else None


def _is_claimed_elsewhere(claim: Claim) -> bool:
    """Whether the time of this work belongs to another claim: an earlier one, or the first of its bundle."""
    first = db.session.scalar(select(func.min(Claim.id)).where(Claim.bundle == claim.bundle))
    if first is not None and first != claim.id:
        return True
    if claim.meeting_id is None and claim.session_id is None:
        return False
    same = Claim.meeting_id == claim.meeting_id if claim.meeting_id else Claim.session_id == claim.session_id
    other = (
        select(ClaimLine.id)
        .join(Claim, Claim.id == ClaimLine.claim_id)
        .where(
            same,
            Claim.person_id == claim.person_id,
            Claim.id != claim.id,
            Claim.stage.not_in((ClaimStage.WITHDRAWN, ClaimStage.REFUSED)),
            ClaimLine.ledger == Ledger.PAYMENT,
        )
        .limit(1)
    )
    return db.session.scalar(other) is not None
