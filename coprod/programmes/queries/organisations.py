"""Organisations, their part in programmes, and who holds the independent review."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from coprod.core import clock, paging
from coprod.core.db import db
from coprod.core.paging import Page
from coprod.core.searching import words_of
from coprod.programmes.models import Organisation, Partner, Programme, ReviewHolding, holds
from coprod.programmes.queries.dated import holds_on
from coprod.programmes.rules import interest_sentence


def organisations() -> list[Organisation]:
    """Every organisation by name."""
    return list(db.session.scalars(select(Organisation).order_by(Organisation.name, Organisation.id)))


def organisations_on(day: date) -> list[Organisation]:
    """The organisations that exist on a day, by name."""
    return list(
        db.session.scalars(
            select(Organisation)
            .where(*holds_on(Organisation, day))
            .order_by(Organisation.name, Organisation.id)
        )
    )


def going_on(day: date) -> list[Organisation]:
    """The organisations that have not ended by a day, those to come among them, by name."""
    return list(
        db.session.scalars(
            select(Organisation)
            .where(or_(Organisation.to_day.is_(None), Organisation.to_day > day))
            .order_by(Organisation.name, Organisation.id)
        )
    )


def organisations_page(typed: str, number: int) -> Page[Organisation]:
    """One page of the organisations by name, with their successors; with words, of those whose name has them."""
    found = select(Organisation).options(joinedload(Organisation.successor))
    for word in words_of(typed):
        found = found.where(Organisation.name.icontains(word, autoescape=True))
    return paging.page_of(found.order_by(Organisation.name, Organisation.id), number)


def organisation(reference: str) -> Organisation | None:
    """The organisation of this reference."""
    return db.session.scalars(select(Organisation).where(Organisation.reference == reference)).first()


def partners_page(programme: Programme, number: int) -> Page[Partner]:
    """One page of a programme's partners with their organisations: those of today first, then by name."""
    return paging.page_of(
        select(Partner)
        .join(Partner.organisation)
        .where(Partner.programme_id == programme.id)
        .order_by(Partner.to_day.is_not(None), Organisation.name, Partner.id)
        .options(joinedload(Partner.organisation)),
        number,
    )


def partner(slug: str, reference: str) -> Partner | None:
    """One organisation's part in a programme."""
    return db.session.scalars(
        select(Partner)
        .join(Programme, Programme.id == Partner.programme_id)
        .where(Programme.slug == slug, Partner.reference == reference)
        .options(joinedload(Partner.organisation))
    ).first()


def partner_in(programme_id: int, organisation_id: int, on: date) -> Partner | None:
    """An organisation's part in a programme on a day."""
    return db.session.scalars(
        select(Partner)
        .where(
            Partner.programme_id == programme_id,
            Partner.organisation_id == organisation_id,
            *holds_on(Partner, on),
        )
        .order_by(Partner.id)
        .options(joinedload(Partner.organisation))
    ).first()


def partners_on(programme_id: int, day: date) -> list[Partner]:
    """The partners of a programme on a day with their organisations, by name."""
    return list(
        db.session.scalars(
            select(Partner)
            .join(Partner.organisation)
            .where(Partner.programme_id == programme_id, *holds_on(Partner, day))
            .order_by(Organisation.name, Partner.id)
            .options(joinedload(Partner.organisation))
        )
    )


def stretches(programme_id: int, organisation_id: int) -> list[Partner]:
    """The days in which an organisation is, was or will be a partner of a programme, oldest first."""
    return list(
        db.session.scalars(
            select(Partner)
            .where(Partner.programme_id == programme_id, Partner.organisation_id == organisation_id)
            .order_by(Partner.from_day, Partner.id)
        )
    )


def is_partner_within(programme_id: int, organisation_id: int, from_day: date, to_day: date | None) -> bool:
    """Whether an organisation is a partner on the first of these days, or becomes one within them."""
    return any(
        (each.to_day is None or each.to_day >= from_day) and (to_day is None or each.from_day <= to_day)
        for each in stretches(programme_id, organisation_id)
    )


def parts_of(organisation: Organisation, day: date) -> list[Partner]:
    """An organisation's parts in all programmes that go on after a day, oldest first."""
    return list(
        db.session.scalars(
            select(Partner)
            .where(
                Partner.organisation_id == organisation.id,
                or_(Partner.to_day.is_(None), Partner.to_day > day),
            )
            .order_by(Partner.id)
        )
    )


def last_partner_position(programme_id: int) -> int:
    """The last place that a partner of a programme has, 0 when there is none."""
    return (
        db.session.scalar(select(func.max(Partner.position)).where(Partner.programme_id == programme_id)) or 0
    )


def holder(programme_id: int, on: date) -> ReviewHolding | None:
    """Who holds the independent review of a programme on a day."""
    return db.session.scalars(
        select(ReviewHolding)
        .where(ReviewHolding.programme_id == programme_id, *holds_on(ReviewHolding, on))
        .order_by(ReviewHolding.from_day.desc(), ReviewHolding.id.desc())
        .options(joinedload(ReviewHolding.organisation))
    ).first()


def holdings(programme_id: int) -> list[ReviewHolding]:
    """Who holds or held the independent review of a programme, newest first."""
    return list(
        db.session.scalars(
            select(ReviewHolding)
            .where(ReviewHolding.programme_id == programme_id)
            .order_by(ReviewHolding.from_day.desc(), ReviewHolding.id.desc())
            .options(joinedload(ReviewHolding.organisation))
        )
    )


def holding(slug: str, reference: str) -> ReviewHolding | None:
    """One holding of the review of a programme."""
    return db.session.scalars(
        select(ReviewHolding)
        .join(Programme, Programme.id == ReviewHolding.programme_id)
        .where(Programme.slug == slug, ReviewHolding.reference == reference)
        .options(joinedload(ReviewHolding.organisation))
    ).first()


def interests(holdings: Sequence[ReviewHolding]) -> dict[int, str]:
    """The interest of each holder of one programme's review, today or on its last day, by the holding's number.

    The holdings come with their organisations. One statement, however many there are.
    """
    today = clock.today()
    parts = list(
        db.session.scalars(
            select(Partner)
            .where(Partner.programme_id.in_({each.programme_id for each in holdings}))
            .order_by(Partner.id)
        )
    )
    found = {}
    for each in holdings:
        day = min(today, each.to_day or today)
        theirs = [
            part
            for part in parts
            if (part.programme_id, part.organisation_id) == (each.programme_id, each.organisation_id)
        ]
        found[each.id] = interest_sentence(
            each.organisation.name,
            each.organisation.sector,
            is_partner=any(holds(part, day) for part in theirs),
        )
    return found


def interest_of(organisation_id: int, programme_id: int, on: date) -> str:
    """What interest a holder of the review has in its result, in a sentence, or "" (domain rule H7)."""
    holder_of_review = db.session.get(Organisation, organisation_id)
    if holder_of_review is None:
        return ""
    return interest_sentence(
        holder_of_review.name,
        holder_of_review.sector,
        is_partner=partner_in(programme_id, organisation_id, on) is not None,
    )
