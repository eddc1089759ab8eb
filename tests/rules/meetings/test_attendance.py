"""How long somebody was there follows from the hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import Any

import pytest

from coprod.meetings.rules.attendance import minutes_there


@dataclass
class Hours:
    begins: time = time(10)
    ends: time = time(12)
    pre_meet_begins: time | None = time(9, 30)
    pre_meet_ends: time | None = time(9, 50)
    debrief_begins: time | None = None
    debrief_ends: time | None = None


@pytest.mark.parametrize(
    ("told", "minutes"),
    [
        ({}, 120),
        ({"came_at": time(10, 42)}, 78),
        ({"left_at": time(11, 15)}, 75),
        ({"came_at": time(10, 42), "left_at": time(11, 15)}, 33),
        ({"came_at": time(9)}, 120),
        ({"left_at": time(14)}, 120),
        ({"came_at": time(13)}, 0),
        ({"at_pre_meet": True}, 140),
        ({"at_pre_meet": True, "came_at": time(12)}, 20),
        ({"at_debrief": True}, 120),
    ],
)
def test_minutes_follow_from_the_hours(told: dict[str, Any], minutes: int) -> None:
    assert minutes_there(Hours(), **told) == minutes


def test_a_debrief_counts_for_whoever_came_to_it() -> None:
    hours = Hours(debrief_begins=time(12), debrief_ends=time(12, 45))

    assert minutes_there(hours, at_debrief=True) == 165
