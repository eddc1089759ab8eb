"""What public pages ask of programmes: notices by version, and partners with what became of them."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core.db import db
from coprod.programmes.models import Organisation, Partner, PrivacyNotice, Programme


def latest_notices() -> dict[int, PrivacyNotice]:
    """The newest privacy notice of every programme, by the programme's number, with its words."""
    newest = (
        select(PrivacyNotice.programme_id, func.max(PrivacyNotice.version).label("version"))
        .group_by(PrivacyNotice.programme_id)
        .subquery()
    )
    found = db.session.scalars(
        select(PrivacyNotice)
        .join(
            newest,
            (newest.c.programme_id == PrivacyNotice.programme_id)
            & (newest.c.version == PrivacyNotice.version),
        )
        .order_by(PrivacyNotice.programme_id)
        .options(selectinload(PrivacyNotice.editions))
    )
    return {notice.programme_id: notice for notice in found}


def notice(slug: str, number: int) -> PrivacyNotice | None:
    """One version of a programme's privacy notice, with its words."""
    return db.session.scalars(
        select(PrivacyNotice)
        .join(Programme, Programme.id == PrivacyNotice.programme_id)
        .where(Programme.slug == slug, PrivacyNotice.version == number)
        .options(selectinload(PrivacyNotice.editions))
    ).first()


def notice_shown(number: int) -> PrivacyNotice | None:
    """The privacy notice that goes with a consultation, without its words."""
    return db.session.get(PrivacyNotice, number)


def partners_of(programme: Programme) -> list[Partner]:
    """Everyone who is or was a partner, in the programme's order, with organisations and their successors."""
    return list(
        db.session.scalars(
            select(Partner)
            .where(Partner.programme_id == programme.id)
            .order_by(Partner.position, Partner.id)
            .options(joinedload(Partner.organisation).joinedload(Organisation.successor))
        )
    )


def with_workstreams() -> list[Programme]:
    """Every programme with its words and its workstreams, in the order in which they were made."""
    return list(
        db.session.scalars(
            select(Programme)
            .order_by(Programme.id)
            .options(selectinload(Programme.editions), selectinload(Programme.workstreams))
        )
    )
