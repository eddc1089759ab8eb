"""Which partners lend an organisation an approver or a payer."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from coprod.core import clock
from coprod.core.db import db
from coprod.payments.models import Lending
from coprod.programmes.models import Membership
from coprod.programmes.queries.dated import holds_on


def of_programmes(programmes: Collection[int]) -> list[Lending]:
    """What is lent in some programmes, what holds or comes first."""
    return list(
        db.session.scalars(
            select(Lending)
            .where(Lending.programme_id.in_(programmes))
            .options(joinedload(Lending.organisation), joinedload(Lending.lender))
            .order_by(Lending.to_day.is_not(None), Lending.from_day.desc(), Lending.id.desc())
        )
    )


def one(reference: str) -> Lending | None:
    """One of them, with both organisations."""
    return db.session.scalars(
        select(Lending)
        .where(Lending.reference == reference)
        .options(joinedload(Lending.organisation), joinedload(Lending.lender))
    ).first()


def holds_role(person_id: int, lending: Lending) -> bool:
    """Whether somebody is one of those who would be lent."""
    return (
        db.session.scalars(
            select(Membership.id)
            .where(
                Membership.person_id == person_id,
                Membership.programme_id == lending.programme_id,
                Membership.organisation_id == lending.lender_id,
                Membership.role == lending.role,
                *holds_on(Membership, clock.today()),
            )
            .limit(1)
        ).first()
        is not None
    )
