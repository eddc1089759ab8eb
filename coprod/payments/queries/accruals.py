"""What an organisation owes at the end of a day, for its year-end: worked and not claimed, claimed and not paid.

What was approved is read in the ledger, whose rows have days and never change: that part is as it was on the day. What
was claimed and not approved by then, and what was worked and not claimed by then, is told as it is known now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select

from coprod.core import clock
from coprod.core.db import db
from coprod.payments.models import Approval, Budget, Claim, ClaimLine, LedgerEntry
from coprod.payments.queries import budget_use
from coprod.payments.queries.queue import Place, belongs
from coprod.payments.rules.accruals import Accrual, Part, Piece, added_up
from coprod.payments.rules.budgets import budget_of
from coprod.payments.rules.claims import GONE, Ledger
from coprod.payments.rules.paying import Account
from coprod.programmes.models import Organisation


def on(day: date, programmes: Collection[int], places: Collection[Place]) -> list[Accrual]:
    """Everything that is owed at the end of a day, by organisation, cost code and ledger; payment and expenses apart."""
    end = clock.end_of_day(day)
    mine = belongs(Claim, programmes, places)
    approved_by_then = select(Approval.id).where(
        Approval.claim_id == Claim.id,
        Approval.approved_at < end,
        or_(Approval.withdrawn_at.is_(None), Approval.withdrawn_at >= end),
    )
    found = [
        *_nobody_claimed(day, programmes, places),
        *_lines(Part.NOT_CLAIMED, mine, Claim.sent_at >= end, ClaimLine.on_day <= day),
        *_lines(Part.NOT_APPROVED, mine, Claim.sent_at < end, ~approved_by_then.exists()),
        *_owed(day, belongs(Budget, programmes, places)),
    ]
    return added_up(found, _names({each.organisation_id for each in found}))


def _nobody_claimed(day: date, programmes: Collection[int], places: Collection[Place]) -> Iterator[Piece]:
    """Work that is still not claimed: what its rate offers, from the budget that it would be paid from."""
    budgets = budget_use.listed(programmes, places)
    codes = {each.id: each.cost_code for each in budgets}
    everywhere = {*programmes, *(programme for programme, _organisation in places)}
    for place, worked_on, pence in budget_use.not_claimed(everywhere, until=day):
        if place.programme_id in programmes or (place.programme_id, place.organisation_id) in places:
            budget = budget_of(budgets, place, worked_on)
            code = codes[budget.id] if budget is not None else ""
            yield Piece(place.organisation_id, code, Ledger.PAYMENT, Part.NOT_CLAIMED, pence)


def _lines(part: Part, *which: ColumnElement[bool]) -> Iterator[Piece]:
    """The lines of some claims, of those that still stand."""
    for organisation_id, code, ledger, pence in db.session.execute(
        select(Claim.organisation_id, Budget.cost_code, ClaimLine.ledger, func.sum(ClaimLine.amount_pence))
        .join(ClaimLine, ClaimLine.claim_id == Claim.id)
        .outerjoin(Budget, Budget.id == Claim.budget_id)
        .where(Claim.stage.not_in(GONE), *which)
        .group_by(Claim.organisation_id, Budget.cost_code, ClaimLine.ledger)
        .order_by(Claim.organisation_id)
    ):
        yield Piece(organisation_id, code or "", ledger, part, int(pence))


def _owed(day: date, mine: ColumnElement[bool]) -> Iterator[Piece]:
    """Approved and not paid: what the ledger owed at the end of the day."""
    for organisation_id, code, ledger, pence in db.session.execute(
        select(
            Budget.organisation_id, Budget.cost_code, LedgerEntry.ledger, func.sum(LedgerEntry.amount_pence)
        )
        .join(Budget, Budget.id == LedgerEntry.budget_id)
        .where(LedgerEntry.account == Account.OWED, LedgerEntry.on_day <= day, mine)
        .group_by(Budget.organisation_id, Budget.cost_code, LedgerEntry.ledger)
        .order_by(Budget.organisation_id)
    ):
        yield Piece(organisation_id, code, ledger, Part.NOT_PAID, -int(pence))


def _names(numbers: Collection[int]) -> dict[int, str]:
    rows = db.session.execute(
        select(Organisation.id, Organisation.name)
        .where(Organisation.id.in_(numbers))
        .order_by(Organisation.id)
    )
    return {number: name for number, name in rows}
