"""What was agreed before the day: a taxi, or another dear thing (domain rule P25)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from coprod.core.db import db
from coprod.involvement.rules.opportunities import Expense
from coprod.payments.models import Claim, PreApproval


def given(claim: Claim, kind: Expense, day: date) -> PreApproval | None:
    """What an approver agreed to for this person, kind and day, the largest sum first."""
    return db.session.scalars(
        select(PreApproval)
        .where(
            PreApproval.person_id == claim.person_id,
            PreApproval.organisation_id == claim.organisation_id,
            PreApproval.expense == kind,
            PreApproval.on_day == day,
            PreApproval.given_at.is_not(None),
            PreApproval.refused_at.is_(None),
        )
        .order_by(PreApproval.most_pence.desc(), PreApproval.id)
        .limit(1)
    ).first()
