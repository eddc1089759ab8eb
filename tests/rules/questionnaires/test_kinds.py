"""Each kind of question: what it accepts, keeps, counts and shows, and that nothing typed can break it."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.questionnaires.rules.document import Document, Option, Question, Section
from coprod.questionnaires.rules.kinds import KINDS, PROBLEMS, AnswerState, Typed

OPTIONS = (Option("a"), Option("b"), Option("else", other=True), Option("no-say", prefer_not=True))
ONE = Question("q", "one_of", OPTIONS)
MANY = Question("q", "many_of", OPTIONS)
SCALE = Question("q", "scale", points=5)
DECLINED = Question("q", "scale", (Option("no-say", prefer_not=True),), 5)
SHORT = Question("q", "short_text")
LONG = Question("q", "long_text")
TOLD = Question("q", "information")
FAMILY = Question("q", "friends_and_family", KINDS["friends_and_family"].fixed_options)
SPEAKS_AS = Question("q", "answering_as", KINDS["answering_as"].fixed_options)
WORDS = {
    "en": {"q.title": "Q", "q.a": "A", "q.b": "B", "q.else": "Other", "q.no-say": "Prefer not to say"}
    | {"q.low": "Least", "q.high": "Most", "q.dont-know": "Don’t know", "q.good": "Good", "q.poor": "Poor"}
    | {"q.carer": "A carer"}
}
ANSWERED, SKIPPED, REFUSED = AnswerState.ANSWERED, AnswerState.SKIPPED, AnswerState.REFUSED

# question, typed, "other" typed → value kept, other kept, problem, state, closed value, own words, lines
CASES: list[
    tuple[Question, list[str], list[str], Any, str, str | None, AnswerState, Any, dict[str, str], list[str]]
]
CASES = [
    (ONE, [], [], None, "", None, SKIPPED, None, {}, []),
    (ONE, [""], [""], None, "", None, SKIPPED, None, {}, []),
    (ONE, ["a"], [], "a", "", None, ANSWERED, "a", {}, ["A"]),
    (ONE, ["a", "a"], [], "a", "", None, ANSWERED, "a", {}, ["A"]),
    (ONE, ["a", "b"], [], ["a", "b"], "", "choose_one", ANSWERED, "a", {}, ["A", "B"]),
    (ONE, ["zzz"], [], "zzz", "", "not_an_option", SKIPPED, None, {}, []),
    (ONE, ["no-say"], [], "no-say", "", None, REFUSED, "no-say", {}, ["Prefer not to say"]),
    (
        ONE,
        ["else"],
        [" my own "],
        "else",
        "my own",
        None,
        ANSWERED,
        "else",
        {"other": "my own"},
        ["Other", "my own"],
    ),
    (ONE, ["else"], [], "else", "", None, ANSWERED, "else", {}, ["Other"]),
    (ONE, [], ["my own"], "else", "my own", None, ANSWERED, "else", {"other": "my own"}, ["Other", "my own"]),
    (ONE, ["a"], ["left behind"], "a", "left behind", None, ANSWERED, "a", {}, ["A"]),
    (ONE, ["a"], ["x" * 201], "a", "x" * 201, None, ANSWERED, "a", {}, ["A"]),
    # "Don't know" is an answer; there is no box for other words, and no refusing.
    (FAMILY, ["dont-know"], [], "dont-know", "", None, ANSWERED, "dont-know", {}, ["Don’t know"]),
    (FAMILY, [], ["smuggled"], None, "", None, SKIPPED, None, {}, []),
    (FAMILY, ["excellent"], [], "excellent", "", "not_an_option", SKIPPED, None, {}, []),
    (
        FAMILY,
        ["good", "poor"],
        [],
        ["good", "poor"],
        "",
        "choose_one",
        ANSWERED,
        "good",
        {},
        ["Good", "Poor"],
    ),
    (SPEAKS_AS, ["carer"], [], "carer", "", None, ANSWERED, "carer", {}, ["A carer"]),
    (SPEAKS_AS, ["somebody"], [], "somebody", "", "not_an_option", SKIPPED, None, {}, []),
    (SPEAKS_AS, [""], [], None, "", None, SKIPPED, None, {}, []),
    (MANY, [], [], [], "", None, SKIPPED, None, {}, []),
    (MANY, ["b", "a", "b"], [], ["a", "b"], "", None, ANSWERED, ["a", "b"], {}, ["A", "B"]),
    (MANY, ["b", "zzz"], [], ["b", "zzz"], "", "not_an_option", ANSWERED, ["b"], {}, ["B"]),
    (MANY, ["no-say"], [], ["no-say"], "", None, REFUSED, ["no-say"], {}, ["Prefer not to say"]),
    (
        MANY,
        ["a", "no-say"],
        [],
        ["a", "no-say"],
        "",
        "not_both",
        REFUSED,
        ["a", "no-say"],
        {},
        ["A", "Prefer not to say"],
    ),
    (
        MANY,
        ["a", "else"],
        ["own"],
        ["a", "else"],
        "own",
        None,
        ANSWERED,
        ["a", "else"],
        {"other": "own"},
        ["A", "Other", "own"],
    ),
    (SCALE, [], [], None, "", None, SKIPPED, None, {}, []),
    (SCALE, ["3"], [], 3, "", None, ANSWERED, 3, {}, ["3/5"]),
    (SCALE, ["1"], [], 1, "", None, ANSWERED, 1, {}, ["1/5", "Least"]),
    (SCALE, ["5"], [], 5, "", None, ANSWERED, 5, {}, ["5/5", "Most"]),
    (SCALE, ["2", "4"], [], ["2", "4"], "", "choose_one", SKIPPED, None, {}, []),
    (DECLINED, ["no-say"], [], "no-say", "", None, REFUSED, "no-say", {}, ["Prefer not to say"]),
    (SCALE, ["no-say"], [], "no-say", "", "not_an_option", SKIPPED, None, {}, []),
    *[
        (SCALE, [wrong], [], wrong, "", "not_an_option", SKIPPED, None, {}, [])
        for wrong in ("0", "6", "-1", "3.0", "03", "٣", "３", "1e0", "nan", "x", "9" * 5000)
    ],
    (SHORT, [], [], "", "", None, SKIPPED, None, {}, []),
    (SHORT, [" \t "], [], "", "", None, SKIPPED, None, {}, []),
    (
        SHORT,
        [" two\r\nlines\t "],
        [],
        "two lines",
        "",
        None,
        ANSWERED,
        None,
        {"": "two lines"},
        ["two lines"],
    ),
    (SHORT, ["x" * 200], [], "x" * 200, "", None, ANSWERED, None, {"": "x" * 200}, ["x" * 200]),
    (SHORT, ["x" * 201], [], "x" * 201, "", "too_long", ANSWERED, None, {"": "x" * 201}, ["x" * 201]),
    (
        LONG,
        ["one\r\n\r\ntwo\rthree"],
        [],
        "one\n\ntwo\nthree",
        "",
        None,
        ANSWERED,
        None,
        {"": "one\n\ntwo\nthree"},
        ["one", "", "two", "three"],
    ),
    (
        LONG,
        ["a\x00b\x07c\x1bd\x7fe\x9ff\tg"],
        [],
        "abcdef\tg",
        "",
        None,
        ANSWERED,
        None,
        {"": "abcdef\tg"},
        ["abcdef\tg"],
    ),
    (LONG, ["\x00\x00"], [], "", "", None, SKIPPED, None, {}, []),
    (LONG, ["e\u0301"], [], "é", "", None, ANSWERED, None, {"": "é"}, ["é"]),
    (LONG, ["a\ud800b\udfff"], [], "ab", "", None, ANSWERED, None, {"": "ab"}, ["ab"]),
    (
        LONG,
        ["\u202bشکریہ\u202c"],
        [],
        "\u202bشکریہ\u202c",
        "",
        None,
        ANSWERED,
        None,
        {"": "\u202bشکریہ\u202c"},
        ["\u202bشکریہ\u202c"],
    ),
    (LONG, ["x" * 5001], [], "x" * 5001, "", "too_long", ANSWERED, None, {"": "x" * 5001}, ["x" * 5001]),
    (LONG, ["", "second"], [], "second", "", None, ANSWERED, None, {"": "second"}, ["second"]),
    (TOLD, ["typed anyway"], ["more"], None, "", None, SKIPPED, None, {}, []),
]


@pytest.mark.parametrize("case", CASES)
def test_an_answer_is_kept_judged_counted_and_shown(case: Any) -> None:
    question, sent, other, value, words, problem, state, closed, own, lines = case
    kind = KINDS[question.kind]

    typed, found = kind.parse(question, {"q-q": sent, "q-q-other": other})

    assert (typed, found) == ({"value": value, "other": words}, problem)
    assert kind.state(question, typed) is state
    assert kind.closed_value(question, typed) == closed
    assert kind.free_texts(question, typed) == own
    assert kind.show(spoken(question), typed) == lines
    assert kind.check(question, typed) == problem, "a kept mistake is found again"


def spoken(question: Question) -> Any:
    return Document((Section("s", (question,)),), WORDS).spoken("en")[0].questions[0]


def test_words_beside_other_may_not_be_too_long() -> None:
    typed, problem = KINDS["one_of"].parse(ONE, {"q-q": ["else"], "q-q-other": ["x" * 201]})

    assert problem == "too_long"
    assert KINDS["one_of"].figures(ONE, typed) == {"limit": 200, "used": 201}


def test_a_question_without_an_other_box_ignores_one_that_is_sent() -> None:
    plain = Question("q", "one_of", (Option("a"), Option("b")))

    typed, problem = KINDS["one_of"].parse(plain, {"q-q": ["a"], "q-q-other": ["smuggled"]})

    assert (typed, problem) == ({"value": "a", "other": ""}, None)


@pytest.mark.parametrize(
    "heap", ["x" * 1_000_000, "\u0301\u0316" * 500_000, "\x00" * 1_000_000, "é\n" * 500_000]
)
@pytest.mark.parametrize("question", [ONE, MANY, SCALE, SHORT, LONG])
def test_a_megabyte_is_a_problem_and_not_a_crash(question: Question, heap: str) -> None:
    started = time.perf_counter()

    _, problem = KINDS[question.kind].parse(question, {"q-q": [heap], "q-q-other": [heap]})

    assert problem in {*PROBLEMS, None}
    assert time.perf_counter() - started < 3


def test_a_form_of_single_texts_is_refused_rather_than_half_read() -> None:
    with pytest.raises(TypeError):
        KINDS["many_of"].parse(MANY, {"q-q": "a"})


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_has_a_name_words_and_a_time(name: str) -> None:
    kind = KINDS[name]

    assert kind.name == name
    assert kind.words
    assert kind.seconds > 0
    assert not (kind.is_closed and kind.is_free_text)


ANYTHING = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)


@given(
    st.sampled_from([ONE, MANY, SCALE, SHORT, LONG, TOLD, FAMILY, SPEAKS_AS]),
    st.lists(st.one_of(ANYTHING, st.sampled_from(["a", "b", "else", "no-say", "1", "5"])), max_size=4),
    st.lists(ANYTHING, max_size=2),
)
def test_no_form_whatever_breaks_a_kind(question: Question, sent: list[str], other: list[str]) -> None:
    kind = KINDS[question.kind]

    typed, problem = kind.parse(question, {"q-q": sent, "q-q-other": other})

    held: Typed = typed
    for text in (
        *kind.free_texts(question, held).values(),
        *kind.show(spoken(question), held),
        held["other"],
    ):
        text.encode()
        assert not any(character < " " and character not in "\n\t" for character in text)
    assert problem is None or PROBLEMS[problem] % {"limit": 1, "used": 2}
    assert kind.closed_value(question, held) is None or kind.is_closed
