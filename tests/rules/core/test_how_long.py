"""How long something takes, as people say it."""

from __future__ import annotations

import pytest

from coprod.core.words import how_long

TOLD = {
    0: "0 minutes",
    1: "1 minute",
    59: "59 minutes",
    60: "1 hour",
    61: "1 hour and 1 minute",
    190: "3 hours and 10 minutes",
    240: "4 hours",
}


@pytest.mark.parametrize(("minutes", "words"), TOLD.items())
def test_minutes_are_told_in_hours_and_minutes(minutes: int, words: str, app: object) -> None:
    with app.test_request_context("/"):  # type: ignore[attr-defined]
        assert how_long(minutes) == words
