"""How hard a text is to read (domain rule A7)."""

from __future__ import annotations

import pytest

from coprod.core import plain_words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", []),
        ("One. Two!", ["One.", "Two!"]),
        ("No end", ["No end"]),
        ("A line\nand another", ["A line", "and another"]),
        ("… ? !", []),
        ("Is it? Yes.", ["Is it?", "Yes."]),
    ],
)
def test_the_sentences_of_a_text_are_told_apart(text: str, told: list[str]) -> None:
    assert plain_words.sentences(text) == told


def test_only_longer_sentences_are_too_long() -> None:
    assert plain_words.too_long("One two three. One two three four.", 3) == ["One two three four."]
    assert plain_words.how_many_words("one – two ...") == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We Utilised it.", ["utilise"]),
        ("Stakeholders met.", ["stakeholder"]),
        ("We used it.", []),
        ("The Triage of letters.", ["triage"]),
    ],
)
def test_hard_words_are_found_in_any_letters_and_in_the_plural(text: str, words: list[str]) -> None:
    assert [each.word for each in plain_words.hard_words(text, ("triage",))] == words
