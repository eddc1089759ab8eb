"""Budgets, claims and whoever decides about them. Call these inside ``kept()`` or ``writing()``."""

from __future__ import annotations

import io
from datetime import date, timedelta
from itertools import count
from typing import Any

from sqlalchemy import func, select

from coprod.core import clock
from coprod.core.attachments import sealed
from coprod.core.db import db
from coprod.involvement.models import Agreement, Opportunity
from coprod.involvement.rules.agreements import Route
from coprod.involvement.rules.opportunities import Expense, Method
from coprod.payments.models import (
    Approval,
    Budget,
    CashFloat,
    Claim,
    ClaimLine,
    FloatEntry,
    Lending,
    LineFile,
    Payment,
    PaymentRun,
    PreApproval,
    Recovery,
    Relation,
)
from coprod.payments.rules.claims import ClaimStage, Ledger, Proof
from coprod.payments.rules.floats import FloatMove
from coprod.payments.rules.paying import PaymentStage, RunStage
from coprod.payments.rules.recovering import RecoveryStage
from coprod.people.models import Person
from coprod.programmes.models import Membership, Organisation, Programme
from coprod.programmes.rules import Role
from tests.factories.involvement import an_agreement
from tests.factories.people import a_person
from tests.factories.programmes import long_ago

_number = count(1)


def a_budget(opportunity: Opportunity, pence: int = 500000, **more: Any) -> Budget:
    """What the organisation of a role has set aside, this year and around it."""
    number = next(_number)
    budget = Budget(
        programme_id=opportunity.programme_id,
        organisation_id=opportunity.organisation_id,
        **{
            "name": f"Involvement {number}",
            "cost_code": f"C{number:04d}",
            "amount_pence": pence,
            "from_day": long_ago(),
            "to_day": clock.today() + timedelta(days=400),
            **more,
        },
    )
    db.session.add(budget)
    db.session.flush()
    return budget


def serves(opportunity: Opportunity, role: Role, person: Person | None = None) -> Person:
    """Somebody who approves or pays for the organisation of a role."""
    person = person or a_person()
    db.session.add(
        Membership(
            person_id=person.id,
            programme_id=db.session.get_one(Programme, opportunity.programme_id).id,
            organisation_id=opportunity.organisation_id,
            role=role,
            from_day=long_ago(),
        )
    )
    db.session.flush()
    return person


def a_claim(
    agreement: Agreement | None = None,
    budget: Budget | None = None,
    *,
    stage: ClaimStage = ClaimStage.SENT,
    pence: int = 7500,
    expense_pence: int = 0,
    on: date | None = None,
    **more: Any,
) -> Claim:
    """A claim of a session a week ago, and, when told so, of a bus fare. It is as it was sent, by no operation."""
    agreement = agreement or an_agreement()
    opportunity = db.session.get_one(Opportunity, agreement.opportunity_id)
    budget = budget or a_budget(opportunity)
    day = on or clock.today() - timedelta(days=7)
    claim = Claim(
        person_id=agreement.person_id,
        programme_id=opportunity.programme_id,
        organisation_id=opportunity.organisation_id,
        agreement_id=agreement.id,
        budget_id=budget.id,
        stage=stage,
        **{
            "title": "Panel",
            "worked_on": day,
            "minutes": 180,
            "made_at": clock.now(),
            "sent_at": None if stage is ClaimStage.DRAFT else clock.now(),
            "declaration": 1,
            **more,
        },
    )
    db.session.add(claim)
    db.session.flush()
    if pence:
        db.session.add(
            ClaimLine(
                claim_id=claim.id, ledger=Ledger.PAYMENT, on_day=day, amount_pence=pence, offer_pence=pence
            )
        )
    if expense_pence:
        db.session.add(
            ClaimLine(
                claim_id=claim.id,
                ledger=Ledger.EXPENSE,
                expense=Expense.FARE,
                on_day=day,
                amount_pence=expense_pence,
                proof=Proof.LOST,
            )
        )
    db.session.flush()
    return claim


def a_receipt(claim: Claim, content: bytes = b"\x89PNG\r\n\x1a\n") -> LineFile:
    """The photo of a receipt for the bus of a claim, sealed on the disk."""
    line = ClaimLine(
        claim_id=claim.id,
        ledger=Ledger.EXPENSE,
        expense=Expense.FARE,
        on_day=claim.worked_on,
        amount_pence=460,
        proof=Proof.RECEIPT,
    )
    db.session.add(line)
    db.session.flush()
    attached = sealed.keep(io.BytesIO(content))
    file = LineFile(
        line_id=line.id,
        file_key=attached.key,
        lock=attached.lock,
        media_type="image/png",
        size_bytes=len(content),
        sealed_bytes=attached.size,
        sha256=attached.sha256,
        added_at=clock.now(),
    )
    db.session.add(file)
    db.session.flush()
    return file


def related(one: Person, other: Person) -> Relation:
    """That two people are too near."""
    relation = Relation(person_id=one.id, other_id=other.id, declared_at=clock.now())
    db.session.add(relation)
    db.session.flush()
    return relation


