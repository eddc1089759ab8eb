"""The lines of a claim as pages show them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from coprod.core.words import _
from coprod.involvement.rules.opportunities import EXPENSE_WORDS
from coprod.payments.models import Claim, ClaimLine
from coprod.payments.operations.claiming.spending import is_complete
from coprod.payments.rules.claims import PROOF_WORDS, Proof
from coprod.payments.rules.spending import ASKED


@dataclass(frozen=True)
class Line:
    """One expense: what it was, from where to where, what stands behind it, and whether that is still to come."""

    reference: str
    title: object
    on_day: object
    pence: int
    journey: str
    words: str
    proof: object
    files: int
    is_complete: bool
    asks_receipt: bool
    change: str
    receipt: str


def lines_of(claim: Claim, at: Callable[..., str]) -> list[Line]:
    """The expenses of a claim, in the order in which they were written."""
    return [_line(claim, each, at) for each in claim.expense_lines]


def _line(claim: Claim, line: ClaimLine, at: Callable[..., str]) -> Line:
    asked = ASKED.get(line.expense) if line.expense else None
    return Line(
        line.reference,
        EXPENSE_WORDS[line.expense] if line.expense else "",
        line.on_day,
        line.amount_pence,
        journey_words(line),
        line.words,
        PROOF_WORDS[line.proof] if line.proof is not Proof.RECEIPT or line.files else "",
        len(line.files),
        is_complete(line),
        asked is not None and asked.asks_sum,
        at(claim, "claim_line", line=line.reference),
        at(claim, "claim_receipt", line=line.reference),
    )


def journey_words(line: ClaimLine) -> str:
    """From where to where, and how far."""
    miles = ""
    if line.miles_tenths is not None:
        whole, tenth = divmod(line.miles_tenths, 10)
        miles = _("%(miles)s miles", miles=f"{whole}.{tenth}" if tenth else str(whole))
    if not line.from_place or not line.to_place:
        return miles
    way = (
        _("%(from_place)s to %(to_place)s and back", from_place=line.from_place, to_place=line.to_place)
        if line.is_return
        else _("%(from_place)s to %(to_place)s", from_place=line.from_place, to_place=line.to_place)
    )
    return f"{way}, {miles}" if miles else way
