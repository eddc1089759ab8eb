"""Writing a questionnaire: ids stay what they are, and what is removed leaves nothing behind."""

from __future__ import annotations

import pytest

from coprod.core.db import writing as kept
from coprod.core.editions import Format, is_behind
from coprod.core.errors import Refused
from coprod.questionnaires import queries
from coprod.questionnaires.models import Questionnaire
from coprod.questionnaires.operations import freezing, writing
from coprod.questionnaires.rules.consent import PUBLISH


def _written() -> int:
    with kept():
        new = writing.new(by=None)
        section = writing.add_section(new, "Your first contact", by=None)
        question = writing.add_question(
            new, section, "one_of", "How often?", by=None, hint="A guess is fine."
        )
        writing.add_option(new, question, "Once", by=None)
        writing.add_option(new, question, "More often", by=None)
        return new.id


def _titles(questionnaire: Questionnaire) -> list[list[str]]:
    text = questionnaire.editions[0].text
    return [
        [text[f"{question.key}.title"] for question in section.questions]
        for section in questionnaire.sections
    ]


def test_a_questionnaire_that_was_written_can_be_frozen_as_it_stands() -> None:
    number = _written()

    with kept():
        version = freezing.freeze(queries.draft(number), by=None)

        spoken = freezing.document_of(queries.draft(number)).spoken("en")
        assert version.number == 1 and version.sha256 == freezing.document_of(queries.draft(number)).sha256()
        assert [option.label for option in spoken[0].questions[0].options] == ["Once", "More often"]
        assert spoken[0].questions[0].hint == "A guess is fine."


def test_an_id_is_never_used_again_so_an_old_translation_cannot_name_a_new_option() -> None:
    number = _written()
    with kept():
        draft = queries.draft(number)
        question = draft.sections[0].questions[0]
        gone = question.options[1]
        gone_key = gone.key
        writing.write_words(draft, "ur", Format.STANDARD, {f"{question.key}.{gone_key}": "کئی بار"}, by=None)
        writing.remove_option(draft, question, gone, by=None)

    with kept():
        draft = queries.draft(number)
        question = draft.sections[0].questions[0]
        added = writing.add_option(draft, question, "Never", by=None)

        assert added.key != gone_key
        assert not any(gone_key in key for edition in draft.editions for key in edition.text)


def test_removing_a_section_takes_its_questions_and_every_word_of_them() -> None:
    number = _written()

    with kept():
        draft = queries.draft(number)
        writing.remove_section(draft, draft.sections[0], by=None)

    with kept():
        draft = queries.draft(number)
        assert draft.sections == [] and draft.editions[0].text == {}


def test_a_question_moves_past_the_edge_of_its_section_into_the_next() -> None:
    number = _written()
    with kept():
        draft = queries.draft(number)
        second = writing.add_section(draft, "About you", by=None)
        writing.add_question(draft, second, "short_text", "Where?", by=None)
        writing.move(draft, draft.sections[0].questions[0], up=False, by=None)

    with kept():
        draft = queries.draft(number)
        assert _titles(draft) == [[], ["How often?", "Where?"]]
        writing.move(draft, draft.sections[1].questions[1], up=True, by=None)
        writing.move(draft, draft.sections[1], up=True, by=None)
        writing.move(draft, draft.sections[1], up=True, by=None)  # at the end already: no mistake

    with kept():
        draft = queries.draft(number)
        assert _titles(draft) == [["Where?", "How often?"], []]


def test_options_change_places() -> None:
    number = _written()

    with kept():
        draft = queries.draft(number)
        writing.move(draft, draft.sections[0].questions[0].options[1], up=True, by=None)

    with kept():
        draft = queries.draft(number)
        question = draft.sections[0].questions[0]
        text = draft.editions[0].text
        assert [text[f"{question.key}.{option.key}"] for option in question.options] == ["More often", "Once"]


