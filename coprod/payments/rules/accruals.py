"""What is owed at the end of a day, added up: by organisation, cost code and ledger, each pound in one part (P7)."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from coprod.payments.rules.claims import Ledger


class Part(enum.Enum):
    """How far something that is owed has come."""

    NOT_CLAIMED = "not_claimed"
    NOT_APPROVED = "not_approved"
    NOT_PAID = "not_paid"


@dataclass(frozen=True)
class Piece:
    """So much that is owed, in pence. No cost code: no budget pays for it."""

    organisation_id: int
    cost_code: str
    ledger: Ledger
    part: Part
    pence: int


@dataclass
class Accrual:
    """What is owed under one cost code and in one ledger, in pence."""

    organisation: str
    cost_code: str
    ledger: Ledger
    sums: dict[Part, int] = field(default_factory=lambda: dict.fromkeys(Part, 0))


def added_up(pieces: Iterable[Piece], names: Mapping[int, str]) -> list[Accrual]:
    """One row for each organisation, cost code and ledger in which something is owed, in this order."""
    found: dict[tuple[int, str, Ledger], Accrual] = {}
    for each in pieces:
        key = (each.organisation_id, each.cost_code, each.ledger)
        row = found.setdefault(key, Accrual(names[each.organisation_id], each.cost_code, each.ledger))
        row.sums[each.part] += each.pence
    order = list(Ledger)
    return sorted(
        (row for row in found.values() if any(row.sums.values())),
        key=lambda row: (row.organisation, row.cost_code, order.index(row.ledger)),
    )


def totals(rows: Iterable[Accrual]) -> list[Accrual]:
    """The sums of all rows, one for each ledger: payment and expenses never in one (P7)."""
    held = list(rows)
    found = []
    for ledger in Ledger:
        total = Accrual("", "", ledger)
        for row in held:
            if row.ledger is ledger:
                for part, pence in row.sums.items():
                    total.sums[part] += pence
        found.append(total)
    return found
