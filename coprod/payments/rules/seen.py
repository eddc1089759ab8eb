"""Whether somebody decides about what they saw: a short name for a claim exactly as it stood when its page was drawn."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def seen(claim: Any) -> str:
    """A name for a claim with its lines and questions. Any change of what an approver reads gives another name."""
    told = [
        claim.stage.value,
        claim.choice.value,
        claim.donate_to,
        claim.budget_id,
        claim.worked_on.isoformat(),
        claim.minutes,
        claim.preparation_minutes,
        claim.late_because,
        [
            [
                line.reference,
                line.ledger.value,
                line.expense.value if line.expense else "",
                line.on_day.isoformat(),
                line.amount_pence,
                line.offer_pence,
                line.miles_tenths,
                line.from_place,
                line.to_place,
                line.passengers,
                line.minutes,
                line.words,
                line.proof.value,
                line.pre_approval_id,
                sorted(file.reference for file in line.files),
            ]
            for line in sorted(claim.lines, key=lambda each: each.id)
        ],
        [[query.id, query.words, query.answer] for query in sorted(claim.queries, key=lambda each: each.id)],
    ]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:32]