def an_approval(claim: Claim, approver: Person | None = None) -> Approval:
    """That somebody approved a claim as it stands, by no operation: nothing of it is in the ledger."""
    rows = db.session.execute(
        select(ClaimLine.ledger, func.sum(ClaimLine.amount_pence))
        .where(ClaimLine.claim_id == claim.id)
        .group_by(ClaimLine.ledger)
    )
    sums = {ledger: int(pence) for ledger, pence in rows}
    approval = Approval(
        claim_id=claim.id,
        claimant_id=claim.person_id,
        approver_id=(approver or a_person()).id,
        payment_pence=sums.get(Ledger.PAYMENT, 0),
        expense_pence=sums.get(Ledger.EXPENSE, 0),
        approved_at=clock.now(),
    )
    claim.stage = ClaimStage.APPROVED
    db.session.add(approval)
    db.session.flush()
    return approval


def a_payment(
    claim: Claim,
    payer: Person | None = None,
    *,
    stage: PaymentStage = PaymentStage.SENT,
    route: Route = Route.ACCOUNTS_PAYABLE,
    **more: Any,
) -> Payment:
    """The payment for the time of a claim, in a run of its own that another confirmed and whose file is made."""
    approval = an_approval(claim)
    run = PaymentRun(
        programme_id=claim.programme_id,
        organisation_id=claim.organisation_id,
        route=route,
        profile="suppliers",
        stage=RunStage.WRITTEN,
        made_by_id=(payer or a_person()).id,
        made_at=clock.now(),
        confirmed_by_id=a_person().id,
        confirmed_at=clock.now(),
        written_at=clock.now(),
        sha256="0" * 64,
        count=1,
        payment_pence=approval.payment_pence,
    )
    db.session.add(run)
    db.session.flush()
    payment = Payment(
        run_id=run.id,
        payer_id=run.made_by_id,
        approval_id=approval.id,
        claim_id=claim.id,
        claimant_id=claim.person_id,
        approver_id=approval.approver_id,
        budget_id=claim.budget_id,
        ledger=Ledger.PAYMENT,
        stage=stage,
        **{
            "method": Method.BANK,
            "amount_pence": approval.payment_pence,
            "frozen_at": clock.now(),
            "paid_on": clock.today() if stage is PaymentStage.PAID else None,
            **more,
        },
    )
    db.session.add(payment)
    db.session.flush()
    return payment


def a_lending(
    budget: Budget, lender: Organisation, role: Role = Role.FINANCE_APPROVER, **more: Any
) -> Lending:
    """That a partner lends the organisation of a budget somebody, since long ago."""
    lending = Lending(
        programme_id=budget.programme_id,
        organisation_id=budget.organisation_id,
        lender_id=lender.id,
        role=role,
        **{"from_day": long_ago(), **more},
    )
    db.session.add(lending)
    db.session.flush()
    return lending


def a_pre_approval(
    claim: Claim, pence: int = 1500, *, given_by: Person | None = None, **more: Any
) -> PreApproval:
    """A taxi that whoever claims asked for, on the day of the claim; given when somebody gave it."""
    asked = PreApproval(
        person_id=claim.person_id,
        programme_id=claim.programme_id,
        organisation_id=claim.organisation_id,
        **{
            "expense": Expense.TAXI,
            "on_day": claim.worked_on,
            "most_pence": pence,
            "words": "The bus stops at six.",
            "asked_at": clock.now(),
            "given_by_id": given_by.id if given_by else None,
            "given_at": clock.now() if given_by else None,
            **more,
        },
    )
    db.session.add(asked)
    db.session.flush()
    return asked


def a_cash_float(budget: Budget, holder: Person | None = None) -> CashFloat:
    """Cash for expenses, in which a count found a pound less than there should be, by no operation."""
    opener = a_person()
    cash = CashFloat(
        programme_id=budget.programme_id,
        organisation_id=budget.organisation_id,
        ledger=Ledger.EXPENSE,
        holder_id=(holder or a_person()).id,
        name="Reception",
        opened_on=clock.today(),
        opened_by_id=opener.id,
    )
    db.session.add(cash)
    db.session.flush()
    for move, pence in ((FloatMove.TOPPED_UP, 5000), (FloatMove.COUNTED, 4900)):
        db.session.add(
            FloatEntry(
                float_id=cash.id,
                move=move,
                amount_pence=pence,
                on_day=clock.today(),
                at=clock.now(),
                by_id=opener.id,
            )
        )
        db.session.flush()
    return cash


def an_overpayment(claim: Claim, pence: int = 2500) -> Recovery:
    """That too much was paid for the time of a claim, as two people said, by no operation."""
    recovery = Recovery(
        claim_id=claim.id,
        claimant_id=claim.person_id,
        ledger=Ledger.PAYMENT,
        amount_pence=pence,
        stage=RecoveryStage.AGREED,
        why="Two hours, not three.",
        noted_by_id=a_person().id,
        noted_at=clock.now(),
        agreed_by_id=a_person().id,
        agreed_at=clock.now(),
    )
    db.session.add(recovery)
    db.session.flush()
    return recovery
