"""Which claims are so old that their words and receipts go (domain rule D10)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from coprod.core import clock
from coprod.core.db import db
from coprod.payments.models import Approval, Claim, ClaimLine, ClaimQuery, LineFile, Payment, Recovery

# In one go; the next one takes the next.
MOST = 500
# What people wrote on a claim and around it, by what says of which claim it is. What is left of an overpayment stays a
# sum in the accounts: why, and what was said about it, goes.
WORDS: tuple[tuple[InstrumentedAttribute[int], tuple[str, ...]], ...] = (
    (Claim.id, ("late_because", "refused_why")),
    (ClaimLine.claim_id, ("words", "from_place", "to_place")),
    (ClaimQuery.claim_id, ("words", "answer")),
    (Approval.claim_id, ("withdrawn_why",)),
    (Payment.claim_id, ("failed_why",)),
    (Recovery.claim_id, ("why", "not_so", "in_parts", "answer", "let_go_why", "kept_why")),
)


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
    receipt = (
        select(LineFile.id)
        .join(ClaimLine, ClaimLine.id == LineFile.line_id)
        .where(ClaimLine.claim_id == Claim.id)
    )
    return or_(receipt.exists(), *(_is_said(claim_id, names) for claim_id, names in WORDS))


def _is_said(claim_id: InstrumentedAttribute[int], names: Sequence[str]) -> ColumnElement[bool]:
    said = or_(*(getattr(claim_id.class_, name) != "" for name in names))
    if claim_id.class_ is Claim:
        return said
    return select(claim_id).where(claim_id == Claim.id, said).exists()
