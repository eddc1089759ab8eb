"""Programmes, their words and their privacy notices."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from coprod.core.db import db
from coprod.core.editions import Format
from coprod.core.rules import Viewer
from coprod.programmes.models import Aim, Partner, PrivacyNotice, Programme, ProgrammeEdition, Workstream
from coprod.programmes.rules import Role


def one(slug: str) -> Programme | None:
    """A programme with its words."""
    return db.session.scalars(
        select(Programme).where(Programme.slug == slug).options(selectinload(Programme.editions))
    ).first()


def whole(slug: str) -> Programme | None:
    """A programme with everything that its page shows."""
    return db.session.scalars(
        select(Programme)
        .where(Programme.slug == slug)
        .options(
            selectinload(Programme.editions),
            selectinload(Programme.aims),
            selectinload(Programme.workstreams),
            selectinload(Programme.partners).joinedload(Partner.organisation),
        )
    ).first()


def all_of_them() -> list[Programme]:
    """Every programme with its words, in the order in which they were made."""
    return list(
        db.session.scalars(select(Programme).order_by(Programme.id).options(selectinload(Programme.editions)))
    )


def some(numbers: frozenset[int]) -> list[Programme]:
    """The programmes of these numbers, with their words."""
    return [programme for programme in all_of_them() if programme.id in numbers]


def managed_by(viewer: Viewer) -> list[Programme]:
    """The programmes that somebody runs: all for an administrator, else those that they lead."""
    if viewer.has(Role.ADMINISTRATOR.value, None):
        return all_of_them()
    return some(viewer.programmes(Role.LEAD.value))


def exists(slug: str) -> bool:
    """Whether a programme has this slug."""
    return db.session.scalar(select(Programme.id).where(Programme.slug == slug)) is not None


def edition(programme_id: int, language: str, format: Format) -> ProgrammeEdition | None:
    """One edition of a programme's words, read afresh: another request may have changed it a moment ago."""
    return db.session.scalars(
        select(ProgrammeEdition)
        .where(
            ProgrammeEdition.programme_id == programme_id,
            ProgrammeEdition.language == language,
            ProgrammeEdition.format == format,
        )
        .execution_options(populate_existing=True)
    ).first()


def aim(slug: str, key: str) -> Aim | None:
    """One aim of a programme."""
    return db.session.scalars(
        select(Aim)
        .join(Programme, Programme.id == Aim.programme_id)
        .where(Programme.slug == slug, Aim.key == key)
    ).first()


def workstream(slug: str, key: str) -> Workstream | None:
    """One workstream of a programme."""
    return db.session.scalars(
        select(Workstream)
        .join(Programme, Programme.id == Workstream.programme_id)
        .where(Programme.slug == slug, Workstream.key == key)
    ).first()


def latest_notice(programme_id: int) -> PrivacyNotice | None:
    """The newest version of a programme's privacy notice, with its words."""
    return db.session.scalars(
        select(PrivacyNotice)
        .where(PrivacyNotice.programme_id == programme_id)
        .order_by(PrivacyNotice.version.desc())
        .options(selectinload(PrivacyNotice.editions))
    ).first()


def notices(programme_id: int) -> list[PrivacyNotice]:
    """Every version of a programme's privacy notice, newest first, with its words."""
    return list(
        db.session.scalars(
            select(PrivacyNotice)
            .where(PrivacyNotice.programme_id == programme_id)
            .order_by(PrivacyNotice.version.desc())
            .options(selectinload(PrivacyNotice.editions))
        )
    )


def last_version(programme_id: int) -> int:
    """The number of the newest version of a programme's privacy notice, 0 when there is none."""
    found = db.session.scalar(
        select(func.max(PrivacyNotice.version)).where(PrivacyNotice.programme_id == programme_id)
    )
    return found or 0
