"""A correction is put right where its passage stands, and nowhere else."""

from __future__ import annotations

import pytest

from coprod.core.errors import Refused
from coprod.meetings.rules.correcting import corrected


@pytest.mark.parametrize(
    ("text", "passage", "proposed", "then"),
    [
        ("The letter is long.", "is long", "is short", "The letter is short."),
        ("The letter is long.", "is long.", "is short.", "The letter is short."),
        (
            "The **letter** is long. Yes.",
            "The letter is long.",
            "A letter is short.",
            "A letter is short. Yes.",
        ),
        (
            "The letter\nis long, they said.",
            "letter is long",
            "letter was long",
            "The letter was long, they said.",
        ),
        ("THE LETTER is long.", "the letter", "one letter", "one letter is long."),
        ("“It is long”, she said.", "“It is  long”", "“It was long”", "“It was long”, she said."),
        ("It is. It is.", "It is. It is.", "It was.", "It was."),
    ],
)
def test_the_passage_is_put_right(text: str, passage: str, proposed: str, then: str) -> None:
    assert corrected(text, passage, proposed) == then


@pytest.mark.parametrize(
    ("text", "passage", "why"),
    [
        ("The letter is long.", "is short", "does not stand"),
        ("The letter is long.", "", "does not stand"),
        ("The letter is long.", "ong", "does not stand"),
        ("It is. It is.", "it is", "more than once"),
    ],
)
def test_a_passage_that_stands_nowhere_or_twice_is_refused_in_words(
    text: str, passage: str, why: str
) -> None:
    with pytest.raises(Refused) as refused:
        corrected(text, passage, "x")

    assert why in str(refused.value.message)
