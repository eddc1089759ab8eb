"""Circles of readers within each other: what hangs on something is for no wider circle than that (domain rule M7)."""

from __future__ import annotations

from coprod.meetings.rules.meetings import LAYERS, Layer


def narrower(one: Layer, other: Layer) -> Layer:
    """The smaller of two circles."""
    return max(one, other, key=LAYERS.index)


def is_wider(one: Layer, other: Layer) -> bool:
    """Whether the first circle has readers that the second has not."""
    return LAYERS.index(one) < LAYERS.index(other)
