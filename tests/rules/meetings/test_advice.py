"""Advice: by when it is answered, how late a body is, until when an answer is put right, and what is counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coprod.meetings.rules.advice import AdviceFigures, days_late, due_on, figures, may_be_corrected

TODAY = date(2026, 11, 26)


def day(away: int | None) -> date | None:
    return None if away is None else TODAY + timedelta(days=away)


def test_a_body_answers_so_many_days_of_the_calendar_after_the_meeting() -> None:
    assert due_on(date(2026, 10, 19), 28) == date(2026, 11, 16)
    assert due_on(date(2026, 12, 24), 1) == date(2026, 12, 25)


@pytest.mark.parametrize(
    ("due", "answered", "late"),
    [
        (1, None, 0),
        (0, None, 0),
        (-1, None, 1),
        (-9, None, 9),
        (-9, -9, 0),
        (-9, -10, 0),
        (-9, -8, 1),
        (5, 0, 0),
    ],
)
def test_an_answer_is_in_time_until_the_end_of_its_day(due: int, answered: int | None, late: int) -> None:
    assert days_late(TODAY + timedelta(days=due), day(answered), TODAY) == late


@pytest.mark.parametrize(("noted", "may"), [(None, True), (0, True), (-1, False)])
def test_an_answer_is_put_right_on_the_day_on_which_it_was_written_down(noted: int | None, may: bool) -> None:
    assert may_be_corrected(day(noted), TODAY) is may


def test_answers_and_what_waits_are_counted_in_time_and_late() -> None:
    rows = [(-9, -9), (-9, -12), (-9, -8), (0, None), (4, None), (-1, None), (-2, None), (-3, None), (9, 0)]
    found = figures(((TODAY + timedelta(days=due), day(answered)) for due, answered in rows), TODAY)

    assert found == AdviceFigures(in_time=3, answered_late=1, waiting=2, waiting_late=3)
    assert (found.answered, found.whole) == (4, 9)
    assert figures([], TODAY).whole == 0
