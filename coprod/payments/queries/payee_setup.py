"""Everybody with an agreed role whom the finance system of its organisation is to know: before they first claim."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, and_, false, func, or_, select, tuple_

from coprod.core import clock
from coprod.core.db import db
from coprod.involvement.models import Agreement, Opportunity
from coprod.payments.models import BankDetails, Lending, PayeeSetup
from coprod.payments.queries import desks, payees
from coprod.payments.queries.desks import Desk
from coprod.payments.queries.queue import Place
from coprod.people.models import Person


@dataclass(frozen=True)
class Payee:
    """Somebody with a role at a desk. ``setup`` says since when the finance system knows them, and as whom."""

    desk: Desk
    person: Person
    agreed_on: date
    setup: PayeeSetup | None
    details: BankDetails | None = None

    @property
    def programme_id(self) -> int:
        return self.desk.programme_id

    @property
    def organisation_id(self) -> int:
        return self.desk.organisation_id

    @property
    def lendings(self) -> list[Lending]:
        return self.desk.lendings

    @property
    def person_id(self) -> int:
        return self.person.id

    @property
    def is_known(self) -> bool:
        return self.setup is not None and self.setup.done_on is not None


def _agreed(places: Collection[Place]) -> Select[int, int, int, datetime | None]:
    """Who agreed to a role that is not over, at which desk, and when they did so first."""
    at = tuple_(Opportunity.programme_id, Opportunity.organisation_id)
    return (
        select(
            Opportunity.programme_id,
            Opportunity.organisation_id,
            Agreement.person_id,
            func.min(Agreement.agreed_at).label("agreed_at"),
        )
        .join(Agreement, Agreement.opportunity_id == Opportunity.id)
        .where(
            at.in_(sorted(places)) if places else false(),
            Agreement.agreed_at.is_not(None),
            or_(Agreement.ends_on.is_(None), Agreement.ends_on >= clock.today()),
        )
        .group_by(Opportunity.programme_id, Opportunity.organisation_id, Agreement.person_id)
    )


def of(places: Collection[Place], person: str | None = None) -> list[Payee]:
    """Everybody with an agreed role at these desks: whom nobody knows yet first, and of them the first to agree."""
    agreed = _agreed(places).subquery()
    chosen = (
        select(agreed, Person, PayeeSetup)
        .join(Person, Person.id == agreed.c.person_id)
        .outerjoin(
            PayeeSetup,
            and_(
                PayeeSetup.person_id == agreed.c.person_id,
                PayeeSetup.organisation_id == agreed.c.organisation_id,
            ),
        )
        .where(Person.forgotten_at.is_(None))
        .order_by(PayeeSetup.done_on.is_not(None), agreed.c.agreed_at, Person.id)
    )
    if person is not None:
        chosen = chosen.where(Person.reference == person)
    at = {(each.programme_id, each.organisation_id): each for each in desks.of(places)}
    return [
        Payee(at[programme_id, organisation_id], who, clock.london(agreed_at).date(), setup)
        for programme_id, organisation_id, _person_id, agreed_at, who, setup in db.session.execute(chosen)
    ]


def one(slug: str, organisation: str, person: str) -> Payee | None:
    """Somebody who is to be paid at a desk, with the account that they confirmed; nobody else's account is found."""
    desk = desks.one(slug, organisation)
    found = of([(desk.programme_id, desk.organisation_id)], person) if desk is not None else []
    if not found:
        return None
    payee = found[0]
    return Payee(payee.desk, payee.person, payee.agreed_on, payee.setup, payees.current(payee.person.id))


def with_account(slug: str, organisation: str, person: str) -> Payee | None:
    """The same, where there is an account to look at."""
    payee = one(slug, organisation, person)
    return payee if payee is not None and payee.details is not None else None


def unknown(places: Collection[Place]) -> int:
    """How many people wait to be known to a finance system: for Today."""
    agreed = _agreed(places).subquery()
    known = select(PayeeSetup.id).where(
        PayeeSetup.person_id == agreed.c.person_id,
        PayeeSetup.organisation_id == agreed.c.organisation_id,
        PayeeSetup.done_on.is_not(None),
    )
    return (
        db.session.scalar(
            select(func.count())
            .select_from(agreed)
            .join(Person, Person.id == agreed.c.person_id)
            .where(Person.forgotten_at.is_(None), ~known.exists())
        )
        or 0
    )
