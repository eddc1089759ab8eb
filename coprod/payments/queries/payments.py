"""What was paid to somebody, for their own pages: by claim, and by tax year and organisation."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, case, extract, select, union
from sqlalchemy.orm import joinedload

from coprod.core.db import db
from coprod.core.paging import Page, page_of
from coprod.payments.models import BankDetails, Claim, Payment, Recovery, RecoveryPart
from coprod.payments.rules.claims import Ledger
from coprod.payments.rules.paying import PaymentStage
from coprod.programmes.models import Organisation
from coprod.rates.rules.tax_year import FIRST_DAY, TaxYear

# What somebody is told of: what was tried and left out again never was on its way to them.
TOLD = (PaymentStage.SENT, PaymentStage.PAID, PaymentStage.FAILED, PaymentStage.RETURNED)


def _with_claim(chosen: Select[Payment]) -> Select[Payment]:
    return chosen.options(
        joinedload(Payment.claim).joinedload(Claim.organisation),
        joinedload(Payment.claim).selectinload(Claim.lines),
    )


def page(person_id: int, number: int) -> Page[Payment]:
    """One page of what was paid to somebody, or is on its way, the newest first."""
    return page_of(
        _with_claim(select(Payment))
        .where(Payment.claimant_id == person_id, Payment.stage.in_(TOLD))
        .order_by(Payment.id.desc()),
        number,
    )


def of_claim(person_id: int, reference: str) -> list[Payment] | None:
    """Every payment of one of somebody's own claims, oldest first; ``None`` where there is none."""
    found = list(
        db.session.scalars(
            _with_claim(select(Payment))
            .join(Claim, Claim.id == Payment.claim_id)
            .where(Claim.reference == reference, Payment.claimant_id == person_id, Payment.stage.in_(TOLD))
            .order_by(Payment.id)
        )
    )
    return found or None


def last_digits(payments: Collection[Payment]) -> dict[int, str]:
    """The end of the account that each payment went to, by the number of the details."""
    wanted = {each.details_id for each in payments if each.details_id is not None}
    rows = db.session.execute(
        select(BankDetails.id, BankDetails.last_digits)
        .where(BankDetails.id.in_(wanted))
        .order_by(BankDetails.id)
    )
    return {number: digits for number, digits in rows}


@dataclass(frozen=True)
class Statement:
    """Everything that one organisation paid to somebody in one tax year, by the day of payment."""

    year: TaxYear
    organisation: Organisation
    payments: list[Payment]
    # What they gave back in this year, because too much was paid: lines of their own, taken off no sum.
    returned: list[RecoveryPart] = field(default_factory=list)

    @property
    def returned_of_time(self) -> list[RecoveryPart]:
        """What they gave back of what was paid for their time."""
        return [each for each in self.returned if each.recovery.ledger is Ledger.PAYMENT]

    @property
    def returned_of_expenses(self) -> list[RecoveryPart]:
        """What they gave back of their expenses."""
        return [each for each in self.returned if each.recovery.ledger is Ledger.EXPENSE]

    @property
    def for_time(self) -> list[Payment]:
        """What they were paid for their time."""
        return [each for each in self.payments if each.ledger is Ledger.PAYMENT and not each.charity]

    @property
    def given_away(self) -> list[Payment]:
        """What went to a charity that they named."""
        return [each for each in self.payments if each.charity]

    @property
    def given_back(self) -> list[Payment]:
        """The expenses that they were given back: they stand in no sum with the others (domain rule P7)."""
        return [each for each in self.payments if each.ledger is Ledger.EXPENSE]


@dataclass(frozen=True)
class Year:
    """That there is a statement: of which tax year, and from whom."""

    year: TaxYear
    organisation: Organisation


def _begins_in(column: Any) -> ColumnElement[Any]:
    day = extract("month", column) * 100 + extract("day", column)
    return extract("year", column) - case((day < FIRST_DAY, 1), else_=0)


def years(person_id: int) -> list[Year]:
    """Each tax year in which an organisation paid something to somebody, the newest first (domain rule P16)."""
    paid = (
        select(_begins_in(Payment.paid_on).label("begins_in"), Claim.organisation_id)
        .join(Claim, Claim.id == Payment.claim_id)
        .where(Payment.claimant_id == person_id, Payment.stage == PaymentStage.PAID)
    )
    # And each in which they gave something back.
    back = (
        select(_begins_in(RecoveryPart.on_day).label("begins_in"), Claim.organisation_id)
        .join(Recovery, Recovery.id == RecoveryPart.recovery_id)
        .join(Claim, Claim.id == Recovery.claim_id)
        .where(Recovery.claimant_id == person_id)
    )
    counted = union(paid, back).subquery()
    found = db.session.execute(
        select(counted.c.begins_in, Organisation)
        .join(Organisation, Organisation.id == counted.c.organisation_id)
        .order_by(counted.c.begins_in.desc(), Organisation.name, Organisation.id)
    )
    return [Year(TaxYear(int(begins_in)), organisation) for begins_in, organisation in found]


def statement(person_id: int, begins_in: int, organisation: str) -> Statement | None:
    """One of somebody's statements: of the tax year that begins in a year, from an organisation by its reference."""
    if not date.min.year <= begins_in < date.max.year:
        return None
    year = TaxYear(begins_in)
    paid = list(
        db.session.scalars(
            _with_claim(select(Payment))
            .join(Claim, Claim.id == Payment.claim_id)
            .join(Organisation, Organisation.id == Claim.organisation_id)
            .where(
                Payment.claimant_id == person_id,
                Payment.stage == PaymentStage.PAID,
                Payment.paid_on >= year.first_day,
                Payment.paid_on <= year.last_day,
                Organisation.reference == organisation,
            )
            .order_by(Payment.paid_on, Payment.id)
        )
    )
    back = _returned(person_id, year, organisation)
    if paid:
        return Statement(year, paid[0].claim.organisation, paid, back)
    return Statement(year, back[0].recovery.claim.organisation, [], back) if back else None


def _returned(person_id: int, year: TaxYear, organisation: str) -> list[RecoveryPart]:
    return list(
        db.session.scalars(
            select(RecoveryPart)
            .join(Recovery, Recovery.id == RecoveryPart.recovery_id)
            .join(Claim, Claim.id == Recovery.claim_id)
            .join(Organisation, Organisation.id == Claim.organisation_id)
            .where(
                Recovery.claimant_id == person_id,
                RecoveryPart.on_day >= year.first_day,
                RecoveryPart.on_day <= year.last_day,
                Organisation.reference == organisation,
            )
            .options(
                joinedload(RecoveryPart.recovery).joinedload(Recovery.claim).joinedload(Claim.organisation)
            )
            .order_by(RecoveryPart.on_day, RecoveryPart.id)
        )
    )
