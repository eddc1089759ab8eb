"""Agreed and proposed work that is no meeting."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from coprod.core.db import db
from coprod.core.paging import Page, page_of
from coprod.involvement.models import Agreement, Opportunity, WorkSession
from coprod.involvement.rules.agreements import SessionStage


def _listed() -> Select[WorkSession]:
    return select(WorkSession).options(
        joinedload(WorkSession.agreement).options(
            joinedload(Agreement.opportunity).selectinload(Opportunity.editions),
            joinedload(Agreement.person),
        )
    )


def of_agreement(agreement_id: int, number: int = 1) -> Page[WorkSession]:
    """One page of the work in one role, the newest day first."""
    return page_of(
        _listed()
        .where(WorkSession.agreement_id == agreement_id)
        .order_by(WorkSession.on_day.desc(), WorkSession.id.desc()),
        number,
    )


def one(agreement_id: int, reference: str) -> WorkSession | None:
    """One piece of work of one role."""
    return db.session.scalars(
        _listed().where(WorkSession.agreement_id == agreement_id, WorkSession.reference == reference)
    ).first()


def waiting_for_person(person_id: int) -> list[WorkSession]:
    """What others proposed, and somebody has not said yes or no to."""
    return list(
        db.session.scalars(
            _listed()
            .join(Agreement, Agreement.id == WorkSession.agreement_id)
            .where(
                Agreement.person_id == person_id,
                WorkSession.stage == SessionStage.PROPOSED,
                WorkSession.proposed_by_id != person_id,
            )
            .order_by(WorkSession.on_day, WorkSession.id)
        )
    )


def waiting_for_leads(programmes: Collection[int]) -> list[WorkSession]:
    """What people proposed in the roles of some programmes, and nobody has said yes or no to."""
    return list(
        db.session.scalars(
            _listed()
            .join(Agreement, Agreement.id == WorkSession.agreement_id)
            .join(Opportunity, Opportunity.id == Agreement.opportunity_id)
            .where(
                Opportunity.programme_id.in_(programmes),
                WorkSession.stage == SessionStage.PROPOSED,
                WorkSession.proposed_by_id == Agreement.person_id,
            )
            .order_by(WorkSession.on_day, WorkSession.id)
        )
    )
