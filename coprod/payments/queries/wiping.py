"""Which bank details nobody needs any more (domain rule P27)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, select

from coprod.core.db import db
from coprod.involvement.models import Agreement
from coprod.payments.models import BankDetails, Claim, Payment
from coprod.payments.rules.paying import PaymentStage

ON_ITS_WAY = (PaymentStage.FROZEN, PaymentStage.SENT)


def replaced(before: datetime) -> list[BankDetails]:
    """Accounts that another one replaced before a moment, and to which nothing is on its way."""
    return _found(BankDetails.replaced_at < before)


def unused(before: datetime) -> list[BankDetails]:
    """Accounts of people who have confirmed nothing, claimed nothing and had no role since a moment."""
    day = before.date()
    claimed = select(Claim.id).where(Claim.person_id == BankDetails.person_id, Claim.made_at >= before)
    in_a_role = select(Agreement.id).where(
        Agreement.person_id == BankDetails.person_id,
        or_(Agreement.ends_on.is_(None), Agreement.ends_on >= day),
    )
    return _found(
        BankDetails.confirmed_at < before,
        BankDetails.replaced_at.is_(None),
        ~claimed.exists(),
        ~in_a_role.exists(),
    )


def _found(*conditions: object) -> list[BankDetails]:
    coming = select(Payment.id).where(Payment.details_id == BankDetails.id, Payment.stage.in_(ON_ITS_WAY))
    return list(
        db.session.scalars(
            select(BankDetails)
            .where(BankDetails.wiped_at.is_(None), ~coming.exists(), *conditions)  # type: ignore[arg-type]
            .order_by(BankDetails.id)
        )
    )
