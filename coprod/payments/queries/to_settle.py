"""What waits at a desk beside payments: too much that was paid, and cash to settle or to count. Counted, never read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Date, and_, case, exists, func, or_, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, aliased

from coprod.core.db import db
from coprod.payments.models import CashFloat, Claim, FloatEntry, Recovery, Relation
from coprod.payments.queries.queue import Place
from coprod.payments.queries.to_pay import Waits
from coprod.payments.rules.claims import ClaimStage
from coprod.payments.rules.floats import COMES_IN, GOES_OUT, FloatMove
from coprod.payments.rules.recovering import RecoveryStage
from coprod.people.models import Person


@dataclass(frozen=True)
class Tin:
    """How one open float stands: what should be in it, what its last count found beyond that, and when and by whom.

    It is overtaken when something was written after that count.
    """

    inside: int
    beyond: int
    counted_on: date
    counted_by_id: int | None
    is_overtaken: bool


def for_a_second_person(places: Collection[Place], person_id: int) -> int:
    """How many sums that were too much wait for somebody's yes: that they were, or that the rest is let go."""
    noted = and_(Recovery.stage == RecoveryStage.NOTED, Recovery.noted_by_id != person_id)
    to_let_go = and_(Recovery.stage == RecoveryStage.AGREED, Recovery.let_go_asked_by_id != person_id)
    return _counted(places, person_id, or_(noted, to_let_go))[0]


def for_an_answer(places: Collection[Place], person_id: int) -> Waits | None:
    """How many people said something about what was too much and were not answered, and since when the first waits."""
    count, since = _counted(
        places,
        person_id,
        and_(
            Recovery.stage == RecoveryStage.AGREED,
            Recovery.said_at.is_not(None),
            or_(Recovery.answered_at.is_(None), Recovery.answered_at < Recovery.said_at),
        ),
    )
    return Waits(count, since) if since else None


def for_telling(places: Collection[Place], person_id: int) -> Waits | None:
    """How many people no letter reaches who must be told of something, and since when the first waits."""
    known = exists().where(Person.id == Recovery.claimant_id, Person.forgotten_at.is_(None))
    count, since = _counted(
        places, person_id, and_(Recovery.untold_since.is_not(None), known), Recovery.untold_since
    )
    return Waits(count, since) if since else None


def _counted(
    places: Collection[Place],
    person_id: int,
    which: ColumnElement[bool],
    since: InstrumentedAttribute[datetime | None] = Recovery.said_at,
) -> tuple[int, datetime | None]:
    """How many of which somebody may decide about, and since when the first of these people waits."""
    own = aliased(Claim)
    found = db.session.execute(
        select(func.count(Recovery.id), func.min(since))
        .join(Claim, Claim.id == Recovery.claim_id)
        .where(
            tuple_(Claim.programme_id, Claim.organisation_id).in_(sorted(places)),
            which,
            Recovery.claimant_id != person_id,
            ~_is_near(Recovery.claimant_id, person_id),
            ~exists().where(
                own.meeting_id == Claim.meeting_id,
                own.person_id == person_id,
                own.stage != ClaimStage.WITHDRAWN,
            ),
        )
    ).one()
    return found[0], found[1]


def tins(places: Collection[Place], person_id: int) -> list[Tin]:
    """How the open floats stand that somebody neither keeps nor is near to the keeper of: one statement for all."""
    last = (
        select(FloatEntry.float_id, func.max(FloatEntry.id).label("id"))
        .where(FloatEntry.move == FloatMove.COUNTED)
        .group_by(FloatEntry.float_id)
        .subquery()
    )
    count = aliased(FloatEntry)
    pence = case(
        (FloatEntry.move.in_(COMES_IN), FloatEntry.amount_pence),
        (FloatEntry.move.in_(GOES_OUT), -FloatEntry.amount_pence),
        else_=0,
    )
    rows = db.session.execute(
        select(
            func.coalesce(func.sum(pence), 0),
            count.amount_pence,
            func.sum(case((FloatEntry.id < count.id, pence), else_=0)),
            func.max(case((FloatEntry.settles_id == count.id, 1), else_=0)),
            func.coalesce(count.on_day, CashFloat.opened_on, type_=Date),
            count.by_id,
            func.max(FloatEntry.id) > count.id,
        )
        .select_from(CashFloat)
        .outerjoin(FloatEntry, FloatEntry.float_id == CashFloat.id)
        .outerjoin(last, last.c.float_id == CashFloat.id)
        .outerjoin(count, count.id == last.c.id)
        .where(
            tuple_(CashFloat.programme_id, CashFloat.organisation_id).in_(sorted(places)),
            CashFloat.closed_on.is_(None),
            CashFloat.holder_id != person_id,
            ~_is_near(CashFloat.holder_id, person_id),
        )
        .group_by(CashFloat.id, CashFloat.opened_on, count.id, count.amount_pence, count.on_day, count.by_id)
        .order_by(CashFloat.id)
    )
    return [
        Tin(int(inside), 0 if found is None or is_settled else found - int(should_be), day, by, bool(later))
        for inside, found, should_be, is_settled, day, by, later in rows
    ]


def _is_near(other: InstrumentedAttribute[int], person_id: int) -> ColumnElement[bool]:
    """Whether either of two people said that they are near: then neither decides about the other's money."""
    return exists().where(
        Relation.ended_at.is_(None),
        or_(
            and_(Relation.person_id == person_id, Relation.other_id == other),
            and_(Relation.other_id == person_id, Relation.person_id == other),
        ),
    )
