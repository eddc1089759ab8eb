"""The opportunity that somebody applies for: to read while they write, and held while they send."""

from __future__ import annotations

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core import kept
from coprod.core.db import db, is_writing, run
from coprod.involvement.models import Opportunity
from coprod.programmes.models import Programme

NAMED = select(Opportunity.id).where(Opportunity.reference == bindparam("reference"))
# While somebody writes it stands still; whoever sends may take a place, and so holds it alone from the beginning.
STANDING = NAMED.with_for_update(read=True)
HELD = NAMED.with_for_update()


def to_apply(reference: str) -> Opportunity | None:
    """An opportunity with its words and the questions that people answer: to read, not to change."""
    if is_writing() and db.engine.dialect.name != "sqlite":
        if run(STANDING, reference=reference).scalar() is None:
            return None
        kept.look_again()
    return kept.keep(f"to apply {reference}", lambda: kept.loaded(_whole(reference)))


def to_send(reference: str) -> Opportunity | None:
    """The same for whoever sends: nobody else sends, or decides about it, until that is done."""
    if is_writing() and db.engine.dialect.name != "sqlite":
        run(HELD, reference=reference)
    return db.session.scalars(_whole(reference)).first()


def _whole(reference: str) -> Select[Opportunity]:
    return (
        select(Opportunity)
        .where(Opportunity.reference == reference)
        .options(
            selectinload(Opportunity.editions),
            joinedload(Opportunity.version),
            joinedload(Opportunity.organisation),
            joinedload(Opportunity.programme).selectinload(Programme.editions),
        )
    )
