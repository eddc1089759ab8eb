"""When an application has been read enough to be decided about: by two without a conflict, one with lived experience."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from coprod.involvement.rules.applications import LEAST_READERS


@dataclass(frozen=True)
class Reading:
    """How far one of the panel has come with one application. ``points`` is None until they have given them all."""

    panelist_id: int
    has_lived_experience: bool
    has_conflict: bool = False
    points: int | None = None

    @property
    def counts(self) -> bool:
        """Whether it is complete, by somebody who does not know whose application it is."""
        return self.points is not None and not self.has_conflict

    @property
    def is_done(self) -> bool:
        """Whether this person has nothing left to do with it."""
        return self.has_conflict or self.points is not None


class Lack(enum.Enum):
    """Why an application cannot be decided about yet."""

    READERS = "readers"
    LIVED_EXPERIENCE = "lived_experience"


def lacks(readings: Iterable[Reading]) -> Lack | None:
    """What is missing before somebody may decide; ``None`` when nothing is."""
    counted = [each for each in readings if each.counts]
    if len(counted) < LEAST_READERS:
        return Lack.READERS
    if not any(each.has_lived_experience for each in counted):
        return Lack.LIVED_EXPERIENCE
    return None


def mean_points(readings: Iterable[Reading]) -> float:
    """What readers without a conflict gave on average; 0 when nobody has."""
    counted = [each.points or 0 for each in readings if each.counts]
    return sum(counted) / len(counted) if counted else 0.0
