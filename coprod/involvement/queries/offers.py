"""What an opportunity offers in money: worked out from its rate on the day on which the work begins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from coprod.core import clock
from coprod.core.db import db
from coprod.involvement.models import Opportunity
from coprod.involvement.rules.opportunities import Pays
from coprod.rates.models import Rate
from coprod.rates.queries import figures
from coprod.rates.rules.living_wage import hourly_pence, is_below
from coprod.rates.rules.pay import offer_pence


@dataclass(frozen=True)
class Offer:
    """What one ordinary session pays, and what that comes to by the hour (domain rules P1 to P3, P18)."""

    rate: Rate
    pence: int
    minutes: int
    preparation_minutes: int
    wage_pence: int | None

    @property
    def hourly_pence(self) -> int | None:
        return hourly_pence(self.pence, self.minutes, self.preparation_minutes)

    @property
    def is_below_the_living_wage(self) -> bool:
        return is_below(self.pence, self.minutes, self.preparation_minutes, self.wage_pence)


def day_of(opportunity: Opportunity) -> date:
    """The day whose rates hold: that on which the role begins, or today when it has begun or nobody has said."""
    return max(opportunity.begins_on or clock.today(), clock.today())


def of(opportunity: Opportunity) -> Offer | None:
    """What one session pays; ``None`` when time is not paid, or no rate holds on that day."""
    return by_number([opportunity]).get(opportunity.id)


def by_number(opportunities: Iterable[Opportunity]) -> dict[int, Offer]:
    """The same for some opportunities, by number: one statement for all rates."""
    paid = [
        each
        for each in opportunities
        if each.pays is Pays.PAYMENT_AND_EXPENSES and each.rate_card_id is not None and each.session_minutes
    ]
    if not paid:
        return {}
    rates = _rates({(each.rate_card_id or 0) for each in paid})
    found: dict[int, Offer] = {}
    for each in paid:
        day = day_of(each)
        rate = next(
            (
                rate
                for rate in rates
                if (rate.card_id, rate.key) == (each.rate_card_id, each.rate_key)
                and rate.from_day <= day
                and (rate.to_day is None or rate.to_day >= day)
            ),
            None,
        )
        if rate is not None:
            found[each.id] = Offer(
                rate,
                offer_pence(rate, each.session_minutes, each.preparation_minutes),
                each.session_minutes,
                each.preparation_minutes,
                figures.living_wage_pence(day),
            )
    return found


def _rates(cards: set[int]) -> list[Rate]:
    """The rates of some cards that hold today or later, the newest first."""
    return list(
        db.session.scalars(
            select(Rate)
            .where(
                Rate.card_id.in_(cards),
                Rate.replaced_at.is_(None),
                or_(Rate.to_day.is_(None), Rate.to_day >= clock.today()),
            )
            .options(joinedload(Rate.card))
            .order_by(Rate.from_day.desc(), Rate.id.desc())
        )
    )
