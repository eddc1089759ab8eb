"""The claims that wait for a decision, and the others, for those who approve or pay: the oldest first."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core import clock, paging
from coprod.core.db import db
from coprod.core.paging import Page
from coprod.core.rules import Viewer
from coprod.core.searching import words_of
from coprod.payments.models import Budget, Claim, ClaimLine, Lending
from coprod.payments.rules.claims import ClaimStage
from coprod.people.models import Person
from coprod.programmes.models import Organisation
from coprod.programmes.queries.dated import holds_on
from coprod.programmes.rules import Role

Place = tuple[int, int]  # the numbers of a programme and of an organisation in it
MONEY = (Role.FINANCE_APPROVER, Role.PAYER)
STATES: dict[str, Callable[[], list[ColumnElement[bool]]]] = {
    "waiting": lambda: [Claim.stage == ClaimStage.SENT],
    "asked": lambda: [Claim.stage == ClaimStage.QUERIED],
    "approved": lambda: [Claim.stage == ClaimStage.APPROVED],
    "paid": lambda: [Claim.stage == ClaimStage.PAID],
    "refused": lambda: [Claim.stage == ClaimStage.REFUSED],
    "all": list,
}


@dataclass(frozen=True)
class Wanted:
    """Which claims are looked for."""

    places: Collection[Place]
    state: str = "waiting"
    organisation: int | None = None
    typed: str = ""


def places(viewer: Viewer, roles: Collection[Role] = MONEY) -> set[Place]:
    """Where somebody approves or pays: for their own organisations, and for those which these lend them to."""
    found: set[Place] = set()
    for role in roles:
        own = {
            (grant.programme_id, grant.organisation_id)
            for grant in viewer.grants
            if grant.role == role.value and grant.programme_id and grant.organisation_id
        }
        found |= {(programme, organisation) for programme, organisation in own if programme and organisation}
        if own:
            lent = db.session.execute(
                select(Lending.programme_id, Lending.organisation_id).where(
                    Lending.role == role,
                    or_(
                        *(
                            and_(Lending.programme_id == programme, Lending.lender_id == organisation)
                            for programme, organisation in own
                        )
                    ),
                    *holds_on(Lending, clock.today()),
                )
            )
            found |= {(programme, organisation) for programme, organisation in lent}
    return found


def belongs(
    table: type[Budget | Claim], programmes: Collection[int], places: Collection[Place]
) -> ColumnElement[bool]:
    """Budgets or claims of whole programmes, and of some organisations in others: what whoever looks at sums may see."""
    where: list[ColumnElement[bool]] = [table.programme_id.in_(sorted(programmes))]
    where += [
        and_(table.programme_id == programme, table.organisation_id == organisation)
        for programme, organisation in sorted(places)
    ]
    return or_(*where)


def within(chosen: Collection[Place]) -> ColumnElement[bool]:
    """Claims of these places, and only those that were sent: a draft is nobody's but its writer's."""
    where = [
        and_(Claim.programme_id == programme, Claim.organisation_id == organisation)
        for programme, organisation in sorted(chosen)
    ]
    return and_(Claim.sent_at.is_not(None), or_(*where)) if where else false()


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found = [within(wanted.places), *STATES[wanted.state]()]
    if wanted.organisation is not None:
        found.append(Claim.organisation_id == wanted.organisation)
    found += [
        or_(Person.name.icontains(word, autoescape=True), Claim.title.icontains(word, autoescape=True))
        for word in words_of(wanted.typed)
    ]
    return found


_READ = (
    joinedload(Claim.person),
    joinedload(Claim.organisation),
    joinedload(Claim.budget),
    selectinload(Claim.lines).selectinload(ClaimLine.files),
    selectinload(Claim.queries),
)


def listed(wanted: Wanted, number: int) -> Page[Claim]:
    """One page of the claims that somebody looks for, whoever has waited longest first."""
    return paging.page_of(
        select(Claim)
        .join(Person, Person.id == Claim.person_id)
        .where(*_conditions(wanted))
        .options(*_READ)
        .order_by(Claim.sent_at, Claim.id),
        number,
    )


def some(references: Collection[str], chosen: Collection[Place]) -> list[Claim]:
    """The claims of these references, if they are of these places."""
    return list(
        db.session.scalars(
            select(Claim)
            .where(Claim.reference.in_(references), within(chosen))
            .options(*_READ)
            .order_by(Claim.id)
        )
    )


def next_after(claim: Claim, chosen: Collection[Place]) -> str | None:
    """The reference of the claim that has waited longest, other than this one."""
    return db.session.scalars(
        select(Claim.reference)
        .where(within(chosen), Claim.stage == ClaimStage.SENT, Claim.id != claim.id)
        .order_by(Claim.sent_at, Claim.id)
        .limit(1)
    ).first()


def organisations(chosen: Collection[Place]) -> list[Organisation]:
    """The organisations of these places, by name."""
    numbers = {organisation for _programme, organisation in chosen}
    return list(
        db.session.scalars(
            select(Organisation)
            .where(Organisation.id.in_(numbers))
            .order_by(Organisation.name, Organisation.id)
        )
    )


def waiting(chosen: Collection[Place], without: int) -> tuple[int, datetime | None]:
    """How many claims wait for a decision and are not somebody's own, and since when the first does: for Today."""
    found = db.session.execute(
        select(func.count(Claim.id), func.min(Claim.sent_at)).where(
            within(chosen), Claim.stage == ClaimStage.SENT, Claim.person_id != without
        )
    ).one()
    return found[0], found[1]
