"""What is approved and not paid, and what stands in the way of paying it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import joinedload

from coprod.core import clock
from coprod.core.db import db
from coprod.involvement.models import Agreement, Determination
from coprod.involvement.rules.agreements import Route
from coprod.involvement.rules.opportunities import Method
from coprod.involvement.rules.paid import Wanting, wanting
from coprod.payments.models import (
    Approval,
    BankDetails,
    Claim,
    PayChoice,
    PayeeSetup,
    Payment,
    Relation,
)
from coprod.payments.rules.claims import Choice, ClaimStage, Ledger
from coprod.payments.rules.payable import Obstacle
from coprod.payments.rules.paying import AFTER_ALL, LIVE, PaymentStage
from coprod.payments.rules.profiles import Needs, Profile
from coprod.programmes.models import holds

# What one run takes in: beyond it the next run goes on.
MOST = 2000
UNDETERMINED = {Wanting.ROUTE: Obstacle.UNDETERMINED, Wanting.COMPANY: Obstacle.COMPANY}


@dataclass(frozen=True)
class Due:
    """One sum that is approved and not paid: of which claim and ledger, how it would go, and what stands in the way."""

    claim: Claim
    approval: Approval
    ledger: Ledger
    pence: int
    method: Method
    charity: str
    details: BankDetails | None
    replaces_id: int | None
    obstacle: Obstacle | None


def _at_desk(programme_id: int, organisation_id: int) -> Select[Approval]:
    return (
        select(Approval)
        .join(Claim, Claim.id == Approval.claim_id)
        .where(
            Claim.programme_id == programme_id,
            Claim.organisation_id == organisation_id,
            Claim.stage == ClaimStage.APPROVED,
            Approval.withdrawn_at.is_(None),
        )
    )


def beyond(programme_id: int, organisation_id: int) -> int:
    """How many approved claims wait at a desk beyond those that a run looks at: its page says so."""
    all_of_them = _at_desk(programme_id, organisation_id).subquery()
    return max(0, (db.session.scalar(select(func.count()).select_from(all_of_them)) or 0) - MOST)


def _approved(programme_id: int, organisation_id: int) -> Select[Approval]:
    return (
        _at_desk(programme_id, organisation_id)
        .options(
            joinedload(Approval.claim).selectinload(Claim.lines),
            joinedload(Approval.claim).joinedload(Claim.person),
            joinedload(Approval.claim).joinedload(Claim.agreement).joinedload(Agreement.opportunity),
        )
        .order_by(Approval.approved_at, Approval.id)
        .limit(MOST)
    )


def hold_approved(programme_id: int, organisation_id: int) -> None:
    """Hold every claim that is approved and not paid until the transaction ends (PostgreSQL; SQLite has one writer).

    First the payments in whose place new ones will stand: whoever says of one that it arrived after all holds it
    before its claim.
    """
    approved = (
        Claim.programme_id == programme_id,
        Claim.organisation_id == organisation_id,
        Claim.stage == ClaimStage.APPROVED,
    )
    db.session.execute(
        select(Payment.id)
        .join(Claim, Claim.id == Payment.claim_id)
        .where(*approved, Payment.stage.in_(AFTER_ALL))
        .order_by(Payment.id)
        .with_for_update(read=True, key_share=True, of=Payment)
    ).all()
    db.session.execute(select(Claim.id).where(*approved).order_by(Claim.id).with_for_update()).all()


def due(
    programme_id: int, organisation_id: int, route: Route, *, profile: Profile | None, payer_id: int | None
) -> list[Due]:
    """Every sum that this route would pay, oldest approval first, each with what stands in its way.

    Payment goes by the route that the role was determined to; expenses always through accounts payable (rules P7, P16).
    ``payer_id`` and ``profile`` are ``None`` when nobody is about to pay: then only what anybody would meet is told.
    """
    approvals = list(db.session.scalars(_approved(programme_id, organisation_id)))
    claims = {each.claim_id for each in approvals}
    people = {each.claimant_id for each in approvals}
    under_way = live(claims)
    before = _came_back(claims)
    methods = _methods(people)
    accounts = accounts_of(people)
    setups = _setups(people, organisation_id)
    near = _near(payer_id) if payer_id is not None else frozenset()
    routes = _determinations(
        {each.claim.agreement.opportunity_id for each in approvals if each.claim.agreement}
    )
    found = []
    for approval in approvals:
        for ledger, pence in (
            (Ledger.PAYMENT, approval.payment_pence),
            (Ledger.EXPENSE, approval.expense_pence),
        ):
            if pence <= 0 or (approval.claim_id, ledger) in under_way:
                continue
            determination = _determination(approval.claim, routes)
            goes_by = Route.ACCOUNTS_PAYABLE
            if ledger is Ledger.PAYMENT and determination is not None:
                goes_by = determination.route
            if goes_by is not route:
                continue
            charity = approval.claim.donate_to if _is_donated(approval.claim, ledger) else ""
            method = Method.BANK if charity else methods.get(approval.claimant_id, Method.BANK)
            details = accounts.get(approval.claimant_id) if method is Method.BANK and not charity else None
            found.append(
                Due(
                    approval.claim,
                    approval,
                    ledger,
                    pence,
                    method,
                    charity,
                    details,
                    before.get((approval.claim_id, ledger)),
                    _obstacle(
                        approval,
                        ledger,
                        determination,
                        payer_id=payer_id,
                        near=near,
                        needs_account=method is Method.BANK
                        and not charity
                        and route is Route.ACCOUNTS_PAYABLE,
                        details=details,
                        needs_number=profile is not None
                        and profile.needs is Needs.PAYEE_NUMBER
                        and method is Method.BANK
                        and not charity,
                        setup=setups.get(approval.claimant_id),
                    ),
                )
            )
    return found


def _obstacle(
    approval: Approval,
    ledger: Ledger,
    determination: Determination | None,
    *,
    payer_id: int | None,
    near: frozenset[int],
    needs_account: bool,
    details: BankDetails | None,
    needs_number: bool,
    setup: PayeeSetup | None,
) -> Obstacle | None:
    agreement = approval.claim.agreement
    if approval.claimant_id == payer_id:
        return Obstacle.OWN
    if approval.approver_id == payer_id:
        return Obstacle.APPROVED_BY_PAYER
    if approval.claimant_id in near:
        return Obstacle.RELATED
    if ledger is Ledger.PAYMENT:
        lacks = wanting(determination, to_a_company=agreement is not None and agreement.to_a_company)
        if lacks is not None:
            return UNDETERMINED[lacks]
    if needs_account and details is None:
        is_gone = approval.claim.person.forgotten_at is not None
        return Obstacle.FORGOTTEN if is_gone else Obstacle.NO_ACCOUNT
    if needs_account and details is not None and not is_usable(details, clock.now()):
        return Obstacle.ON_HOLD
    if needs_number:
        return _unknown(setup, details)
    return None


def _unknown(setup: PayeeSetup | None, details: BankDetails | None) -> Obstacle | None:
    """What stands in the way where a system is told whom to pay by their number, and has their account itself.

    Whoever has no account here may well have one there: nothing is asked of them.
    """
    if setup is None:
        return Obstacle.NO_NUMBER
    if details is None or details.id == setup.details_id:
        return None
    return Obstacle.OLD_ACCOUNT if is_usable(details, clock.now()) else Obstacle.ON_HOLD


def is_usable(details: BankDetails, at: datetime) -> bool:
    """Whether money may go to these details at a moment: confirmed, past their hold, and neither replaced nor wiped."""
    return (
        details.confirmed_at is not None
        and details.hold_until is not None
        and details.hold_until <= at
        and details.replaced_at is None
        and details.wiped_at is None
    )


def _is_donated(claim: Claim, ledger: Ledger) -> bool:
    """What is given away is what was offered for time: expenses always go back to whoever had them."""
    return claim.choice is Choice.DONATE and ledger is Ledger.PAYMENT


def live(claims: Collection[int]) -> set[tuple[int, Ledger]]:
    """Of which claims which ledger waits in a run, is on its way, or has arrived."""
    rows = db.session.execute(
        select(Payment.claim_id, Payment.ledger)
        .where(Payment.claim_id.in_(claims), Payment.stage.in_([PaymentStage(each) for each in LIVE]))
        .order_by(Payment.id)
    )
    return {(claim_id, ledger) for claim_id, ledger in rows}


def _came_back(claims: Collection[int]) -> dict[tuple[int, Ledger], int]:
    """The newest payment of each claim and ledger that failed or came back: the next one stands in its place."""
    later = Payment.__table__.alias("later")
    rows = db.session.execute(
        select(Payment.claim_id, Payment.ledger, Payment.id)
        .where(
            Payment.claim_id.in_(claims),
            Payment.stage.in_(AFTER_ALL),
            ~exists(select(later.c.id).where(later.c.replaces_id == Payment.id)),
        )
        .order_by(Payment.id)
    )
    return {(claim_id, ledger): number for claim_id, ledger, number in rows}


def _methods(people: Collection[int]) -> dict[int, Method]:
    rows = db.session.scalars(
        select(PayChoice).where(PayChoice.person_id.in_(people)).order_by(PayChoice.person_id)
    )
    return {each.person_id: each.method for each in rows}


def accounts_of(people: Collection[int]) -> dict[int, BankDetails]:
    """The newest details of each that they confirmed; what is not confirmed yet takes nobody's place."""
    rows = db.session.scalars(
        select(BankDetails)
        .where(
            BankDetails.person_id.in_(people),
            BankDetails.confirmed_at.is_not(None),
            BankDetails.replaced_at.is_(None),
            BankDetails.wiped_at.is_(None),
        )
        .order_by(BankDetails.id)
    )
    return {each.person_id: each for each in rows}


