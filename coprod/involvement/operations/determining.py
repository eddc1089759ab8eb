"""Determining through which office a role is paid: by whom, on what basis, from which day (domain rules P16, P17)."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import or_, select

from coprod.core import audit, clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.involvement.models import Agreement, Determination, Opportunity
from coprod.involvement.rules.agreements import Route


def determine(
    opportunity: Opportunity,
    *,
    route: Route,
    basis: str,
    tool: str,
    covers_companies: bool,
    from_day: date,
    by: int,
) -> Determination:
    """A new row; the one before ends the day before, and stays for what was paid by it.

    Errors: ``Refused`` without a basis, for whoever has the role, or for a day not after the first of the one before.
    """
    if not basis:
        raise Refused(_("Say on what basis: what the role is like, and why that decides it."))
    if db.session.scalars(
        select(Agreement.id).where(Agreement.opportunity_id == opportunity.id, Agreement.person_id == by)
    ).first():
        raise Refused(_("You have this role yourself. Somebody else determines how it is paid."))
    before = db.session.scalars(
        select(Determination)
        .where(
            Determination.opportunity_id == opportunity.id,
            or_(Determination.to_day.is_(None), Determination.to_day >= from_day),
        )
        .order_by(Determination.from_day.desc(), Determination.id.desc())
    ).first()
    if before is not None:
        if from_day <= before.from_day:
            raise Refused(
                _(
                    "It must begin after the first day of the one before. What was paid by that one stays as it is."
                )
            )
        before.to_day = from_day - timedelta(days=1)
    made = Determination(
        opportunity_id=opportunity.id,
        route=route,
        basis=basis,
        tool=tool,
        covers_companies=covers_companies,
        determined_by_id=by,
        determined_on=clock.today(),
        from_day=from_day,
    )
    db.session.add(made)
    db.session.flush()
    audit.record(
        "determined how a role is paid",
        by=by,
        kind="opportunity",
        number=opportunity.id,
        label=opportunity.reference,
        route=route.value,
        companies=covers_companies,
    )
    return made
