"""Stories: what may follow what, what was changed, and which of several words holds."""

from __future__ import annotations

import pytest

from coprod.core.errors import Refused
from coprod.feedback.rules.stories import (
    STORIES,
    StoryStage,
    how_many_words,
    last_word,
)

EDITED, WITH_AUTHOR, AGREED, PUBLISHED, TAKEN_DOWN = StoryStage


@pytest.mark.parametrize(
    ("stage", "moves"),
    [
        (EDITED, {"edit": EDITED, "send": WITH_AUTHOR, "take_down": TAKEN_DOWN}),
        (WITH_AUTHOR, {"recall": EDITED, "agree": AGREED, "refuse": EDITED, "take_down": TAKEN_DOWN}),
        (AGREED, {"recall": EDITED, "refuse": EDITED, "publish": PUBLISHED, "take_down": TAKEN_DOWN}),
        (PUBLISHED, {"take_down": TAKEN_DOWN}),
        (TAKEN_DOWN, {"begin_again": EDITED}),
    ],
)
def test_nothing_is_published_without_its_authors_yes(
    stage: StoryStage, moves: dict[str, StoryStage]
) -> None:
    assert {each.name: each.target for each in STORIES.offered(stage)} == moves


def test_what_is_public_is_not_edited() -> None:
    with pytest.raises(Refused):
        STORIES.after(PUBLISHED, "edit")


@pytest.mark.parametrize(
    ("told", "holds"),
    [
        ([], ""),
        ([(0, "yes"), (1, "no")], "no"),
        ([(1, "yes"), (0, "no")], "yes"),
        ([(2, "yes:3"), (2, "no:3"), (1, "yes:3")], "no:3"),
    ],
)
def test_the_last_word_holds_and_of_two_at_once_the_no(told: list[tuple[int, str]], holds: str) -> None:
    assert last_word(told) == holds
    assert last_word(list(reversed(told))) == holds


def test_words_are_counted_as_anybody_would_count_them() -> None:
    assert how_many_words("  Nobody rang\nme – back.  ") == 5
