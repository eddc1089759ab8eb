"""Editions: everybody reads what there is, text by text, and is told when it has fallen behind."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from coprod.core.editions import Format, Passage, Standing, fingerprint, is_behind, read

ENGLISH = {"title": "First contact", "text": "You told it five times."}


def an_edition(language: str, text: dict[str, str], format: Format = Format.STANDARD, **more: Any) -> Any:
    facts = {"standing": Standing.CHECKED, "source_hash": fingerprint(ENGLISH), **more}
    return SimpleNamespace(language=language, format=format, text=text, **facts)


SOURCE = an_edition("en", ENGLISH, source_hash="")
URDU = an_edition("ur", {"title": "پہلا رابطہ"})
EASY = an_edition("en", {"text": "You told it again and again."}, Format.EASY_READ)


def test_the_page_is_in_the_language_asked_for() -> None:
    told = read([SOURCE, URDU], "ur")

    assert told.title == Passage("پہلا رابطہ")


def test_what_is_not_translated_stands_in_english_and_says_so() -> None:
    told = read([SOURCE, URDU], "ur")

    assert told["text"] == Passage("You told it five times.", "en", "ltr")


def test_an_empty_translation_is_no_translation() -> None:
    told = read([SOURCE, an_edition("ur", {"title": ""})], "ur")

    assert told.title.words == "First contact"


@pytest.mark.parametrize(
    ("language", "format", "words"),
    [
        ("en", Format.EASY_READ, "You told it again and again."),
        ("en", Format.STANDARD, "You told it five times."),
        # Somebody who reads Urdu needs Urdu more than Easy Read; with neither, easy English is easier than hard.
        ("ur", Format.EASY_READ, "You told it again and again."),
    ],
)
def test_easy_read_is_given_where_it_was_asked_for(language: str, format: Format, words: str) -> None:
    assert read([SOURCE, URDU, EASY], language, format).text.words == words


def test_urdu_stands_before_easy_english() -> None:
    easy = an_edition("en", {"title": "Asking for help"}, Format.EASY_READ)

    assert read([SOURCE, URDU, easy], "ur", Format.EASY_READ).title.words == "پہلا رابطہ"


def test_a_text_that_nobody_wrote_is_empty_and_no_error() -> None:
    assert not read([SOURCE], "en").purpose
    assert str(read([], "en")["title"]) == ""


def test_an_edition_is_behind_once_its_source_has_changed() -> None:
    changed = an_edition("en", {**ENGLISH, "text": "You told it six times."}, source_hash="")

    assert not is_behind(URDU, [SOURCE, URDU])
    assert is_behind(URDU, [changed, URDU])
    assert read([changed, URDU], "ur").is_behind
    assert not read([changed, URDU], "en").is_behind


def test_the_source_is_never_behind_itself() -> None:
    assert not is_behind(SOURCE, [SOURCE, URDU])


def test_a_translation_that_no_native_reader_has_checked_says_so() -> None:
    draft = an_edition("ur", {"title": "پہلا"}, standing=Standing.DRAFT)

    assert read([SOURCE, draft], "ur").needs_native_reader
    assert not read([SOURCE, URDU], "ur").needs_native_reader


def test_the_fingerprint_does_not_depend_on_the_order_of_writing() -> None:
    assert fingerprint({"a": "1", "b": "2"}) == fingerprint({"b": "2", "a": "1"})
    assert fingerprint({"a": "1"}) != fingerprint({"a": "2"})


@pytest.mark.parametrize("number", ["0808 157 0187", "+44 1632 960001", "01632960335"])
def test_a_telephone_number_keeps_its_order_in_a_text_that_runs_from_right_to_left(number: str) -> None:
    told = read([SOURCE, an_edition("ur", {"text": f"{number} پر کال کریں۔"})], "ur")

    assert told["text"].words == f"\u2066{number}\u2069 پر کال کریں۔"


@pytest.mark.parametrize("words", ["9 سے 5", "4 دسمبر 2026", "3 10 20"])
def test_other_numbers_stay_as_they_are(words: str) -> None:
    assert read([SOURCE, an_edition("ur", {"text": words})], "ur")["text"].words == words


def test_a_text_that_runs_from_left_to_right_stays_as_it_is() -> None:
    assert (
        read([an_edition("en", {"text": "Call 0808 157 0187."})], "en")["text"].words == "Call 0808 157 0187."
    )
