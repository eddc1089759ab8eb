"""What is asked of feedback: its forms, the queue, one item, and what a person may see with their code."""

from coprod.feedback.queries.people import copy_of

__all__ = ["copy_of"]
