"""Changing what somebody spent, from the outside: each deed holds the claim, and makes its sums anew."""

from __future__ import annotations

from coprod.core.attachments import Attached
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.payments.models import Claim, ClaimLine
from coprod.payments.operations.claiming import receipts, spending
from coprod.payments.operations.claiming.changing import changed, held
from coprod.payments.rules.claims import Ledger
from coprod.payments.rules.spending import Spent


def add_expense(claim: Claim, spent: Spent, *, by: int, seen: int | None = None) -> ClaimLine:
    """One more expense. Errors: ``Refused``."""
    claim = held(claim, by=by, seen=seen)
    line = spending.add(claim, spent)
    changed(claim)
    return line


def change_expense(
    claim: Claim, reference: str, spent: Spent, *, by: int, seen: int | None = None
) -> ClaimLine:
    """Tell an expense anew. Errors: ``Refused``."""
    claim = held(claim, by=by, seen=seen)
    line = _line(claim, reference)
    spending.change(claim, line, spent)
    changed(claim)
    return line


def remove_expense(claim: Claim, reference: str, *, by: int, seen: int | None = None) -> None:
    """Take an expense out. Errors: ``Refused``."""
    claim = held(claim, by=by, seen=seen)
    spending.remove(claim, _line(claim, reference))
    changed(claim)


def add_receipt(claim: Claim, reference: str, attached: Attached, *, by: int) -> None:
    """Put a photo of a receipt to an expense. Errors: ``Refused``."""
    claim = held(claim, by=by)
    receipts.add(_line(claim, reference), attached)
    changed(claim)


def remove_receipt(claim: Claim, reference: str, file: str, *, by: int) -> None:
    """Take a photo away again. Errors: ``Refused``."""
    claim = held(claim, by=by)
    receipts.remove(_line(claim, reference), file)
    changed(claim)


def lose_receipt(claim: Claim, reference: str, *, by: int) -> None:
    """Say that there is no receipt. Errors: ``Refused``."""
    claim = held(claim, by=by)
    receipts.lose(_line(claim, reference))
    changed(claim)


def _line(claim: Claim, reference: str) -> ClaimLine:
    for each in claim.lines:
        if each.reference == reference and each.ledger is Ledger.EXPENSE:
            return each
    raise Refused(_("This expense is not in the claim any more. Look at the claim again."))
