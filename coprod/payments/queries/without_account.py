"""Approved money that waits because its owner has not said where it should go (domain rules P21, P22).

One condition about claims, so that lists and figures count it without a statement for each claim. It tells of the same
sums of which a payer reads that there is no account.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import aliased

from coprod.core.db import db
from coprod.involvement.models import Agreement, Determination
from coprod.involvement.rules.agreements import Route
from coprod.involvement.rules.opportunities import Method
from coprod.payments.models import Approval, BankDetails, Claim, PayChoice
from coprod.payments.queries.to_pay import has_live_payment
from coprod.payments.rules.claims import Choice, ClaimStage, Ledger
from coprod.people.models import Person


def waits() -> ColumnElement[bool]:
    """Whether a claim is approved, and some of it would go to the bank by accounts payable, and there is no account."""
    account = exists().where(
        BankDetails.person_id == Claim.person_id,
        BankDetails.confirmed_at.is_not(None),
        BankDetails.replaced_at.is_(None),
        BankDetails.wiped_at.is_(None),
    )
    other_way = exists().where(PayChoice.person_id == Claim.person_id, PayChoice.method != Method.BANK)
    approved = and_(Approval.claim_id == Claim.id, Approval.withdrawn_at.is_(None))
    # Expenses always go through accounts payable, and back to whoever had them.
    fare = and_(exists().where(approved, Approval.expense_pence > 0), ~has_live_payment(Ledger.EXPENSE))
    # What was offered for time may be given away, or be paid by payroll, which has an account of its own.
    time = and_(
        Claim.choice != Choice.DONATE,
        exists().where(approved, Approval.payment_pence > 0),
        ~has_live_payment(Ledger.PAYMENT),
        _by_accounts_payable(),
    )
    # Of somebody whose name was taken away nothing can be asked any more: then it waits for the desk.
    is_here = exists().where(Person.id == Claim.person_id, Person.forgotten_at.is_(None))
    return and_(Claim.stage == ClaimStage.APPROVED, is_here, ~account, ~other_way, or_(fare, time))


def _by_accounts_payable() -> ColumnElement[bool]:
    """What was determined last for the day of the work says so, also to a company where it would go to one."""
    newer = aliased(Determination)
    return exists().where(
        Agreement.id == Claim.agreement_id,
        Determination.opportunity_id == Agreement.opportunity_id,
        Determination.route == Route.ACCOUNTS_PAYABLE,
        or_(Agreement.to_a_company.is_(False), Determination.covers_companies.is_(True)),
        _holds(Determination),
        ~select(newer.id)
        .where(
            newer.opportunity_id == Determination.opportunity_id,
            _holds(newer),
            or_(
                newer.from_day > Determination.from_day,
                and_(newer.from_day == Determination.from_day, newer.id > Determination.id),
            ),
        )
        # By itself it would be taken as about any claim.
        .correlate(Determination, Claim)
        .exists(),
    )


def _holds(determination: type[Determination]) -> ColumnElement[bool]:
    return and_(
        determination.from_day <= Claim.worked_on,
        or_(determination.to_day.is_(None), determination.to_day >= Claim.worked_on),
    )


def of_person(person_id: int) -> frozenset[int]:
    """The numbers of those of somebody's claims that wait for it, in one statement."""
    return frozenset(
        db.session.scalars(select(Claim.id).where(Claim.person_id == person_id, waits()).order_by(Claim.id))
    )


def is_waiting(claim: Claim) -> bool:
    """Whether this one does."""
    return bool(db.session.scalar(select(Claim.id).where(Claim.id == claim.id, waits())))
