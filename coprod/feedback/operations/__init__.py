"""What can be done with feedback: forms, saying something, the day's move, and what staff do with an item."""

from coprod.feedback.operations.forgetting import forget

__all__ = ["forget"]
