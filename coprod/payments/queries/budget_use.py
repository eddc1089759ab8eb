"""What has become of budgets: worked and not claimed yet, claimed, approved, paid; and work that has no budget."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import joinedload

from coprod.core.db import db
from coprod.involvement.models import Agreement, Opportunity, WorkSession
from coprod.involvement.rules.agreements import SessionStage
from coprod.involvement.rules.opportunities import Pays
from coprod.meetings.models import Attendance, Meeting
from coprod.meetings.rules.attendance import Presence
from coprod.meetings.rules.groups import MemberRole
from coprod.payments.models import Budget, Claim, ClaimLine
from coprod.payments.queries import ledger
from coprod.payments.queries.queue import Place as Where
from coprod.payments.queries.queue import belongs
from coprod.payments.rules.budgets import Place, Sums, Use, budget_of
from coprod.payments.rules.claims import ClaimStage, Ledger
from coprod.payments.rules.paying import Account
from coprod.rates.models import Rate
from coprod.rates.rules.pay import offer_pence

# What was not approved was claimed all the same: nobody expects that it is still to be paid.
NOT_CLAIMED = (ClaimStage.DRAFT, ClaimStage.WITHDRAWN)
WAITS = (ClaimStage.SENT, ClaimStage.QUERIED)


@dataclass(frozen=True)
class Found:
    """What has become of each budget, by its number; and what no budget pays for, by place."""

    uses: dict[int, Use]
    unmet: dict[Place, int]


def of(budgets: Sequence[Budget], programmes: Collection[int]) -> Found:
    """What has become of some budgets, and what in these programmes has none, in so many statements for all."""
    uses = {each.id: Use(each.amount_pence) for each in budgets}
    unmet: dict[Place, int] = {}
    for place, day, pence in not_claimed(programmes):
        budget = budget_of(budgets, place, day)
        if budget is not None:
            uses[budget.id].coming.payment += pence
        elif pence:
            unmet[place] = unmet.get(place, 0) + pence
    for number, of_ledger, pence in _waiting(uses):
        _add(uses[number].waiting, of_ledger, pence)
    spent, owed = ledger.by_budget(Account.COST), ledger.by_budget(Account.OWED)
    for number, use in uses.items():
        for each in Ledger:
            to_be_paid = -owed.get(number, {}).get(each, 0)
            _add(use.approved, each, to_be_paid)
            _add(use.paid, each, spent.get(number, {}).get(each, 0) - to_be_paid)
    return Found(uses, unmet)


def _add(sums: Sums, of_ledger: Ledger, pence: int) -> None:
    if of_ledger is Ledger.PAYMENT:
        sums.payment += pence
    else:
        sums.expense += pence


def _waiting(budgets: Collection[int]) -> Iterator[tuple[int, Ledger, int]]:
    found = db.session.execute(
        select(Claim.budget_id, ClaimLine.ledger, func.sum(ClaimLine.amount_pence))
        .join(ClaimLine, ClaimLine.claim_id == Claim.id)
        .where(Claim.budget_id.in_(budgets), Claim.stage.in_(WAITS))
        .group_by(Claim.budget_id, ClaimLine.ledger)
        .order_by(Claim.budget_id)
    )
    for number, of_ledger, pence in found:
        if number is not None:
            yield number, of_ledger, int(pence)


def not_claimed(
    programmes: Collection[int], *, until: date | None = None
) -> Iterator[tuple[Place, date, int]]:
    """Agreed work for which nobody has claimed yet, at what its rate offers: what people then choose is theirs.

    Not the work of staff, who are paid by their employer and claim nothing here.

    With ``until``, only the work of that day and of days before it.
    """
    work = [*_sessions(programmes, until), *_meetings(programmes, until)]
    rates = _rates({role.rate_card_id for role, *_rest in work if role.rate_card_id})
    for role, day, minutes, preparation in work:
        rate = next(
            (
                each
                for each in rates
                if (each.card_id, each.key) == (role.rate_card_id, role.rate_key)
                and each.from_day <= day
                and (each.to_day is None or each.to_day >= day)
            ),
            None,
        )
        place = Place(role.programme_id, role.organisation_id, role.workstream_id)
        yield place, day, offer_pence(rate, minutes, preparation) if rate is not None else 0


Work = tuple[Opportunity, date, int, int]


def _sessions(programmes: Collection[int], until: date | None) -> list[Work]:
    claimed = exists().where(Claim.session_id == WorkSession.id, Claim.stage.not_in(NOT_CLAIMED))
    found = db.session.execute(
        select(Opportunity, WorkSession.on_day, WorkSession.minutes, WorkSession.preparation_minutes)
        .join(Agreement, Agreement.opportunity_id == Opportunity.id)
        .join(WorkSession, WorkSession.agreement_id == Agreement.id)
        .where(
            Opportunity.programme_id.in_(programmes),
            Opportunity.pays == Pays.PAYMENT_AND_EXPENSES,
            Agreement.agreed_at.is_not(None),
            Agreement.brings != MemberRole.STAFF,
            WorkSession.stage == SessionStage.AGREED,
            WorkSession.on_day <= (until or date.max),
            ~claimed,
        )
        .order_by(WorkSession.id)
    )
    return [(role, day, minutes, preparation) for role, day, minutes, preparation in found]


def _meetings(programmes: Collection[int], until: date | None) -> list[Work]:
    claimed = exists().where(
        Claim.meeting_id == Meeting.id,
        Claim.person_id == Attendance.person_id,
        Claim.stage.not_in(NOT_CLAIMED),
    )
    found = db.session.execute(
        select(Opportunity, Meeting.on_day, Attendance.minutes, Attendance.preparation_minutes)
        .join(Agreement, Agreement.opportunity_id == Opportunity.id)
        .join(Meeting, Meeting.group_id == Opportunity.group_id)
        .join(
            Attendance,
            and_(Attendance.meeting_id == Meeting.id, Attendance.person_id == Agreement.person_id),
        )
        .where(
            Opportunity.programme_id.in_(programmes),
            Opportunity.pays == Pays.PAYMENT_AND_EXPENSES,
            Agreement.agreed_at.is_not(None),
            Agreement.brings != MemberRole.STAFF,
            Agreement.starts_on <= Meeting.on_day,
            or_(Agreement.ends_on.is_(None), Agreement.ends_on >= Meeting.on_day),
            Attendance.presence == Presence.PRESENT,
            Meeting.on_day <= (until or date.max),
            ~claimed,
        )
        .order_by(Attendance.id)
    )
    return [(role, day, minutes, preparation) for role, day, minutes, preparation in found]


def _rates(cards: Collection[int]) -> list[Rate]:
    return list(
        db.session.scalars(
            select(Rate)
            .where(Rate.card_id.in_(cards), Rate.replaced_at.is_(None))
            .options(joinedload(Rate.card))
            .order_by(Rate.from_day.desc(), Rate.id.desc())
        )
    )


def listed(programmes: Collection[int], places: Collection[Where]) -> list[Budget]:
    """The budgets of whole programmes, and of some organisations in others: by organisation, then by the latest."""
    return list(
        db.session.scalars(
            select(Budget)
            .join(Budget.organisation)
            .where(belongs(Budget, programmes, places))
            .options(
                joinedload(Budget.organisation), joinedload(Budget.workstream), joinedload(Budget.lendings)
            )
            .order_by(Budget.organisation_id, Budget.from_day.desc(), Budget.id)
        ).unique()
    )
