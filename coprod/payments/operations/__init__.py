"""What is done with claims and payments."""

from __future__ import annotations

from coprod.payments.operations.forgetting import forget

__all__ = ["forget"]
