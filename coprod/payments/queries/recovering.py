"""What was paid and was too much: one, those of a desk, those of a person, and how much it can be."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, Select, case, func, select, tuple_
from sqlalchemy.orm import aliased, joinedload, selectinload

from coprod.core.db import db
from coprod.core.paging import Page, page_of
from coprod.core.words import _
from coprod.involvement.models import Agreement
from coprod.involvement.rules.agreements import Route
from coprod.payments.models import Claim, Payment, PaymentRun, Recovery, RecoveryPart
from coprod.payments.rules.claims import Ledger
from coprod.payments.rules.paying import PaymentStage
from coprod.payments.rules.recovering import TOLD, NeverTheirs, RecoveryStage


def _whole(chosen: Select[Recovery]) -> Select[Recovery]:
    return chosen.options(
        joinedload(Recovery.claim).joinedload(Claim.organisation),
        joinedload(Recovery.claim).joinedload(Claim.budget),
        joinedload(Recovery.claim).joinedload(Claim.person),
        joinedload(Recovery.claim).joinedload(Claim.agreement).joinedload(Agreement.supported_by),
        joinedload(Recovery.claim).selectinload(Claim.lendings),
        joinedload(Recovery.claimant),
        joinedload(Recovery.noted_by),
        joinedload(Recovery.agreed_by),
        joinedload(Recovery.let_go_asked_by),
        joinedload(Recovery.kept_by),
        selectinload(Recovery.parts).joinedload(RecoveryPart.by),
    )


def one(reference: str) -> Recovery | None:
    """One of them, with whatever its page and its rules ask."""
    return db.session.scalars(_whole(select(Recovery)).where(Recovery.reference == reference)).first()


def of_places(places: Collection[tuple[int, int]], number: int) -> Page[Recovery]:
    """One page of those of some places (programme and organisation): what is open first, then the newest."""
    return page_of(
        _whole(select(Recovery))
        .join(Claim, Claim.id == Recovery.claim_id)
        .where(tuple_(Claim.programme_id, Claim.organisation_id).in_(sorted(places)))
        .order_by(Recovery.stage.not_in((RecoveryStage.NOTED, RecoveryStage.AGREED)), Recovery.id.desc()),
        number,
    )


def of_claim(claim_id: int) -> list[Recovery]:
    """Those of one claim, oldest first, for those who decide about it."""
    return list(
        db.session.scalars(
            _whole(select(Recovery)).where(Recovery.claim_id == claim_id).order_by(Recovery.id)
        )
    )


def of_person(person_id: int) -> list[Recovery]:
    """What somebody was told of, the newest first."""
    return list(
        db.session.scalars(
            _whole(select(Recovery))
            .where(Recovery.claimant_id == person_id, Recovery.stage.in_(TOLD))
            .order_by(Recovery.id.desc())
        )
    )


def own(person_id: int, reference: str) -> Recovery | None:
    """One of those of a person; anybody else's does not exist."""
    return next((each for each in of_person(person_id) if each.reference == reference), None)


def claim_of(recovery: Recovery) -> Claim:
    """The claim of which too much was paid, with the person."""
    return db.session.scalars(
        select(Claim)
        .where(Claim.id == recovery.claim_id)
        .options(joinedload(Claim.person), joinedload(Claim.budget))
    ).one()


def _paid(claim_id: int, ledger: Ledger) -> tuple[ColumnElement[bool], ...]:
    return (
        Payment.claim_id == claim_id,
        Payment.ledger == ledger,
        Payment.stage == PaymentStage.PAID,
    )


def never_theirs(claim_id: int, ledger: Ledger) -> NeverTheirs | None:
    """Why nothing can be asked back of what was paid of a claim and ledger: the person never had it as it stands."""
    found = db.session.execute(
        select(Payment.charity, PaymentRun.route)
        .join(PaymentRun, PaymentRun.id == Payment.run_id)
        .where(*_paid(claim_id, ledger))
    ).first()
    if found is None:
        return None
    charity, route = found
    if charity:
        return NeverTheirs.CHARITY
    # What stands here is what it was before tax.
    return NeverTheirs.PAYROLL if route is Route.PAYROLL else None


def most(claim_id: int, ledger: Ledger) -> int:
    """What somebody was paid of a claim and ledger and was not asked back: call it once the claim is held."""
    paid = db.session.scalar(
        select(func.sum(Payment.amount_pence))
        .join(PaymentRun, PaymentRun.id == Payment.run_id)
        .where(*_paid(claim_id, ledger), Payment.charity == "", PaymentRun.route != Route.PAYROLL)
    )
    asked = db.session.scalar(
        select(func.sum(Recovery.amount_pence)).where(
            Recovery.claim_id == claim_id,
            Recovery.ledger == ledger,
            Recovery.stage != RecoveryStage.DROPPED,
        )
    )
    return max(0, int(paid or 0) - int(asked or 0))


def left(recovery: Recovery) -> int:
    """What of it has not come back: call it once it is held."""
    signed = case(
        (RecoveryPart.reverses_id.is_(None), RecoveryPart.amount_pence), else_=-RecoveryPart.amount_pence
    )
    back = db.session.scalar(select(func.sum(signed)).where(RecoveryPart.recovery_id == recovery.id))
    return recovery.amount_pence - int(back or 0)


def standing_parts(recovery: Recovery) -> list[RecoveryPart]:
    """What came back and was not put right, oldest first: call it once it is held."""
    return list(db.session.scalars(_standing().where(RecoveryPart.recovery_id == recovery.id)))


def _standing() -> Select[RecoveryPart]:
    wrong = aliased(RecoveryPart)
    return (
        select(RecoveryPart)
        .where(
            RecoveryPart.reverses_id.is_(None),
            ~select(wrong.id).where(wrong.reverses_id == RecoveryPart.id).exists(),
        )
        .order_by(RecoveryPart.id)
    )


def first_paid_on(claim_id: int, ledger: Ledger) -> date | None:
    """The first day on which anything of a claim and ledger was with the person: nothing can have come back before."""
    return db.session.scalar(select(func.min(Payment.paid_on)).where(*_paid(claim_id, ledger)))


def stands_in_the_way(claim_id: int, ledger: Ledger) -> str:
    """What to do before a payment of a claim and ledger can come back, as some of it is asked, or was given, back.

    "" where nothing stands in the way.
    """
    of = (Recovery.claim_id == claim_id, Recovery.ledger == ledger)
    given = _standing().join(Recovery, Recovery.id == RecoveryPart.recovery_id).where(*of).limit(1)
    if db.session.scalars(given).first() is not None:
        return _(
            "Some of this is noted as given back. If all of it came back by itself: have that put right "
            "as written wrongly, let the rest go, and then note that it came back."
        )
    open_stages = Recovery.stage.in_((RecoveryStage.NOTED, RecoveryStage.AGREED))
    if db.session.scalars(select(Recovery.id).where(*of, open_stages).limit(1)).first() is not None:
        return _(
            "Somebody has noted that too much of this was paid. Settle that first: drop it, or let it go, "
            "and then note that it came back."
        )
    return ""
