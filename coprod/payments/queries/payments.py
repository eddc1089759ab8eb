"""What was paid to somebody, for their own pages: by claim, and by tax year and organisation."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, case, extract, select
from sqlalchemy.orm import joinedload

from coprod.core.db import db
from coprod.core.paging import Page, page_of
from coprod.payments.models import BankDetails, Claim, Payment
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


def years(person_id: int) -> list[Year]:
    """Each tax year in which an organisation paid something to somebody, the newest first (domain rule P16)."""
    day = extract("month", Payment.paid_on) * 100 + extract("day", Payment.paid_on)
    begins_in = extract("year", Payment.paid_on) - case((day < FIRST_DAY, 1), else_=0)
    counted = (
        select(begins_in.label("begins_in"), Claim.organisation_id)
        .join(Claim, Claim.id == Payment.claim_id)
        .where(Payment.claimant_id == person_id, Payment.stage == PaymentStage.PAID)
        .distinct()
        .subquery()
    )
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
    return Statement(year, paid[0].claim.organisation, paid) if paid else None
