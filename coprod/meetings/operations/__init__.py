"""What is done with groups and meetings."""

from __future__ import annotations

from coprod.meetings.operations.forgetting import forget

__all__ = ["forget"]
