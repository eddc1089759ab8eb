"""Only the demo world, which has a past, may set the clock: anywhere else a set clock would be a false date."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import coprod
from coprod.core import clock

PACKAGE = Path(coprod.__file__).parent


def test_nobody_but_the_demo_world_sets_the_clock() -> None:
    setting = [
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "clock.at(" in path.read_text()
    ]

    assert setting == ["demo/diary.py"]


def test_the_clock_goes_on_by_itself_after_it_was_set() -> None:
    before = datetime.now(UTC)
    long_ago = before - timedelta(days=100)

    with clock.at(long_ago):
        assert clock.now() == long_ago
        assert clock.today() == clock.london(long_ago).date()

    assert clock.now() >= before


def test_a_moment_without_a_zone_is_not_taken() -> None:
    with pytest.raises(ValueError), clock.at(datetime(2026, 1, 1)):
        pass
