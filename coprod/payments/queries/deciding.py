"""A claim as an approver decides about it, and what keeps somebody from deciding."""

from __future__ import annotations

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core.db import db
from coprod.involvement.models import Agreement
from coprod.payments.models import Approval, Claim, ClaimLine, Payment, Relation
from coprod.payments.rules.claims import ClaimStage
from coprod.payments.rules.paying import LIVE, PaymentStage
from coprod.rates.models import Rate


def _whole(chosen: Select[Claim]) -> Select[Claim]:
    return chosen.options(
        joinedload(Claim.person),
        joinedload(Claim.organisation),
        joinedload(Claim.budget),
        joinedload(Claim.agreement).joinedload(Agreement.opportunity),
        selectinload(Claim.lendings),
        selectinload(Claim.lines).selectinload(ClaimLine.files),
        selectinload(Claim.queries),
    )


def one(reference: str) -> Claim | None:
    """A claim with everything that is read before somebody decides about it. A draft is nobody's but its writer's."""
    return db.session.scalars(
        _whole(select(Claim).where(Claim.reference == reference, Claim.sent_at.is_not(None)))
    ).first()


def afresh(claim: Claim) -> Claim:
    """The same claim, with everything read again: call it once its row is held."""
    chosen = _whole(select(Claim).where(Claim.id == claim.id))
    return db.session.scalars(chosen.execution_options(populate_existing=True)).one()


def are_related(one: int, other: int) -> bool:
    """Whether two people are too near for one to decide about the other's money: either of them said so."""
    return (
        db.session.scalars(
            select(Relation.id)
            .where(
                Relation.ended_at.is_(None),
                or_(
                    and_(Relation.person_id == one, Relation.other_id == other),
                    and_(Relation.person_id == other, Relation.other_id == one),
                ),
            )
            .limit(1)
        ).first()
        is not None
    )


def claims_for_the_meeting(claim: Claim, person_id: int) -> bool:
    """Whether somebody claims for the same meeting themselves, even if they have not sent it yet."""
    if claim.meeting_id is None:
        return False
    return (
        db.session.scalars(
            select(Claim.id)
            .where(
                Claim.meeting_id == claim.meeting_id,
                Claim.person_id == person_id,
                Claim.stage != ClaimStage.WITHDRAWN,
            )
            .limit(1)
        ).first()
        is not None
    )


def approved_there(person_id: int, meeting_id: int) -> bool:
    """Whether somebody approved a claim for a meeting: then they claim nothing for it themselves (P23)."""
    return (
        db.session.scalars(
            select(Approval.id)
            .join(Claim, Claim.id == Approval.claim_id)
            .where(
                Approval.approver_id == person_id,
                Approval.withdrawn_at.is_(None),
                Claim.meeting_id == meeting_id,
            )
            .limit(1)
        ).first()
        is not None
    )


def approval_of(claim: Claim) -> Approval | None:
    """The approval that stands."""
    return db.session.scalars(
        select(Approval)
        .where(Approval.claim_id == claim.id, Approval.withdrawn_at.is_(None))
        .options(joinedload(Approval.approver))
    ).first()


def has_live_payment(claim: Claim) -> bool:
    """Whether any of it is in a payment run, on its way or paid."""
    stages = [PaymentStage(each) for each in LIVE]
    return (
        db.session.scalars(
            select(Payment.id).where(Payment.claim_id == claim.id, Payment.stage.in_(stages)).limit(1)
        ).first()
        is not None
    )


def rates_of(claim: Claim) -> dict[int, Rate]:
    """The rates that the lines of a claim go by, with their cards, by number."""
    numbers = {line.rate_id for line in claim.lines if line.rate_id}
    found = db.session.scalars(
        select(Rate).where(Rate.id.in_(numbers)).options(joinedload(Rate.card)).order_by(Rate.id)
    )
    return {each.id: each for each in found}


def added_to(claim: Claim) -> Claim | None:
    """The claim to which this one adds what a later rate is worth."""
    lines = {line.tops_up_id for line in claim.lines if line.tops_up_id}
    return db.session.scalars(
        select(Claim)
        .join(ClaimLine, ClaimLine.claim_id == Claim.id)
        .where(ClaimLine.id.in_(lines))
        .order_by(Claim.id)
        .limit(1)
    ).first()
