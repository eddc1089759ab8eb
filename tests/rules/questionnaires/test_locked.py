"""A question with fixed words is asked in those words and no others, once, and what it needs stands beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coprod.questionnaires.rules.document import Document, Option, Question, Section
from coprod.questionnaires.rules.kinds import KINDS
from coprod.questionnaires.rules.kinds.answering_as import PERSPECTIVES, Perspective

LOCKED = ["answering_as", "friends_and_family"]
STORY = Question("story", "long_text")
FIXED, ONCE, WORDS_BESIDE = "are fixed", "only once", "in their own words"


def a_question(kind: str, id_: str = "fixed") -> Question:
    return Question(id_, kind, KINDS[kind].fixed_options)


def its_words(question: Question, *, easy: bool = False) -> dict[str, str]:
    return {
        f"{question.id}.{name}": text for name, text in KINDS[question.kind].fixed_words(easy=easy).items()
    }


def problems(*questions: Question, **changed: str) -> list[tuple[str, str]]:
    """What is wrong with a section of these questions; ``changed`` gives a text of "fixed" other words."""
    words = {"s.title": "S", "story.title": "What happened?", "how.title": "How?", "how.a": "A", "how.b": "B"}
    for question in questions:
        words |= its_words(question)
    words |= {f"fixed.{name.replace('_', '-')}": text for name, text in changed.items()}
    found = Document((Section("s", questions),), {"en": words}).problems()
    return [(each.key, each.message) for each in found]


@pytest.mark.parametrize("kind", LOCKED)
def test_in_its_own_words_it_can_be_frozen(kind: str) -> None:
    assert problems(a_question(kind), STORY) == []


@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        ("friends_and_family", {"title": "How brilliant was our service?"}),
        ("friends_and_family", {"very_good": "Excellent"}),
        ("friends_and_family", {"hint": "Most people say good."}),
        ("friends_and_family", {"dont_know_hint": "x"}),
        ("answering_as", {"title": "Who are you?"}),
        ("answering_as", {"hint": ""}),
        ("answering_as", {"cannot": "They agree"}),
    ],
)
def test_other_words_are_refused(kind: str, changed: dict[str, str]) -> None:
    [(key, message)] = problems(a_question(kind), STORY, **changed)

    assert (key, FIXED in message) == ("fixed", True)


@pytest.mark.parametrize("kind", LOCKED)
def test_other_answers_and_another_order_are_refused(kind: str) -> None:
    question = a_question(kind)
    fewer = replace(question, options=question.options[:-1])
    turned = replace(question, options=question.options[::-1])
    boxed = replace(question, options=(*question.options[:-1], replace(question.options[-1], other=True)))

    for wrong in (fewer, turned, boxed):
        assert [FIXED in message for _key, message in problems(wrong, STORY)] == [True]


def test_easy_read_has_fixed_words_too() -> None:
    question = a_question("friends_and_family")
    english = {"s.title": "S", "story.title": "What happened?", **its_words(question)}
    sections = (Section("s", (question, STORY)),)
    easy = its_words(question, easy=True)

    assert Document(sections, {"en": english, "en-easy": easy}).problems() == []
    assert Document(sections, {"en": english, "en-easy": {}}).problems() == []
    [problem] = Document(sections, {"en": english, "en-easy": {**easy, "fixed.good": "OK"}}).problems()
    assert FIXED in problem.message


@pytest.mark.parametrize("kind", LOCKED)
def test_it_stands_once(kind: str) -> None:
    found = problems(a_question(kind), STORY, a_question(kind, "again"))

    assert [(key, ONCE in message) for key, message in found] == [("again", True)]


HOW = Question("how", "one_of", (Option("a"), Option("b", other=True)))


@pytest.mark.parametrize(
    ("beside", "is_enough"),
    [((), False), ((HOW,), False), ((STORY,), True), ((Question("story", "short_text"),), True)],
)
def test_the_friends_and_family_test_needs_a_question_answered_in_words(
    beside: tuple[Question, ...], is_enough: bool
) -> None:
    found = problems(a_question("friends_and_family"), *beside)

    assert [WORDS_BESIDE in message for _key, message in found] == ([] if is_enough else [True])


def test_the_answers_of_the_friends_and_family_test_stand_in_their_order() -> None:
    fixed = KINDS["friends_and_family"].fixed_words()

    assert list(fixed.values()) == [
        "Overall, how was your experience of our service?",
        "Very good",
        "Good",
        "Neither good nor poor",
        "Poor",
        "Very poor",
        "Don’t know",
    ]
    assert [option.id for option in KINDS["friends_and_family"].fixed_options] == list(fixed)[1:]


def test_each_way_of_answering_belongs_to_one_perspective() -> None:
    assert [option.id for option in KINDS["answering_as"].fixed_options] == list(PERSPECTIVES)
    assert {name for name, told in PERSPECTIVES.items() if told is Perspective.OWN} == {"myself", "carer"}


@pytest.mark.parametrize("kind", LOCKED)
def test_every_answer_has_words_in_both_ways_of_reading(kind: str) -> None:
    names = {"title", *(option.id for option in KINDS[kind].fixed_options)}

    for easy in (False, True):
        assert KINDS[kind].fixed_words(easy=easy).keys() - {"hint"} == names
