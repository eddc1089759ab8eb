"""The places of an opportunity: taken one at a time, never more than there are, whoever asks at once (threat T10).

They are counted in the row of the opportunity. To count applications first and write afterwards would let two people see
the same last place.
"""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.orm.attributes import set_committed_value

from coprod.core import db as database
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
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
    Errors: ``Refused`` when it has gone.
    """
    opportunity = db.session.get_one(Opportunity, opportunity_id)
    if not database.hold(opportunity):
        raise Refused(_("This role is not there any more."))
    return opportunity


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
