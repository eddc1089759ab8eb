"""The frozen questionnaire: its text, its hash, its checks and its words."""

from __future__ import annotations

import dataclasses
import json

import pytest

from coprod.questionnaires.rules.document import Document, Option, Question, Section

WORDS = {
    "en": {
        "s1.title": "About you",
        "s2.title": "Your words",
        "hello.title": "This is about first contact.",
        "who.title": "Who are you answering as?",
        "who.hint": "Choose one.",
        "who.myself": "Myself",
        "who.carer": "A carer, about my own experience",
        "who.no-say": "Prefer not to say",
        "calm.title": "How calm did you feel?",
        "calm.low": "Not at all",
        "calm.high": "Very",
        "story.title": "What happened?",
    },
    "ur": {"who.title": "آپ کون ہیں؟", "who.myself": "میں خود"},
    "en-easy": {"who.title": "Who are you?"},
}
WHO = Question("who", "one_of", (Option("myself"), Option("carer"), Option("no-say", prefer_not=True)))
SECTIONS = (
    Section("s1", (Question("hello", "information"), WHO, Question("calm", "scale", points=5))),
    Section("s2", (Question("story", "long_text"),)),
)
DOCUMENT = Document(SECTIONS, WORDS)


def with_question(question: Question, **words: str) -> Document:
    english = {**WORDS["en"], **{f"{question.id}.{key}": text for key, text in words.items()}}
    return Document((*SECTIONS, Section("s3", (question,))), {"en": {**english, "s3.title": "More"}})


def test_a_document_reads_back_as_itself() -> None:
    again = Document.from_json(DOCUMENT.to_json())

    assert again == DOCUMENT
    assert again.sha256() == DOCUMENT.sha256()


def test_the_text_is_canonical() -> None:
    text = DOCUMENT.to_json()

    assert text == json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert "آپ کون ہیں؟" in text


def test_the_order_in_which_words_were_written_does_not_change_the_hash() -> None:
    backwards = {edition: dict(reversed(texts.items())) for edition, texts in reversed(WORDS.items())}

    assert Document(SECTIONS, backwards).sha256() == DOCUMENT.sha256()


def test_one_changed_word_changes_the_hash() -> None:
    changed = {**WORDS, "ur": {**WORDS["ur"], "who.title": "آپ کون ہیں"}}

    assert Document(SECTIONS, changed).sha256() != DOCUMENT.sha256()


def test_nobody_can_change_a_document_or_its_words() -> None:
    words = {"en": {"s1.title": "First"}}
    document = Document((), words)
    words["en"]["s1.title"] = "Second"

    assert document.words["en"]["s1.title"] == "First"
    with pytest.raises(TypeError):
        document.words["en"]["s1.title"] = "Third"  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        document.sections = ()  # type: ignore[misc]
    assert hash(document) == hash(Document.from_json(document.to_json()))


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "{",
        "[]",
        "null",
        "[" * 100_000,
        '{"format":1}',
        '{"format":2,"sections":[],"words":{}}',
        '{"format":true,"sections":[],"words":{}}',
        '{"format":1,"format":1,"sections":[],"words":{}}',
        '{"format":1,"sections":{},"words":{}}',
        '{"format":1,"sections":[],"words":[]}',
        '{"format":1,"sections":[],"words":{"en":[]}}',
        '{"format":1,"sections":[],"words":{"en":{"a":1}}}',
        '{"format":1,"sections":[],"words":{"en":{"a":"\\ud800"}}}',
        '{"format":1,"sections":[],"words":{"en":{"\\ud800":"a"}}}',
        '{"format":1,"sections":[],"words":{"en":{"a":"\ud800"}}}',
        '{"format":1,"sections":[],"words":{},"extra":0}',
        '{"format":1,"sections":[1],"words":{}}',
        '{"format":1,"sections":[{"id":1,"questions":[]}],"words":{}}',
        '{"format":1,"sections":[{"id":"s","questions":[{"id":"q"}]}],"words":{}}',
        '{"format":1,"sections":[{"id":"s","questions":[{"id":"q","kind":"scale","options":[],"points":5.0}]}],'
        '"words":{}}',
        '{"format":1,"sections":[{"id":"s","questions":[{"id":"q","kind":"scale","options":[],"points":true}]}],'
        '"words":{}}',
        '{"format":1,"sections":[{"id":"s","questions":[{"id":"q","kind":"one_of","points":0,'
        '"options":[{"id":"a","other":1,"prefer_not":false}]}]}],"words":{}}',
    ],
)
def test_a_broken_text_is_refused_in_words(broken: str) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z“].*\.$"):
        Document.from_json(broken)


def test_a_whole_document_has_no_problems() -> None:
    assert DOCUMENT.problems() == []