def _setups(people: Collection[int], organisation_id: int) -> dict[int, PayeeSetup]:
    rows = db.session.scalars(
        select(PayeeSetup)
        .where(
            PayeeSetup.person_id.in_(people),
            PayeeSetup.organisation_id == organisation_id,
            PayeeSetup.done_on.is_not(None),
        )
        .order_by(PayeeSetup.id)
    )
    return {each.person_id: each for each in rows if each.number}


def numbers(people: Collection[int], organisation_id: int) -> dict[int, str]:
    """What the organisation's finance system calls each of some people, where it knows them."""
    return {person: each.number for person, each in _setups(people, organisation_id).items()}


def with_old_account(people: Collection[int], organisation_id: int) -> frozenset[int]:
    """Those of some people whom the finance system would pay to another account than the one they gave last."""
    accounts = accounts_of(people)
    return frozenset(
        person
        for person, setup in _setups(people, organisation_id).items()
        if _unknown(setup, accounts.get(person)) is not None
    )


def near(person_id: int) -> frozenset[int]:
    """Everybody whom somebody declared, or who declared somebody, to be too near (domain rule P23)."""
    return _near(person_id)


def _near(person_id: int) -> frozenset[int]:
    rows = db.session.execute(
        select(Relation.person_id, Relation.other_id)
        .where(
            Relation.ended_at.is_(None),
            or_(Relation.person_id == person_id, Relation.other_id == person_id),
        )
        .order_by(Relation.id)
    )
    return frozenset(other if one == person_id else one for one, other in rows)


def _determinations(opportunities: Collection[int]) -> dict[int, list[Determination]]:
    found: dict[int, list[Determination]] = {}
    for each in db.session.scalars(
        select(Determination)
        .where(Determination.opportunity_id.in_(opportunities))
        .order_by(Determination.from_day, Determination.id)
    ):
        found.setdefault(each.opportunity_id, []).append(each)
    return found


def _determination(claim: Claim, routes: dict[int, list[Determination]]) -> Determination | None:
    """What was determined for the day of the work; the newest of them."""
    if claim.agreement is None:
        return None
    fitting = [
        each for each in routes.get(claim.agreement.opportunity_id, []) if holds(each, claim.worked_on)
    ]
    return fitting[-1] if fitting else None
