"""What is still to be done for those who have a role, over all roles of some programmes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from coprod.core import clock
from coprod.core.db import db
from coprod.involvement.models import (
    Agreement,
    Determination,
    InductionDone,
    InductionItem,
    Opportunity,
)
from coprod.programmes.queries.dated import holds_on

SOON = timedelta(days=14)
MOST = 50  # of one kind: a list of things to do that is longer helps nobody


def _open() -> Select[Agreement]:
    """Agreements that are not over, with who they are about."""
    return (
        select(Agreement)
        .where(
            Agreement.ended_at.is_(None),
            or_(Agreement.ends_on.is_(None), Agreement.ends_on >= clock.today()),
        )
        .options(
            joinedload(Agreement.person), joinedload(Agreement.opportunity).selectinload(Opportunity.editions)
        )
        .order_by(Agreement.starts_on, Agreement.id)
        .limit(MOST)
    )


def to_agree(person_id: int) -> list[Agreement]:
    """What somebody has not said yes or no to."""
    return list(
        db.session.scalars(_open().where(Agreement.person_id == person_id, Agreement.agreed_at.is_(None)))
    )


def open_in(programmes: Collection[int]) -> list[Agreement]:
    """Whoever has not agreed yet, or has nobody to support them, in the roles of some programmes."""
    return list(
        db.session.scalars(
            _open()
            .join(Opportunity, Opportunity.id == Agreement.opportunity_id)
            .where(
                Opportunity.programme_id.in_(programmes),
                or_(
                    Agreement.agreed_at.is_(None),
                    Agreement.supporter_id.is_(None) & (Agreement.supporter == ""),
                ),
            )
        )
    )


def not_determined(programmes: Collection[int]) -> list[Opportunity]:
    """Roles that somebody has, and of which nobody has determined how they are paid."""
    has_people = (
        select(Agreement.id)
        .where(
            Agreement.opportunity_id == Opportunity.id,
            or_(Agreement.ends_on.is_(None), Agreement.ends_on >= clock.today()),
        )
        .exists()
    )
    determined = (
        select(Determination.id)
        .where(
            Determination.opportunity_id == Opportunity.id,
            *holds_on(Determination, clock.today()),
        )
        .exists()
    )
    return list(
        db.session.scalars(
            select(Opportunity)
            .where(Opportunity.programme_id.in_(programmes), has_people, ~determined)
            .options(joinedload(Opportunity.editions))
            .order_by(Opportunity.id)
        ).unique()
    )


def before_the_first_session(programmes: Collection[int]) -> list[tuple[Agreement, str]]:
    """What should come before somebody's first session, and is not done although they begin soon or have begun."""
    done = (
        select(InductionDone.id)
        .where(InductionDone.agreement_id == Agreement.id, InductionDone.item_id == InductionItem.id)
        .exists()
    )
    found = db.session.execute(
        _open()
        .add_columns(InductionItem.words)
        .join(Opportunity, Opportunity.id == Agreement.opportunity_id)
        .join(InductionItem, InductionItem.opportunity_id == Opportunity.id)
        .where(
            Opportunity.programme_id.in_(programmes),
            Agreement.agreed_at.is_not(None),
            Agreement.starts_on <= clock.today() + SOON,
            InductionItem.must_come_first.is_(True),
            ~done,
        )
    )
    return [(row[0], row[1]) for row in found]
