"""Which claims are so old that their words and receipts go (domain rule D10)."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, or_, select

from coprod.core import clock
from coprod.core.db import db
from coprod.payments.models import Claim, ClaimLine, ClaimQuery, LineFile, Payment, Recovery

# In one go; the next one takes the next.
MOST = 500


def places() -> list[tuple[int, int]]:
    """Every programme and organisation with claims."""
    rows = db.session.execute(
        select(Claim.programme_id, Claim.organisation_id)
        .distinct()
        .order_by(Claim.programme_id, Claim.organisation_id)
    )
    return [(programme, organisation) for programme, organisation in rows]


def old(programme_id: int, organisation_id: int, before: date) -> list[int]:
    """The numbers of claims with which nothing happened since a day, and of which words or receipts are left."""
    moment = clock.end_of_day(before - timedelta(days=1))
    moved = select(Payment.id).where(
        Payment.claim_id == Claim.id, or_(Payment.frozen_at >= moment, Payment.paid_on >= before)
    )
    asked_back = select(Recovery.id).where(
        Recovery.claim_id == Claim.id, or_(Recovery.ended_at.is_(None), Recovery.ended_at >= moment)
    )
    return list(
        db.session.scalars(
            select(Claim.id)
            .where(
                Claim.programme_id == programme_id,
                Claim.organisation_id == organisation_id,
                Claim.worked_on < before,
                Claim.made_at < moment,
                func.coalesce(Claim.sent_at, Claim.made_at) < moment,
                func.coalesce(Claim.paid_at, Claim.made_at) < moment,
                ~moved.exists(),
                ~asked_back.exists(),
                _says_something(),
            )
            .order_by(Claim.id)
            .limit(MOST)
        )
    )


def _says_something() -> ColumnElement[bool]:
    line = select(ClaimLine.id).where(
        ClaimLine.claim_id == Claim.id,
        or_(ClaimLine.words != "", ClaimLine.from_place != "", ClaimLine.to_place != ""),
    )
    receipt = (
        select(LineFile.id)
        .join(ClaimLine, ClaimLine.id == LineFile.line_id)
        .where(ClaimLine.claim_id == Claim.id)
    )
    asked = select(ClaimQuery.id).where(
        ClaimQuery.claim_id == Claim.id, or_(ClaimQuery.words != "", ClaimQuery.answer != "")
    )
    recovered = select(Recovery.id).where(Recovery.claim_id == Claim.id, Recovery.why != "")
    return or_(
        recovered.exists(),
        Claim.late_because != "",
        Claim.refused_why != "",
        line.exists(),
        receipt.exists(),
        asked.exists(),
    )
