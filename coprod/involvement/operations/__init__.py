"""What is done with opportunities, applications and agreements."""

from __future__ import annotations

from coprod.involvement.operations.forgetting import forget

__all__ = ["forget"]
