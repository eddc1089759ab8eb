"""What the timetable calls in this domain."""

from __future__ import annotations

from coprod.core.db import writing
from coprod.payments.operations import accounts, counting, emptying


def wipe_bank_details() -> int:
    """Wipe bank details that nobody needs any more. Says how many."""
    with writing():
        return accounts.wipe_due()


def empty_old_claims() -> int:
    """Take words and receipts out of claims whose years are over. Says how many."""
    with writing():
        return emptying.empty_old()


def count_days_to_pay() -> None:
    """Publish how fast people are paid, once a month."""
    with writing():
        counting.count()
