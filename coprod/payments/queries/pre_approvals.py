"""What was asked for before the day: a taxi, or another dear thing (domain rule P25)."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, and_, false, or_, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core import clock, paging
from coprod.core.db import db
from coprod.core.paging import Page
from coprod.payments.models import PreApproval
from coprod.payments.queries.queue import Place


def _whole(chosen: Select[PreApproval]) -> Select[PreApproval]:
    return chosen.options(joinedload(PreApproval.person), selectinload(PreApproval.lendings))


def one(reference: str) -> PreApproval | None:
    """One of them, with whoever asked."""
    return db.session.scalars(_whole(select(PreApproval).where(PreApproval.reference == reference))).first()


def of_person(person_id: int, number: int) -> Page[PreApproval]:
    """What somebody asked for, the latest day first."""
    return paging.page_of(
        _whole(
            select(PreApproval)
            .where(PreApproval.person_id == person_id)
            .order_by(PreApproval.on_day.desc(), PreApproval.id.desc())
        ),
        number,
    )


def _waits(places: Collection[Place]) -> list[ColumnElement[bool]]:
    where = [
        and_(PreApproval.programme_id == programme, PreApproval.organisation_id == organisation)
        for programme, organisation in sorted(places)
    ]
    return [
        or_(*where) if where else false(),
        PreApproval.given_at.is_(None),
        PreApproval.refused_at.is_(None),
        PreApproval.on_day >= clock.today(),
    ]


def waiting(places: Collection[Place], number: int) -> Page[PreApproval]:
    """What waits for an answer before its day, the first day first."""
    return paging.page_of(
        _whole(select(PreApproval).where(*_waits(places)).order_by(PreApproval.on_day, PreApproval.id)),
        number,
    )


def first_waiting(places: Collection[Place], without: int) -> list[PreApproval]:
    """The same, but for somebody's own: for Today."""
    return list(
        db.session.scalars(
            select(PreApproval)
            .where(*_waits(places), PreApproval.person_id != without)
            .order_by(PreApproval.on_day, PreApproval.id)
        )
    )
