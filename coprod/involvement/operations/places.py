"""The places of an opportunity: taken one at a time, never more than there are, whoever asks at once (threat T10).

They are counted in the row of the opportunity. To count applications first and write afterwards would let two people see
the same last place.
"""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.orm.attributes import set_committed_value

from coprod.core.db import db
from coprod.involvement.models import Opportunity


def take(opportunity: Opportunity) -> bool:
    """Take one place, in one statement. False when there is none left, and then nothing has changed."""
    taken = (
        update(Opportunity)
        .where(Opportunity.id == opportunity.id, Opportunity.taken < Opportunity.places)
        .values(taken=Opportunity.taken + 1)
    )
    return _counted(opportunity, taken)


def give_back(opportunity: Opportunity) -> bool:
    """Give one place back. False when none was taken."""
    given = (
        update(Opportunity)
        .where(Opportunity.id == opportunity.id, Opportunity.taken > 0)
        .values(taken=Opportunity.taken - 1)
    )
    return _counted(opportunity, given)


def held(opportunity_id: int) -> Opportunity:
    """The opportunity, read afresh, while nobody else decides anything about it until this transaction ends.

    Whoever decides about applications holds it first, and then them: nobody waits for each other in a ring.
    """
    return db.session.scalars(
        select(Opportunity)
        .where(Opportunity.id == opportunity_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def _counted(opportunity: Opportunity, change: object) -> bool:
    count = db.session.scalar(
        change.returning(Opportunity.taken),  # type: ignore[attr-defined]
        execution_options={"synchronize_session": False},
    )
    if count is None:
        return False
    # What lies in memory says what lies in the row, also while a page is drawn.
    set_committed_value(opportunity, "taken", count)
    return True
