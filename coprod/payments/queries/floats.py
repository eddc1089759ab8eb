"""Cash floats with their books, who may keep one, and which of them a payment in cash can come from (rule P21)."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Select, or_, select, tuple_
from sqlalchemy.orm import joinedload, selectinload

from coprod.core import clock
from coprod.core.db import db
from coprod.payments.models import Budget, CashFloat, FloatEntry, Lending, Payment, Recovery, RecoveryPart
from coprod.payments.rules.claims import Ledger
from coprod.people.models import Person
from coprod.programmes.models import Membership
from coprod.programmes.queries.dated import holds_on
from coprod.programmes.rules import Role

# Who works for an organisation, so that cash can be left with them.
KEEPERS = (
    Role.LEAD,
    Role.MODERATOR,
    Role.CHAIR,
    Role.FINANCE_APPROVER,
    Role.PAYER,
    Role.ADMINISTRATOR,
)


def _whole(chosen: Select[CashFloat]) -> Select[CashFloat]:
    return chosen.options(
        joinedload(CashFloat.holder),
        joinedload(CashFloat.organisation),
        selectinload(CashFloat.lendings),
        selectinload(CashFloat.entries).joinedload(FloatEntry.by),
        selectinload(CashFloat.entries).joinedload(FloatEntry.budget),
        selectinload(CashFloat.entries).joinedload(FloatEntry.payment).joinedload(Payment.run),
        selectinload(CashFloat.entries).joinedload(FloatEntry.payment).joinedload(Payment.claimant),
        selectinload(CashFloat.entries)
        .joinedload(FloatEntry.part)
        .joinedload(RecoveryPart.recovery)
        .joinedload(Recovery.claimant),
    )


def one(reference: str) -> CashFloat | None:
    """A float with its whole book."""
    return db.session.scalars(_whole(select(CashFloat)).where(CashFloat.reference == reference)).first()


def of_places(places: Collection[tuple[int, int]]) -> list[CashFloat]:
    """The floats of some places (programme and organisation), those that are open first."""
    return list(
        db.session.scalars(
            select(CashFloat)
            .where(tuple_(CashFloat.programme_id, CashFloat.organisation_id).in_(sorted(places)))
            .options(
                joinedload(CashFloat.holder),
                joinedload(CashFloat.organisation),
                selectinload(CashFloat.entries),
            )
            .order_by(CashFloat.closed_on.is_not(None), CashFloat.name, CashFloat.id)
        )
    )


def entries(float_id: int) -> list[FloatEntry]:
    """The book of a float as it stands now, oldest line first: call it once its row is held."""
    return list(
        db.session.scalars(select(FloatEntry).where(FloatEntry.float_id == float_id).order_by(FloatEntry.id))
    )


def _open(programme_id: int, organisation_id: int) -> Select[CashFloat]:
    return (
        select(CashFloat)
        .where(
            CashFloat.programme_id == programme_id,
            CashFloat.organisation_id == organisation_id,
            CashFloat.closed_on.is_(None),
        )
        .options(selectinload(CashFloat.entries))
        .order_by(CashFloat.name, CashFloat.id)
    )


def open_for(programme_id: int, organisation_id: int, ledger: Ledger) -> list[CashFloat]:
    """The open floats from which payments of a ledger can be handed out, or into which they can be given back."""
    chosen = _open(programme_id, organisation_id).where(CashFloat.ledger == ledger)
    return list(db.session.scalars(chosen))


def paid_from(payment_id: int) -> CashFloat | None:
    """The float from which a payment was handed out."""
    return db.session.scalars(
        select(CashFloat)
        .join(FloatEntry, FloatEntry.float_id == CashFloat.id)
        .where(FloatEntry.payment_id == payment_id)
        .order_by(FloatEntry.id)
        .limit(1)
    ).first()


def given_into(part_id: int) -> CashFloat | None:
    """The float into which something was given back."""
    return db.session.scalars(
        select(CashFloat)
        .join(FloatEntry, FloatEntry.float_id == CashFloat.id)
        .where(FloatEntry.part_id == part_id)
    ).first()


def _keepers(programme_id: int, organisation_id: int) -> Select[int]:
    lenders = select(Lending.lender_id).where(
        Lending.programme_id == programme_id,
        Lending.organisation_id == organisation_id,
        *holds_on(Lending, clock.today()),
    )
    return select(Membership.person_id).where(
        Membership.programme_id == programme_id,
        or_(Membership.organisation_id == organisation_id, Membership.organisation_id.in_(lenders)),
        Membership.role.in_(KEEPERS),
        *holds_on(Membership, clock.today()),
    )


def keepers(programme_id: int, organisation_id: int, without: int) -> list[Person]:
    """Who could keep the cash of an organisation, by name: whoever works for it, and not the one who opens it."""
    return list(
        db.session.scalars(
            select(Person)
            .where(Person.id.in_(_keepers(programme_id, organisation_id)), Person.id != without)
            .order_by(Person.name, Person.id)
        )
    )


def may_hold(person_id: int, programme_id: int, organisation_id: int) -> bool:
    """Whether cash of an organisation can be left with somebody."""
    chosen = _keepers(programme_id, organisation_id).where(Membership.person_id == person_id)
    return db.session.scalars(chosen.limit(1)).first() is not None


def budgets(cash: CashFloat) -> list[Budget]:
    """The budgets of this year from which a difference can be settled, by name."""
    today = clock.today()
    return list(
        db.session.scalars(
            select(Budget)
            .where(
                Budget.programme_id == cash.programme_id,
                Budget.organisation_id == cash.organisation_id,
                Budget.from_day <= today,
                Budget.to_day >= today,
            )
            .order_by(Budget.name, Budget.id)
        )
    )
