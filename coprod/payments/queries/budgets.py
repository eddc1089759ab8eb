"""Budgets: one of them, and from which one a line is paid."""

from __future__ import annotations

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core.db import db
from coprod.payments.models import Budget
from coprod.programmes.queries.dated import holds_on


def for_line(programme_id: int, organisation_id: int, workstream_id: int | None, day: date) -> Budget | None:
    """The budget that work of a day is paid from: its workstream's own, else the organisation's without one (P24).

    Where two hold on the day, the one that began later does: a change of a budget is a new row.
    """
    return db.session.scalars(
        select(Budget)
        .where(
            Budget.programme_id == programme_id,
            Budget.organisation_id == organisation_id,
            or_(Budget.workstream_id.is_(None), Budget.workstream_id == workstream_id),
            *holds_on(Budget, day),
        )
        .order_by(Budget.workstream_id.is_(None), Budget.from_day.desc(), Budget.id.desc())
        .limit(1)
    ).first()


def one(reference: str) -> Budget | None:
    """A budget with its organisation and who is lent to it: enough for every rule about it."""
    return db.session.scalars(
        select(Budget)
        .where(Budget.reference == reference)
        .options(joinedload(Budget.organisation), selectinload(Budget.lendings))
    ).first()
