"""A fault in words that say where it happened, and nothing of what anybody typed.

The words of an exception are never written down: they may hold what a person wrote, or a row of the database.
"""

from __future__ import annotations

import traceback
from pathlib import Path

OURS = Path(__file__).parent.parent
MOST_FRAMES = 12


def kind(reason: BaseException | None) -> str:
    """The class of the exception, and of the one behind it: ``IntegrityError from UniqueViolation``."""
    if reason is None:
        return ""
    cause = getattr(reason, "orig", None) or reason.__cause__
    behind = f" from {type(cause).__name__}" if isinstance(cause, BaseException) else ""
    return type(reason).__name__ + behind


def frames(reason: BaseException | None) -> list[str]:
    """The way through our own code to where it happened, the innermost last: ``core/outbox.py:120 deliver``."""
    if reason is None:
        return []
    found = [
        f"{Path(frame.f_code.co_filename).relative_to(OURS)}:{line} {frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(reason.__traceback__)
        if Path(frame.f_code.co_filename).is_relative_to(OURS)
    ]
    return found[-MOST_FRAMES:]


def place(reason: BaseException | None) -> str:
    """The innermost line of our own code that the exception passed through."""
    return (frames(reason) or [""])[-1]
