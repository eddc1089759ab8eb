"""How far somebody has travelled by car for an organisation in a tax year (domain rule P12)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from coprod.core.db import db
from coprod.involvement.rules.opportunities import Expense
from coprod.payments.models import Claim, ClaimLine
from coprod.payments.rules.claims import GONE, ClaimKind
from coprod.rates.rules.tax_year import tax_year


def so_far(claim: Claim, day: date) -> int:
    """The tenths of a mile by car that somebody has claimed from an organisation in the tax year of a day.

    What is in this claim, not yet sent, taken back or refused does not count.
    """
    year = tax_year(day)
    return (
        db.session.scalar(
            select(func.coalesce(func.sum(ClaimLine.miles_tenths), 0))
            .join(Claim, Claim.id == ClaimLine.claim_id)
            .where(
                Claim.person_id == claim.person_id,
                Claim.organisation_id == claim.organisation_id,
                Claim.id != claim.id,
                Claim.kind == ClaimKind.ORDINARY,
                Claim.stage.not_in(GONE),
                ClaimLine.expense == Expense.CAR,
                ClaimLine.on_day.between(year.first_day, year.last_day),
            )
        )
        or 0
    )
