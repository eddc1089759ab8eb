"""In what two versions differ, as a table: nothing that people would meet otherwise is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coprod.questionnaires.rules.differences import Difference, Differs, differences
from coprod.questionnaires.rules.document import Document, Option, Question, Section
from tests.factories.questionnaires import WORDS, a_document

BEFORE = a_document()
CONTACT, YOU = BEFORE.sections
TOLD, CALM, BETTER = CONTACT.questions
(WHO,) = YOU.questions
NEW = Question("q9", "long_text")


def _with(*sections: Section, **words: dict[str, str]) -> Document:
    told = dict(WORDS)
    for name, more in words.items():
        edition = name.replace("_", "-")
        told[edition] = {**WORDS[edition], **more}
    return Document(sections or BEFORE.sections, told)


TABLE: dict[str, tuple[Document, list[Difference]]] = {
    "nothing": (_with(), []),
    "a question more": (
        _with(replace(CONTACT, questions=(TOLD, CALM, BETTER, NEW)), YOU, en={"q9.title": "And then?"}),
        [Difference(Differs.ADDED, "And then?")],
    ),
    "a question less": (
        _with(replace(CONTACT, questions=(TOLD, BETTER)), YOU),
        [Difference(Differs.REMOVED, "How calm did you feel?")],
    ),
    "a section less": (
        _with(CONTACT),
        [Difference(Differs.REMOVED, "About you"), Difference(Differs.REMOVED, "Who are you answering as?")],
    ),
    "other words": (
        _with(en={"better.title": "What would help?"}),
        [Difference(Differs.CHANGED, "What would help?")],
    ),
    "another title of a section": (_with(en={"you.title": "You"}), [Difference(Differs.CHANGED, "You")]),
    "an option more": (
        _with(CONTACT, Section("you", (replace(WHO, options=(*WHO.options, Option("staff"))),))),
        [Difference(Differs.CHANGED, "Who are you answering as?")],
    ),
    "the words of an option": (
        _with(en={"told.once": "One time"}),
        [Difference(Differs.CHANGED, "How often did you have to tell your story?")],
    ),
    "more points": (
        _with(replace(CONTACT, questions=(TOLD, replace(CALM, points=7), BETTER)), YOU),
        [Difference(Differs.CHANGED, "How calm did you feel?")],
    ),
    "the order of questions": (
        _with(replace(CONTACT, questions=(CALM, TOLD, BETTER)), YOU),
        [Difference(Differs.MOVED)],
    ),
    "the order of sections": (_with(YOU, CONTACT), [Difference(Differs.MOVED)]),
    "a question in another section": (
        _with(replace(CONTACT, questions=(TOLD, CALM)), replace(YOU, questions=(WHO, BETTER))),
        [Difference(Differs.MOVED)],
    ),
    "another language": (_with(ur={"told.once": "صرف ایک بار"}), [Difference(Differs.TRANSLATED, "ur")]),
    "Easy Read": (
        _with(en_easy={"calm.title": "Were you calm?"}),
        [Difference(Differs.TRANSLATED, "en-easy")],
    ),
}


@pytest.mark.parametrize("what", TABLE)
def test_what_is_new_is_told(what: str) -> None:
    after, told = TABLE[what]

    assert differences(BEFORE, after) == told


def test_words_that_go_with_their_question_are_told_once() -> None:
    after = Document((replace(CONTACT, questions=(CALM, BETTER)), YOU), {**WORDS, "ur": {}, "en-easy": {}})

    assert differences(BEFORE, after) == [
        Difference(Differs.REMOVED, "How often did you have to tell your story?")
    ]


def test_a_whole_new_language_is_told() -> None:
    after = Document(BEFORE.sections, {**WORDS, "pl": {"calm.title": "Jak spokojnie?"}})

    assert differences(BEFORE, after) == [Difference(Differs.TRANSLATED, "pl")]
