"""What counts as somebody's own words: nobody is made to say what they did not say."""

from __future__ import annotations

import pytest

from coprod.themes.rules import as_written, is_passage_of

SAID = "I can't use the phone. I'm unhappy. They said 'you are still on the list' to me.\n\nThen nothing."


@pytest.mark.parametrize(
    "words",
    [
        SAID,
        "I can't use the phone.",
        "you are still on the list",
        "'you are still on the list'",
        "They said […] Then nothing.",
        "They said [...] to me. Then\r\nnothing.",
        "[…] Then nothing.",
    ],
)
def test_words_as_they_stand_or_with_some_left_out_are_their_own(words: str) -> None:
    assert is_passage_of(words, SAID)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "  ",
        "[…]",
        "I can",  # the half of "can't" says the opposite
        "happy",  # so does the half of "unhappy"
        "t use the phone",
        "I can't use the [old] phone.",
        "I can't use the telephone.",
        "Then nothing. […] I can't use the phone.",  # the order is theirs too
        "I'm unhappy. […] I'm unhappy.",
    ],
)
def test_words_that_were_added_changed_moved_or_cut_in_two_are_not(words: str) -> None:
    assert not is_passage_of(words, SAID)


def test_an_urdu_word_is_not_cut_at_a_vowel_sign() -> None:
    said = "میں نے اپنی بات چار بار بتائی۔ گُل"

    assert is_passage_of("اپنی بات […] بتائی۔", said)
    assert not is_passage_of("گ", said)


def test_a_thousand_repeated_words_are_judged_at_once() -> None:
    said = "no " * 5000

    assert is_passage_of("no […] " * 19 + "no", said)
    assert not is_passage_of("no […] " * 25 + "no", said)


def test_what_is_left_out_is_always_marked_in_the_same_way() -> None:
    assert as_written(" It was [...] bad.\r\nVery. ") == "It was […] bad.\nVery."
