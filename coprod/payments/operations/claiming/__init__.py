"""Claiming: begun from work, changed step by step, sent, and open to the person until it is approved."""

from __future__ import annotations

from coprod.payments.operations.claiming.beginning import begin, why_not
from coprod.payments.operations.claiming.choosing import choose, open_until, say_paid_elsewhere, set_time
from coprod.payments.operations.claiming.expenses import (
    add_expense,
    add_receipt,
    change_expense,
    lose_receipt,
    remove_expense,
    remove_receipt,
)
from coprod.payments.operations.claiming.sending import (
    is_late,
    last_day,
    last_day_of,
    not_ready,
    send,
    withdraw,
)

__all__ = [
    "add_expense",
    "add_receipt",
    "begin",
    "change_expense",
    "choose",
    "is_late",
    "last_day",
    "last_day_of",
    "lose_receipt",
    "not_ready",
    "open_until",
    "remove_expense",
    "remove_receipt",
    "say_paid_elsewhere",
    "send",
    "set_time",
    "why_not",
    "withdraw",
]
