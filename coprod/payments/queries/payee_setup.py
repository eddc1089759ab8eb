"""Everybody with an agreed role whom the finance system of its organisation is to know: before they first claim.

It must know their newest account as well: whoever gave another one since is to be looked at again.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, exists, false, func, or_, select, tuple_

from coprod.core import clock
from coprod.core.db import db
from coprod.involvement.models import Agreement, Opportunity
from coprod.involvement.rules.opportunities import Method
from coprod.payments.models import BankDetails, Claim, Lending, PayChoice, PayeeSetup
from coprod.payments.queries import desks, payees
from coprod.payments.queries.desks import Desk
from coprod.payments.queries.queue import Place
from coprod.payments.rules.claims import ClaimStage
from coprod.people.models import Person


@dataclass(frozen=True)
class Payee:
    """Somebody with a role at a desk. ``setup`` says since when the finance system knows them, and as whom."""

    desk: Desk
    person: Person
    agreed_on: date
    setup: PayeeSetup | None
    details: BankDetails | None = None
    # Whether they gave another account since, and it can be paid to by now.
    has_moved: bool = False

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
    def is_new(self) -> bool:
        """Nobody has set them up yet."""
        return self.setup is None or self.setup.done_on is None

    @property
    def is_known(self) -> bool:
        """The finance system knows them, and the account that they gave last."""
        return not self.is_new and not self.has_moved


@dataclass(frozen=True)
class Unknown:
    """How many people a finance system does not know, and of how many it has an account from before."""

    new: int
    moved: int


def _agreed(places: Collection[Place]) -> Select[int, int, int, datetime | None]:
    """Who agreed to a role that is not over, or is still owed for it, at which desk, and when they did so first."""
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
            or_(
                Agreement.ends_on.is_(None),
                Agreement.ends_on >= clock.today(),
                exists().where(Claim.agreement_id == Agreement.id, Claim.stage == ClaimStage.APPROVED),
            ),
        )
        .group_by(Opportunity.programme_id, Opportunity.organisation_id, Agreement.person_id)
    )


def _has_moved() -> ColumnElement[bool]:
    """They were set up, want their money at the bank, and their account of today is not the one that was typed in."""
    other_way = exists().where(PayChoice.person_id == PayeeSetup.person_id, PayChoice.method != Method.BANK)
    other_account = exists().where(
        BankDetails.person_id == PayeeSetup.person_id,
        BankDetails.confirmed_at.is_not(None),
        BankDetails.hold_until <= clock.now(),
        BankDetails.replaced_at.is_(None),
        BankDetails.wiped_at.is_(None),
        or_(PayeeSetup.details_id.is_(None), BankDetails.id != PayeeSetup.details_id),
    )
    return and_(PayeeSetup.done_on.is_not(None), other_account, ~other_way)


def of(places: Collection[Place], person: str | None = None) -> list[Payee]:
    """Everybody with an agreed role at these desks: whom nobody knows yet first, and of them the first to agree."""
    agreed = _agreed(places).subquery()
    chosen = (
        select(agreed, Person, PayeeSetup, _has_moved())
        .join(Person, Person.id == agreed.c.person_id)
        .outerjoin(PayeeSetup, _is_setup_of(agreed))
        .where(Person.forgotten_at.is_(None))
        .order_by(PayeeSetup.done_on.is_not(None), agreed.c.agreed_at, Person.id)
    )
    if person is not None:
        chosen = chosen.where(Person.reference == person)
    at = {(each.programme_id, each.organisation_id): each for each in desks.of(places)}
    return [
        Payee(
            at[programme_id, organisation_id],
            who,
            clock.london(agreed_at).date(),
            setup,
            has_moved=bool(has_moved),
        )
        for programme_id, organisation_id, _id, agreed_at, who, setup, has_moved in db.session.execute(chosen)
    ]


def one(slug: str, organisation: str, person: str) -> Payee | None:
    """Somebody who is to be paid at a desk, with the account that they confirmed; nobody else's account is found."""
    desk = desks.one(slug, organisation)
    found = of([(desk.programme_id, desk.organisation_id)], person) if desk is not None else []
    if not found:
        return None
    return replace(found[0], details=payees.current(found[0].person.id))


def with_account(slug: str, organisation: str, person: str) -> Payee | None:
    """The same, where there is an account to look at."""
    payee = one(slug, organisation, person)
    return payee if payee is not None and payee.details is not None else None


def unknown(places: Collection[Place]) -> Unknown:
    """How many people wait to be known to a finance system, or with a newer account: for Today, in one statement."""
    agreed = _agreed(places).subquery()
    new, moved = db.session.execute(
        select(
            func.sum(case((PayeeSetup.done_on.is_(None), 1), else_=0)),
            func.sum(case((_has_moved(), 1), else_=0)),
        )
        .select_from(agreed)
        .join(Person, Person.id == agreed.c.person_id)
        .outerjoin(PayeeSetup, _is_setup_of(agreed))
        .where(Person.forgotten_at.is_(None))
    ).one()
    return Unknown(int(new or 0), int(moved or 0))


def _is_setup_of(agreed: Subquery) -> ColumnElement[bool]:
    return and_(
        PayeeSetup.person_id == agreed.c.person_id, PayeeSetup.organisation_id == agreed.c.organisation_id
    )
