"""When each item of an agenda begins, and whether they all fit into the meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import Protocol

from coprod.meetings.rules.meetings import minutes_between

MOST_MINUTES = 480  # for one item


class Timed(Protocol):
    """Something that takes a while, without what stands under it."""

    @property
    def minutes(self) -> int: ...


def running(items: Sequence[Timed], begins: time) -> list[time]:
    """The hour at which each item begins when all before it take as long as they say."""
    at = begins.hour * 60 + begins.minute
    found = []
    for item in items:
        found.append(time(at // 60 % 24, at % 60))
        at += item.minutes
    return found


def too_long(items: Sequence[Timed], begins: time, ends: time) -> int:
    """By how many minutes the items exceed the time of their meeting; 0 when they fit."""
    return max(0, sum(item.minutes for item in items) - minutes_between(begins, ends))
