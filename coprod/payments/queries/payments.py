"""What was paid to somebody, for their own pages: by claim, and by tax year and organisation."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from coprod.core.db import db
from coprod.core.paging import Page, page_of
from coprod.payments.models import BankDetails, Claim, Payment
from coprod.payments.rules.claims import Ledger
from coprod.payments.rules.paying import PaymentStage
from coprod.programmes.models import Organisation
from coprod.rates.rules.tax_year import TaxYear, tax_year

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


def statements(person_id: int) -> list[Statement]:
    """A statement for each tax year and organisation, the newest year first (domain rule P16)."""
    found: dict[tuple[TaxYear, int], Statement] = {}
    for payment in db.session.scalars(
        _with_claim(select(Payment))
        .where(Payment.claimant_id == person_id, Payment.stage == PaymentStage.PAID)
        .order_by(Payment.paid_on, Payment.id)
    ):
        if payment.paid_on is None:
            continue
        year = tax_year(payment.paid_on)
        organisation = payment.claim.organisation
        held = found.setdefault((year, organisation.id), Statement(year, organisation, []))
        held.payments.append(payment)
    return sorted(found.values(), key=lambda each: (-each.year.begins_in, each.organisation.name))


def statement(person_id: int, begins_in: int, organisation: str) -> Statement | None:
    """One of somebody's statements: of the tax year that begins in a year, from an organisation by its reference."""
    return next(
        (
            each
            for each in statements(person_id)
            if each.year.begins_in == begins_in and each.organisation.reference == organisation
        ),
        None,
    )