def test_only_one_option_has_a_box_and_a_scale_has_no_options_but_declining() -> None:
    number = _written()

    with kept():
        draft = queries.draft(number)
        section = draft.sections[0]
        question = section.questions[0]
        writing.add_option(draft, question, "Something else", other=True, by=None)
        with pytest.raises(Refused):
            writing.add_option(draft, question, "And something else", other=True, by=None)
        with pytest.raises(Refused):
            writing.change_option(
                draft, question, question.options[2], label="Both", other=True, prefer_not=True, by=None
            )
        scale = writing.add_question(draft, section, "scale", "How calm?", low="Not", high="Very", by=None)
        with pytest.raises(Refused):
            writing.add_option(draft, scale, "Quite", by=None)
        writing.add_option(draft, scale, "Prefer not to say", prefer_not=True, by=None)
        with pytest.raises(Refused):
            writing.change_question(draft, scale, title="How calm?", points=12, by=None)
        with pytest.raises(Refused):
            words = writing.add_question(draft, section, "long_text", "What happened?", by=None)
            writing.add_option(draft, words, "Nothing", by=None)


def test_the_standard_questions_stand_first_and_last_and_only_once() -> None:
    number = _written()
    with kept():
        draft = queries.draft(number)
        writing.write_words(draft, "ur", Format.STANDARD, {}, by=None)
        writing.add_section(draft, "Your words", by=None)
        writing.add_standard(draft, PUBLISH, by=None)
        writing.add_standard(draft, writing.WHO, by=None)
        with pytest.raises(Refused):
            writing.add_standard(draft, writing.WHO, by=None)

    with kept():
        draft = queries.draft(number)
        assert draft.sections[0].questions[0].key == "who"
        assert draft.sections[-1].questions[-1].key == "publish"
        assert [option.key for option in draft.sections[-1].questions[-1].options] == ["yes", "no"]
        assert [option.key for option in draft.sections[0].questions[0].options][:2] == ["myself", "carer"]


def test_a_translation_says_when_the_english_words_have_moved_on() -> None:
    number = _written()
    with kept():
        draft = queries.draft(number)
        key = draft.sections[0].questions[0].key
        urdu = writing.write_words(draft, "ur", Format.STANDARD, {f"{key}.title": "کتنی بار؟"}, by=None)
        assert not is_behind(urdu, draft.editions)
        writing.change_question(draft, draft.sections[0].questions[0], title="How many times?", by=None)
        assert is_behind(urdu, draft.editions)

        writing.write_words(draft, "ur", Format.STANDARD, {}, by=None, from_present=False)
        assert is_behind(urdu, draft.editions)
        writing.write_words(draft, "ur", Format.STANDARD, {}, by=None)
        assert not is_behind(urdu, draft.editions)


def test_a_removed_question_leaves_nothing_to_translate() -> None:
    number = _written()
    with kept():
        draft = queries.draft(number)
        urdu = writing.write_words(draft, "ur", Format.STANDARD, {}, by=None)
        writing.remove_question(draft, draft.sections[0].questions[0], by=None)

        assert not is_behind(urdu, draft.editions)


def test_two_translators_at_one_page_do_not_overwrite_each_other_unawares() -> None:
    number = _written()
    with kept():
        draft = queries.draft(number)
        key = f"{draft.sections[0].questions[0].key}.title"
        writing.write_words(draft, "ur", Format.STANDARD, {key: "پہلا"}, by=None)
        with pytest.raises(Refused):
            writing.write_words(draft, "ur", Format.STANDARD, {key: "دوسرا"}, by=None, seen="another page")


def test_what_is_wrong_is_said_by_the_name_of_the_question_and_nothing_is_frozen() -> None:
    with kept():
        new = writing.new(by=None)
        section = writing.add_section(new, "Contact", by=None)
        writing.add_question(new, section, "one_of", "How often?", by=None)

        with pytest.raises(Refused, match=r"How often.*at least 2 options"):
            freezing.freeze(new, by=None)
        assert queries.next_version(new.id) == 1
