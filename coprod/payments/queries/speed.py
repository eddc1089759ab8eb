"""How fast people are paid: of some programmes as it is now, for everybody as it was counted (domain rules E7, P22)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, Subquery, func, select

from coprod.core import clock, settings
from coprod.core.db import db
from coprod.payments.models import Claim, Payment, PaySpeed
from coprod.payments.queries import figures
from coprod.payments.queries.queue import Place, belongs
from coprod.payments.rules.claims import ClaimKind, ClaimStage
from coprod.payments.rules.figures import Speed, Took, speed, working_days_between
from coprod.payments.rules.paying import PaymentStage
from coprod.rates.rules.figures import DAYS_TO_PAY
from coprod.statistics.disclosure import PublicCount, public_figure

# What was paid whole, for some work: what a later rate added says nothing of how fast.
PAID_WORK = (Claim.stage == ClaimStage.PAID, Claim.kind == ClaimKind.ORDINARY)


def how_fast(programmes: Collection[int], places: Collection[Place]) -> Speed | None:
    """From the day of the work to the day of the money, against what each organisation aims at."""
    return _speed(_paid_between(figures.since(), clock.today()), belongs(Claim, programmes, places))


def how_fast_everywhere(first: date, until: date) -> tuple[Speed | None, PublicCount]:
    """The same of everybody who was paid between two days; and how many people they were."""
    paid_claims = _paid_between(first, until)
    people = db.session.scalar(
        select(func.count(Claim.person_id.distinct()))
        .join(paid_claims, paid_claims.c.claim_id == Claim.id)
        .where(*PAID_WORK)
    )
    return _speed(paid_claims), public_figure(people or 0)


def _paid_between(first: date, until: date) -> Subquery:
    """The claims whose last money went between two days, with that day."""
    day = func.max(Payment.paid_on)
    return (
        select(Payment.claim_id, day.label("paid_on"))
        .where(Payment.stage == PaymentStage.PAID)
        .group_by(Payment.claim_id)
        .having(day.between(first, until))
        .subquery()
    )


def _speed(last: Subquery, *which: ColumnElement[bool]) -> Speed | None:
    rows = db.session.execute(
        select(
            Claim.programme_id, Claim.organisation_id, Claim.worked_on, last.c.paid_on, func.count(Claim.id)
        )
        .join(last, last.c.claim_id == Claim.id)
        .where(*PAID_WORK, *which)
        .group_by(Claim.programme_id, Claim.organisation_id, Claim.worked_on, last.c.paid_on)
        .order_by(Claim.worked_on)
    )
    return speed(
        Took(
            working_days_between(worked_on, paid_on),
            settings.get(DAYS_TO_PAY, organisation=organisation, programme=programme),
            claims,
        )
        for programme, organisation, worked_on, paid_on, claims in rows
    )


def counted(until: date) -> bool:
    """Whether the 12 months up to a day have been counted for everybody."""
    return db.session.scalars(select(PaySpeed.id).where(PaySpeed.until == until)).first() is not None


def for_everybody() -> PaySpeed | None:
    """The newest figure about how fast people are paid, where it may be shown."""
    newest = db.session.scalars(select(PaySpeed).order_by(PaySpeed.until.desc()).limit(1)).first()
    return newest if newest is not None and newest.claims is not None else None
