"""Figures about paying: how fast, for whom claims wait, what was paid and to how many, each in one grouped statement.

How many people stand behind a figure goes through disclosure control: a sum about few people tells who (domain rule E6).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import selectinload

from coprod.core import clock
from coprod.core.db import db
from coprod.involvement.models import Agreement, Opportunity
from coprod.payments.models import Claim, Payment
from coprod.payments.queries import without_account
from coprod.payments.queries.queue import Place, belongs
from coprod.payments.rules.claims import ClaimStage, Ledger
from coprod.payments.rules.figures import AGES, spread
from coprod.payments.rules.paying import PaymentStage
from coprod.payments.rules.tracking import Turn, turn
from coprod.statistics.disclosure import PublicCount, PublicTable, inside_table, public_figure

WAITING = (ClaimStage.QUERIED, ClaimStage.SENT, ClaimStage.APPROVED)
# The span of all figures about what is over.
DAYS = 365


@dataclass
class Paid:
    """What was paid to those in one role, payment and expenses apart (P7); ``None`` where few people tell who."""

    role: Opportunity | None
    people: PublicCount
    sums: dict[Ledger, int | None] = field(default_factory=dict)


def since() -> date:
    """The first day that these figures are about."""
    return clock.today() - timedelta(days=DAYS)


def waits(programmes: Collection[int], places: Collection[Place]) -> dict[Turn, list[int]]:
    """How many claims wait for the person, an approver and a payer, by how long ago they were sent.

    What is approved waits for the person as long as they have not said where the money should go.
    """
    now = clock.now()
    ages = [now - timedelta(days=each) for each in AGES]
    younger = [Claim.sent_at >= each for each in ages]
    column = case(*((each, number) for number, each in enumerate(younger)), else_=len(AGES))
    found = {turn(stage): [0] * (len(AGES) + 1) for stage in WAITING}
    lacks_account = case((without_account.waits(), 1), else_=0)
    for stage, number, lacks, claims in db.session.execute(
        select(Claim.stage, column.label("age"), lacks_account.label("lacks"), func.count(Claim.id))
        .where(belongs(Claim, programmes, places), Claim.stage.in_(WAITING))
        .group_by(Claim.stage, "age", "lacks")
    ):
        found[turn(stage, lacks_account=bool(lacks))][number] += claims
    return found


def paid(programmes: Collection[int], places: Collection[Place]) -> list[Paid]:
    """What was paid for each role, whoever was paid last year: the sums only where they tell of nobody."""
    where = (
        belongs(Claim, programmes, places),
        Payment.stage == PaymentStage.PAID,
        Payment.paid_on >= since(),
    )
    people = _people_by_role(where)
    roles = _roles(people)
    found = {number: Paid(roles.get(number or 0), public_figure(count)) for number, count in people.items()}
    for number, ledger, pence, count in db.session.execute(
        select(
            Agreement.opportunity_id,
            Payment.ledger,
            func.sum(Payment.amount_pence),
            func.count(Payment.claimant_id.distinct()),
        )
        .select_from(Payment)
        .join(Claim, Claim.id == Payment.claim_id)
        .outerjoin(Agreement, Agreement.id == Claim.agreement_id)
        .where(*where)
        .group_by(Agreement.opportunity_id, Payment.ledger)
    ):
        found[number].sums[ledger] = None if public_figure(count).protected else int(pence)
    return list(found.values())


def _people_by_role(where: tuple[ColumnElement[bool], ...]) -> dict[int | None, int]:
    rows = db.session.execute(
        select(Agreement.opportunity_id, func.count(Payment.claimant_id.distinct()))
        .select_from(Payment)
        .join(Claim, Claim.id == Payment.claim_id)
        .outerjoin(Agreement, Agreement.id == Claim.agreement_id)
        .where(*where)
        .group_by(Agreement.opportunity_id)
        .order_by(Agreement.opportunity_id)
    )
    return {number: count for number, count in rows}


def _roles(numbers: Collection[int | None]) -> dict[int, Opportunity]:
    found = db.session.scalars(
        select(Opportunity)
        .where(Opportunity.id.in_([each for each in numbers if each is not None]))
        .options(selectinload(Opportunity.editions))
        .order_by(Opportunity.id)
    )
    return {each.id: each for each in found}


def people_paid(programmes: Collection[int], places: Collection[Place]) -> PublicCount:
    """How many people were paid something."""
    count = db.session.scalar(
        select(func.count(Payment.claimant_id.distinct()))
        .join(Claim, Claim.id == Payment.claim_id)
        .where(
            belongs(Claim, programmes, places),
            Payment.stage == PaymentStage.PAID,
            Payment.paid_on >= since(),
        )
    )
    return public_figure(count or 0)


def spread_of_people(programmes: Collection[int], places: Collection[Place]) -> PublicTable:
    """How many people were paid how often."""
    claims = func.count(Payment.claim_id.distinct())
    counts = spread(
        db.session.scalars(
            select(claims)
            .join(Claim, Claim.id == Payment.claim_id)
            .where(
                belongs(Claim, programmes, places),
                Payment.stage == PaymentStage.PAID,
                Payment.paid_on >= since(),
            )
            .group_by(Payment.claimant_id)
            .order_by(claims)
        )
    )
    return inside_table(counts)


def people_refused(programmes: Collection[int], places: Collection[Place]) -> PublicCount:
    """How many people had a claim that was not approved."""
    count = db.session.scalar(
        select(func.count(Claim.person_id.distinct())).where(
            belongs(Claim, programmes, places),
            Claim.stage == ClaimStage.REFUSED,
            Claim.worked_on >= since(),
        )
    )
    return public_figure(count or 0)
