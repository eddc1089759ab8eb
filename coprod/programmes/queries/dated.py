"""What holds on a day, asked of the database."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, or_


def holds_on(model: Any, day: date) -> tuple[ColumnElement[bool], ...]:
    """The conditions under which a dated row holds on a day, both its days included."""
    return model.from_day <= day, or_(model.to_day.is_(None), model.to_day >= day)
