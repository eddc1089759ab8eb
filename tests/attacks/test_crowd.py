"""Many who send at once are all served: the short twin of soak/crowd.py."""

from __future__ import annotations

from pathlib import Path

from soak.crowd import crowded
from soak.world import made


def test_twelve_people_who_answer_at_once_are_all_served_and_nothing_is_lost(tmp_path: Path) -> None:
    found = crowded(made(tmp_path), seconds=2, people=12, afresh=False)

    assert found.saved >= 12, found
    assert (found.errors, found.lost) == (0, 0), found
