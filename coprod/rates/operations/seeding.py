"""Laying the figures that a new service begins with. What somebody has set is never touched."""

from __future__ import annotations

from coprod.core import settings
from coprod.core.settings import Scope
from coprod.programmes import operations as programmes
from coprod.rates.rules.beginnings import BEGINNINGS


def seed(*, by: int | None) -> int:
    """Set every figure that nobody has set for everybody, with its days and its source; say how many values that were.

    Safe to repeat: a figure that has any value already is left as it is, so that a correction is never undone.
    """
    fresh = {each.key.name for each in BEGINNINGS if not settings.for_everybody(each.key)}
    laid = [each for each in BEGINNINGS if each.key.name in fresh]
    for each in laid:
        programmes.set_value(
            each.key,
            each.value,
            scope=Scope.SERVICE,
            number=None,
            from_day=each.from_day,
            to_day=each.to_day,
            review_by=None,
            source=each.source,
            by=by,
        )
    return len(laid)
