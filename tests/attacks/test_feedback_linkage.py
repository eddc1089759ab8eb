"""After the day's move nobody who holds what is left can tie feedback to a visit; moved at once, everybody could.

The short twin of ``soak/linkage.py``, which has 200 people a day and more days.
"""

from __future__ import annotations

import pytest

from coprod import Service
from coprod.feedback.models import FeedbackForm
from soak.hostile.saying_in_turn import (
    the_form,
    tied,
    tied_by_what_is_written_back,
    tied_without_protection,
)
from soak.linkage import means

PEOPLE, DAYS = 50, 2
# All of a day leave together: whoever guesses is right once a day, and more than 14 times in two days in no run of a
# million. Without protection everybody is tied: 100 times.
MOST_RIGHT = 7


@pytest.fixture
def form(app: Service) -> FeedbackForm:
    return the_form(app)


def test_items_are_tied_to_visits_no_better_than_by_guessing(
    database: str, app: Service, form: FeedbackForm
) -> None:
    right = means(DAYS, lambda: tied(app, form, PEOPLE))

    assert len(right) >= 10
    assert max(right.values()) <= MOST_RIGHT, right


def test_moved_at_once_under_counted_keys_the_same_attack_ties_everybody(
    database: str, app: Service, form: FeedbackForm
) -> None:
    assert max(tied_without_protection(app, form, PEOPLE).values()) == PEOPLE


def test_what_is_written_back_is_tied_to_its_visit_no_better(
    database: str, app: Service, form: FeedbackForm
) -> None:
    right = means(DAYS, lambda: tied_by_what_is_written_back(app, form, PEOPLE))

    assert max(right.values()) <= MOST_RIGHT, right
