"""Words that are read first: whole, in small or capital letters, with or without accents, in any script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_babel import Babel

from coprod.core.word_lists import LONGEST, MOST_WORDS, READ_FIRST, holds_one

HOLDS = [
    ("He will kill me.", "kill"),
    ("KILL", "kill"),
    ("I want to end\nit  all, now", "end it all"),
    ("I can’t cope", "can't cope"),
    ("Straße", "STRASSE"),
    # Polish, with its own letters and as it is typed on a foreign keyboard
    ("Boję się, że chce się zabić.", "zabić"),
    ("boje sie ze chce sie zabic", "zabić"),
    ("ŁÓŻKO", "łóżko"),
    ("lozko", "łóżko"),
    # Urdu: written together and apart, with and without its signs, on an Arabic keyboard
    ("وہ خودکشی کرنا چاہتی ہے۔", "خودکشی"),
    ("خود کشی کا سوچا", "خود کشی"),
    ("وہ مُجھے مارتا ہے", "مجھے مارتا"),
    ("خودكشي", "خودکشی"),
    ("قتـــل", "قتل"),
    ("دوا‌ئی", "دوائی"),
]
DOES_NOT = [
    ("Her skills are fine.", "kill"),
    ("The kilt", "kill"),
    ("end it. And all of them", "end it all"),
    ("zabić", "zab"),
    ("خودکشی", "خود"),
    ("", "kill"),
    ("?!", "kill"),
    ("Anything at all", "…"),
]


@pytest.mark.parametrize(("text", "word"), HOLDS)
def test_a_word_is_found_however_it_is_typed(text: str, word: str) -> None:
    assert holds_one(text, ["something else", word])


@pytest.mark.parametrize(("text", "word"), DOES_NOT)
def test_a_part_of_a_word_is_no_word(text: str, word: str) -> None:
    assert not holds_one(text, [word])


def test_without_words_nothing_is_looked_for() -> None:
    assert READ_FIRST.otherwise == ()
    assert not holds_one("He will kill me.", READ_FIRST.otherwise)


@pytest.fixture
def in_english() -> Iterator[None]:
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        yield


@pytest.mark.usefixtures("in_english")
def test_the_list_is_written_line_by_line_and_switched_off_with_a_dash() -> None:
    assert READ_FIRST.typed and READ_FIRST.told
    typed = READ_FIRST.typed(" kill \r\n\n zabić\nخودکشی\n")

    assert READ_FIRST.read(typed) == ("kill", "zabić", "خودکشی")
    assert READ_FIRST.told(READ_FIRST.read(typed)) == "kill\nzabić\nخودکشی"
    assert READ_FIRST.read(READ_FIRST.typed(" - ")) == ()


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    "wrong", ["kill", None, {}, [1], [""], ["…"], ["x" * (LONGEST + 1)], ["kill"] * (MOST_WORDS + 1)]
)
def test_what_is_no_list_of_words_is_refused_in_words(wrong: object) -> None:
    with pytest.raises(ValueError, match=r"^Write "):
        READ_FIRST.read(wrong)
