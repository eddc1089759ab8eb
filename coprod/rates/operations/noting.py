"""Writing down what was done with a rate card: which figures, and whose."""

from __future__ import annotations

from typing import Any

from coprod.core import audit
from coprod.rates.models import RateCard


def note(card: RateCard, deed: str, by: int | None, **details: Any) -> None:
    """One row of the audit trail about a card."""
    audit.record(
        deed,
        by=by,
        kind="rate card",
        number=card.id,
        label=card.reference,
        organisation=card.organisation_id,
        **details,
    )
