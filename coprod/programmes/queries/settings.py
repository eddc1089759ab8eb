"""Dated settings as the administrator sees them."""

from __future__ import annotations

from sqlalchemy import select

from coprod.core.db import db
from coprod.core.settings import DatedSetting


def entries(key: str) -> list[DatedSetting]:
    """Every value that a key has, had or will have, newest first."""
    return list(
        db.session.scalars(
            select(DatedSetting)
            .where(DatedSetting.key == key)
            .order_by(DatedSetting.from_day.desc(), DatedSetting.id.desc())
        )
    )
