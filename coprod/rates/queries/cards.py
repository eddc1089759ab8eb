"""Rate cards and their rates: which holds on a day, and which there are."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from coprod.core.db import db
from coprod.core.paging import Page, page_of
from coprod.programmes.models import Organisation
from coprod.programmes.queries.dated import holds_on
from coprod.rates.models import Rate, RateCard


def rate_on(card_id: int, key: str, day: date) -> Rate | None:
    """What one kind of work pays on a day, with its card; ``None`` when the card pays nothing for it then."""
    return db.session.scalars(
        select(Rate)
        .where(Rate.card_id == card_id, Rate.key == key, Rate.replaced_at.is_(None), *holds_on(Rate, day))
        .options(joinedload(Rate.card).joinedload(RateCard.organisation))
        .order_by(Rate.from_day.desc())
        .limit(1)
    ).first()


def rates_on(card_id: int, day: date) -> list[Rate]:
    """Every kind of work that a card pays for on a day, with the card, by name."""
    return list(
        db.session.scalars(
            select(Rate)
            .where(Rate.card_id == card_id, Rate.replaced_at.is_(None), *holds_on(Rate, day))
            .options(joinedload(Rate.card).joinedload(RateCard.organisation))
            .order_by(Rate.name, Rate.id)
        )
    )


def card(reference: str) -> RateCard | None:
    """One card with its organisation and all of its rates, also those that held before."""
    return (
        db.session.scalars(_whole(select(RateCard).where(RateCard.reference == reference)))
        .unique()
        .one_or_none()
    )


def rate(reference: str, rate: str) -> Rate | None:
    """One rate of a card, with the card, its organisation and all of its other rates."""
    return (
        db.session.scalars(
            select(Rate)
            .join(Rate.card)
            .where(RateCard.reference == reference, Rate.reference == rate)
            .options(
                contains_eager(Rate.card).joinedload(RateCard.organisation),
                contains_eager(Rate.card).selectinload(RateCard.rates),
            )
        )
        .unique()
        .one_or_none()
    )


def cards_of(organisation_ids: Collection[int], day: date) -> list[RateCard]:
    """The cards of some organisations that can be chosen on a day, with their rates, by organisation and name."""
    return list(
        db.session.scalars(
            _whole(
                select(RateCard).where(
                    RateCard.organisation_id.in_(organisation_ids), *holds_on(RateCard, day)
                )
            )
        ).unique()
    )


def cards_page(organisation_ids: Collection[int] | None, number: int) -> Page[RateCard]:
    """The cards of some organisations, or (``None``) of all, by organisation and then the newest first."""
    asked = select(RateCard).join(RateCard.organisation).options(contains_eager(RateCard.organisation))
    if organisation_ids is not None:
        asked = asked.where(RateCard.organisation_id.in_(organisation_ids))
    return page_of(asked.order_by(Organisation.name, RateCard.from_day.desc(), RateCard.id.desc()), number)


def _whole(asked: Select[RateCard]) -> Select[RateCard]:
    return (
        asked.join(RateCard.organisation)
        .options(
            contains_eager(RateCard.organisation),
            selectinload(RateCard.rates).joinedload(Rate.card),
        )
        .order_by(Organisation.name, RateCard.name, RateCard.id)
    )