ONE_OF = Question("new", "one_of", (Option("a"), Option("b")))
PROBLEMS = [
    (ONE_OF, {"a": "A", "b": "B"}, "new.title", "no words"),
    (ONE_OF, {"title": " ", "a": "A", "b": "B"}, "new.title", "no words"),
    (ONE_OF, {"title": "New", "a": "A"}, "new.b", "this option in English"),
    (Question("new", "one_of", (Option("a"),)), {"title": "New", "a": "A"}, "new", "at least 2"),
    (Question("new", "one_of", (Option("a"), Option("a"))), {"title": "N", "a": "A"}, "new.a", "Two parts"),
    (
        Question("new", "many_of", (Option("a", other=True), Option("b", other=True))),
        {"title": "N", "a": "A", "b": "B"},
        "new",
        "Only one option",
    ),
    (
        Question("new", "many_of", (Option("a", prefer_not=True), Option("b", prefer_not=True))),
        {"title": "N", "a": "A", "b": "B"},
        "new",
        "at least one option that is an answer",
    ),
    (
        Question("new", "many_of", (Option("a"), Option("b", True, True))),
        {"title": "N", "a": "A", "b": "B"},
        "new",
        "cannot have a box",
    ),
    (
        Question("new", "one_of", (Option("a"), Option("title"))),
        {"title": "N", "a": "A"},
        "new.title",
        "called",
    ),
    (Question("new", "scale", points=2), {"title": "N", "low": "L", "high": "H"}, "new", "3 to 11"),
    (Question("new", "scale", points=12), {"title": "N", "low": "L", "high": "H"}, "new", "3 to 11"),
    (Question("new", "scale", points=5), {"title": "N", "low": "L"}, "new.high", "highest"),
    (Question("new", "scale", points=5), {"title": "N", "high": "H"}, "new.low", "lowest"),
    (Question("new", "long_text", points=5), {"title": "N"}, "new", "Only a scale"),
    (Question("new", "long_text", (Option("a"),)), {"title": "N", "a": "A"}, "new", "no options"),
    (
        Question("new", "scale", (Option("a"),), 5),
        {"title": "N", "low": "L", "high": "H", "a": "A"},
        "new",
        "only be “prefer not to say”",
    ),
    (Question("new", "matrix"), {"title": "N"}, "new", "kind of question"),
    (Question("who", "long_text"), {"title": "N"}, "who", "Two parts"),
    (Question("s1", "long_text"), {"title": "N"}, "s1", "Two parts"),
    (Question("who-other", "long_text"), {"title": "N"}, "who-other", "-other"),
    (Question("New", "long_text"), {"title": "N"}, "New", "small letter"),
    (Question("new\n", "long_text"), {"title": "N"}, "new\n", "small letter"),
    (Question("n" * 41, "long_text"), {"title": "N"}, "n" * 41, "small letter"),
    (Question("", "long_text"), {"title": "N"}, "", "small letter"),
]


@pytest.mark.parametrize(("question", "words", "key", "part"), PROBLEMS)
def test_a_problem_names_its_place_and_says_what_to_do(
    question: Question, words: dict[str, str], key: str, part: str
) -> None:
    found = with_question(question, **words).problems()

    assert [(each.key, part in each.message) for each in found] == [(key, True)]


def test_a_questionnaire_that_only_informs_is_not_one() -> None:
    document = Document((Section("s1", (Question("hello", "information"),)),), WORDS)

    assert [each.message for each in document.problems()] == ["Ask at least one question."]


def test_an_empty_questionnaire_has_a_problem_and_does_not_break() -> None:
    empty = Document()

    assert len(empty.problems()) == 1
    assert (empty.count(), empty.minutes(), empty.first_free_text(), empty.spoken("en")) == (0, 1, None, ())


def test_an_edition_needs_the_name_of_a_language() -> None:
    assert [each.key for each in Document(SECTIONS, {**WORDS, "Urdu!": {}}).problems()] == ["Urdu!"]


def test_english_needs_no_language_mark() -> None:
    who = DOCUMENT.spoken("en")[0].questions[1]

    assert (who.title, who.hint, who.lang, who.dir) == (
        "Who are you answering as?",
        "Choose one.",
        None,
        None,
    )
    assert next((each.id, each.label, each.lang) for each in who.options) == ("myself", "Myself", None)


def test_a_text_that_is_missing_in_urdu_is_said_in_english_and_marked() -> None:
    section = DOCUMENT.spoken("ur")[0]
    who = section.questions[1]

    assert (who.title, who.lang, who.dir) == ("آپ کون ہیں؟", None, None)
    assert (who.hint, who.hint.lang, who.hint.dir) == ("Choose one.", "en", "ltr")
    assert [each.lang for each in who.options] == [None, "en", "en"]
    assert (section.title, section.lang, section.dir) == ("About you", "en", "ltr")


def test_easy_read_falls_back_to_standard_english_without_a_mark() -> None:
    who = DOCUMENT.spoken("en-easy")[0].questions[1]

    assert (who.title, who.hint, who.hint.lang) == ("Who are you?", "Choose one.", None)


def test_easy_read_in_urdu_prefers_urdu_to_english_easy_read() -> None:
    who = DOCUMENT.spoken("ur-easy")[0].questions[1]

    assert (who.title, who.lang) == ("آپ کون ہیں؟", None)


def test_a_text_that_nobody_wrote_is_empty_and_has_no_language() -> None:
    hello = DOCUMENT.spoken("ur")[0].questions[0]

    assert (hello.hint, hello.hint.lang) == ("", None)


def test_counts_time_and_the_first_box_for_words() -> None:
    assert DOCUMENT.count() == 3
    assert DOCUMENT.minutes() == 3  # 20 + 15 + 12 + 100 seconds, rounded up
    assert DOCUMENT.first_free_text() == (1, "story")
    assert [each.id for each in DOCUMENT.questions] == ["who", "calm", "story"]


def test_a_box_beside_other_counts_as_the_first_box_for_words() -> None:
    asked = Question("how", "many_of", (Option("a"), Option("else", other=True)))
    document = Document((Section("s0", (asked,)), *SECTIONS), WORDS)

    assert document.first_free_text() == (0, "how")


def test_a_question_knows_how_many_characters_it_takes_and_an_option_may_have_a_hint() -> None:
    words = {"en": {**WORDS["en"], "who.carer.hint": "You look after somebody."}}
    first, second = Document(SECTIONS, words).spoken("en")

    assert first.questions[1].options[1].hint == "You look after somebody."
    assert (first.questions[1].maximum, second.questions[0].maximum) == (0, 5_000)
