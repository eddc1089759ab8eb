"""What waits at the desks where somebody pays: sums in no run, and runs that wait for somebody. Counted, never read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select, tuple_

from coprod.core.db import db
from coprod.payments.models import Approval, Claim, Payment, PaymentRun
from coprod.payments.queries.queue import Place
from coprod.payments.rules.claims import ClaimStage, Ledger
from coprod.payments.rules.paying import LIVE, PaymentStage, RunStage

# In these stages a run waits for somebody.
OPEN = (RunStage.FROZEN, RunStage.CONFIRMED, RunStage.WRITTEN)


@dataclass(frozen=True)
class Waits:
    """How many of something wait, and since when the first does."""

    count: int
    since: datetime


def sums(places: Collection[Place], *, without: int | None = None) -> dict[Place, Waits]:
    """How many sums are approved and in no run, on whatever route, by desk: one statement for all desks.

    ``without`` leaves out what somebody claimed or approved: others pay that.
    """
    if not places:
        return {}
    is_free = [
        and_(pence > 0, ~has_live_payment(ledger))
        for ledger, pence in (
            (Ledger.PAYMENT, Approval.payment_pence),
            (Ledger.EXPENSE, Approval.expense_pence),
        )
    ]
    others = [] if without is None else [Approval.claimant_id != without, Approval.approver_id != without]
    found = db.session.execute(
        select(
            Claim.programme_id,
            Claim.organisation_id,
            func.sum(case((is_free[0], 1), else_=0) + case((is_free[1], 1), else_=0)),
            func.min(Approval.approved_at),
        )
        .join(Claim, Claim.id == Approval.claim_id)
        .where(
            tuple_(Claim.programme_id, Claim.organisation_id).in_(sorted(places)),
            Claim.stage == ClaimStage.APPROVED,
            Approval.withdrawn_at.is_(None),
            or_(*is_free),
            *others,
        )
        .group_by(Claim.programme_id, Claim.organisation_id)
        .order_by(Claim.organisation_id, Claim.programme_id)
    )
    return {
        (programme, organisation): Waits(int(count), since) for programme, organisation, count, since in found
    }


def has_live_payment(ledger: Ledger) -> ColumnElement[bool]:
    stages = [PaymentStage(each) for each in LIVE]
    return exists().where(Payment.claim_id == Claim.id, Payment.ledger == ledger, Payment.stage.in_(stages))


def runs(places: Collection[Place], *, of_others: int | None = None) -> dict[RunStage, Waits]:
    """How many runs of these desks wait, by what they wait for, and since when the first does.

    ``of_others`` is somebody who wants to be the second person: not of a run of theirs, nor with their claim in it.
    """
    if not places:
        return {}
    others = []
    if of_others is not None:
        others = [
            PaymentRun.made_by_id != of_others,
            ~exists().where(Payment.run_id == PaymentRun.id, Payment.claimant_id == of_others),
        ]
    found = db.session.execute(
        select(PaymentRun.stage, func.count(PaymentRun.id), func.min(PaymentRun.made_at))
        .where(
            tuple_(PaymentRun.programme_id, PaymentRun.organisation_id).in_(sorted(places)),
            PaymentRun.stage.in_(OPEN),
            *others,
        )
        .group_by(PaymentRun.stage)
        .order_by(PaymentRun.stage)
    )
    return {stage: Waits(count, since) for stage, count, since in found}
