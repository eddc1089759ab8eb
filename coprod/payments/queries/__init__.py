"""Every question to the tables of claims and payments, in order, with what it brings."""

from __future__ import annotations

from coprod.payments.queries.copies import copy_of
from coprod.payments.queries.left_over import left_over

__all__ = ["copy_of", "left_over"]
