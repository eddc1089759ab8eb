"""Dated settings: rates, limits, clocks, telephone numbers, colours. Each value has days, a review and a source."""

from __future__ import annotations

from datetime import date
from typing import Any

from coprod.core import audit, settings
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.settings import DatedSetting, Key, Scope
from coprod.programmes import queries
from coprod.programmes.operations.ending import insist_on_order


def set_value(
    key: Key[Any],
    value: Any,
    *,
    scope: Scope,
    number: int | None,
    from_day: date,
    to_day: date | None,
    review_by: date | None,
    source: str,
    by: int | None,
) -> DatedSetting:
    """Add a value. One from the same day is replaced; one that was open ends the day before. Errors: ``Refused``."""
    insist_on_order(from_day, to_day)
    for entry in queries.entries(key.name):
        if (entry.scope, entry.scope_number, entry.from_day) == (scope, number, from_day):
            audit.record(
                "replaced a setting",
                by=by,
                kind="setting",
                number=entry.id,
                label=key.name,
                value=entry.value,
            )
            db.session.delete(entry)
    try:
        added = settings.put(
            key,
            value,
            from_day=from_day,
            to_day=to_day,
            review_by=review_by,
            source=source,
            scope=scope,
            number=number,
        )
    except ValueError as reason:
        raise Refused(reason) from None
    db.session.flush()
    audit.record(
        "set a setting",
        by=by,
        kind="setting",
        number=added.id,
        label=key.name,
        value=value,
        scope=scope.value,
        scope_number=number,
        from_day=from_day.isoformat(),
    )
    return added
