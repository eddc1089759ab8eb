"""The one way in which a sum becomes whole pence: to the nearest penny, and half a penny goes to the person."""

from __future__ import annotations


def half_up(parts: int, of: int) -> int:
    """A fraction of something that is never negative, as the nearest whole number; a half is rounded up.

    Every sum is rounded once, at its end. Errors: ``ValueError`` for less than nothing, and for parts of nothing.
    """
    if parts < 0 or of <= 0:
        raise ValueError("Only what is at least nothing can be divided, and only by something.")
    return (2 * parts + of) // (2 * of)
