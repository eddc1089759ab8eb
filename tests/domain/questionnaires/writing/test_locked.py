"""Whoever writes a questionnaire can place a question with fixed words, and change nothing about it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coprod.core.db import writing as kept
from coprod.core.editions import Format
from coprod.core.errors import Refused
from coprod.questionnaires import queries
from coprod.questionnaires.models import Questionnaire, QuestionRow
from coprod.questionnaires.operations import freezing, writing


def _written(*, words_beside: bool = True) -> int:
    with kept():
        new = writing.new(by=None)
        section = writing.add_section(new, "Your visit", by=None)
        if words_beside:
            writing.add_question(new, section, "long_text", "What happened?", by=None)
        writing.add_standard(new, writing.FRIENDS_AND_FAMILY, by=None)
        writing.add_standard(new, writing.WHO, by=None)
        return new.id


def _locked(draft: Questionnaire) -> QuestionRow:
    return next(
        each for section in draft.sections for each in section.questions if each.kind == "friends_and_family"
    )


CHANGES: dict[str, Callable[[Questionnaire, QuestionRow], object]] = {
    "its words": lambda draft, asked: writing.change_question(draft, asked, title="How brilliant?", by=None),
    "an answer": lambda draft, asked: writing.change_option(
        draft, asked, asked.options[0], label="Excellent", by=None
    ),
    "one more": lambda draft, asked: writing.add_option(draft, asked, "Excellent", by=None),
    "a refusal": lambda draft, asked: writing.add_option(draft, asked, "No", prefer_not=True, by=None),
    "one fewer": lambda draft, asked: writing.remove_option(draft, asked, asked.options[-1], by=None),
    "the order": lambda draft, asked: writing.move(draft, asked.options[1], up=True, by=None),
}


@pytest.mark.parametrize("what", CHANGES)
def test_nothing_of_it_can_be_changed(what: str) -> None:
    number = _written()

    with pytest.raises(Refused, match="fixed"), kept():
        draft = queries.draft(number)
        CHANGES[what](draft, _locked(draft))


def test_it_can_be_moved_and_taken_away_and_brings_its_words_again() -> None:
    number = _written()
    with kept():
        draft = queries.draft(number)
        writing.move(draft, _locked(draft), up=True, by=None)
        writing.remove_question(draft, _locked(draft), by=None)
    with kept():
        writing.add_standard(queries.draft(number), writing.FRIENDS_AND_FAMILY, by=None)

    with kept():
        draft = queries.draft(number)
        assert [option.key for option in _locked(draft).options][:2] == ["very-good", "good"]
        assert freezing.flaws(freezing.document_of(draft)) == []


def test_a_translator_cannot_give_it_other_words_and_it_brings_its_own_translation() -> None:
    number = _written()
    with kept():
        words = {"friends-and-family.good": "بہترین", "friends-and-family.title": "?"}
        draft = queries.draft(number)
        writing.write_words(draft, "ur", Format.STANDARD, words, by=None)
        writing.write_words(draft, "en", Format.EASY_READ, {"friends-and-family.good": "Great"}, by=None)

    with kept():
        document = freezing.document_of(queries.draft(number))
        urdu = next(q for q in document.spoken("ur")[0].questions if q.kind == "friends_and_family")
        easy = next(q for q in document.spoken("en-easy")[0].questions if q.kind == "friends_and_family")
        assert urdu.lang is None and urdu.title not in {
            "?",
            "Overall, how was your experience of our service?",
        }
        assert "بہترین" not in {str(option.label) for option in urdu.options}
        assert all(option.lang is None for option in urdu.options)
        assert "It was good" in {str(option.label) for option in easy.options}
        assert not any(
            "friends-and-family" in key for each in queries.draft(number).editions for key in each.text
        )


def test_without_a_question_answered_in_words_freezing_is_refused_in_words() -> None:
    number = _written(words_beside=False)

    with pytest.raises(Refused, match=r"Overall, how was your experience .* in their own words"), kept():
        freezing.freeze(queries.draft(number), by=None)


def test_it_is_asked_once_whatever_its_name() -> None:
    number = _written()

    with kept():
        draft = queries.draft(number)
        for name in (writing.FRIENDS_AND_FAMILY, writing.WHO):
            with pytest.raises(Refused):
                writing.add_standard(draft, name, by=None)
        with pytest.raises(Refused, match="already"):
            writing.add_question(draft, draft.sections[0], "friends_and_family", "", by=None)
        with pytest.raises(ValueError, match="fixed"):
            writing.add_question(draft, draft.sections[0], "answering_as", "Who?", by=None)


def test_what_is_frozen_keeps_its_words_with_the_others() -> None:
    number = _written()

    with kept():
        version = freezing.freeze(queries.draft(number), by=None)

        assert '"friends-and-family.dont-know":"Don’t know"' in version.document
        assert '"who.carer":"A carer, about my own experience as a carer"' in version.document
