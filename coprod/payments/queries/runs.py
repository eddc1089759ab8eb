"""Payment runs, with what their pages and their files need."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Select, select, tuple_
from sqlalchemy.orm import joinedload, selectinload

from coprod.core.db import db
from coprod.core.paging import Page, page_of
from coprod.payments.models import BankDetails, Claim, Payment, PaymentRun


def _with_rules(chosen: Select[PaymentRun]) -> Select[PaymentRun]:
    return chosen.options(
        selectinload(PaymentRun.lendings),
        joinedload(PaymentRun.organisation),
        joinedload(PaymentRun.made_by),
        joinedload(PaymentRun.confirmed_by),
    )


def one(reference: str) -> PaymentRun | None:
    """A run with all its payments, in the order in which they were frozen."""
    return db.session.scalars(
        _with_rules(select(PaymentRun))
        .where(PaymentRun.reference == reference)
        .options(
            selectinload(PaymentRun.payments).joinedload(Payment.claim).joinedload(Claim.budget),
            selectinload(PaymentRun.payments).joinedload(Payment.claimant),
        )
    ).first()


def of_places(places: Collection[tuple[int, int]], number: int) -> Page[PaymentRun]:
    """One page of the runs of some places (programme and organisation), the newest first."""
    return page_of(
        _with_rules(select(PaymentRun))
        .where(tuple_(PaymentRun.programme_id, PaymentRun.organisation_id).in_(sorted(places)))
        .order_by(PaymentRun.id.desc()),
        number,
    )


def payment(run: str, reference: str) -> Payment | None:
    """One payment of a run, with the run and whatever its rules ask."""
    return db.session.scalars(
        select(Payment)
        .join(PaymentRun, PaymentRun.id == Payment.run_id)
        .where(PaymentRun.reference == run, Payment.reference == reference)
        .options(
            joinedload(Payment.run).selectinload(PaymentRun.lendings),
            joinedload(Payment.run).joinedload(PaymentRun.organisation),
            joinedload(Payment.claim).joinedload(Claim.budget),
            joinedload(Payment.claimant),
        )
    ).first()


def details_of(payments: Collection[Payment]) -> dict[int, BankDetails]:
    """The accounts that some payments go to, by their number."""
    wanted = {each.details_id for each in payments if each.details_id is not None}
    rows = db.session.scalars(select(BankDetails).where(BankDetails.id.in_(wanted)).order_by(BankDetails.id))
    return {each.id: each for each in rows}
