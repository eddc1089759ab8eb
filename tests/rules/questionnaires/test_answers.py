"""From a form to a draft, and from a draft to what is sealed."""

from __future__ import annotations

import json

import pytest

from coprod.questionnaires.rules.answers import Answers, complaints, is_empty, sealed_payload
from coprod.questionnaires.rules.document import Document, Option, Question, Section

CHOICES = (Option("a"), Option("else", other=True), Option("no-say", prefer_not=True))
FIRST = Section(
    "s1",
    (
        Question("told", "information"),
        Question("who", "one_of", CHOICES),
        Question("how", "many_of", CHOICES),
    ),
)
SECOND = Section("s2", (Question("calm", "scale", points=5), Question("story", "long_text")))
DOCUMENT = Document((FIRST, SECOND))


def test_a_page_reads_only_its_own_questions() -> None:
    answers = Answers.parse(FIRST, {"q-who": ["a"], "q-story": ["not on this page"], "csrf_token": ["x"]})

    assert answers.typed == {"who": {"value": "a", "other": ""}, "how": {"value": [], "other": ""}}
    assert answers.problems == {}


def test_a_mistake_is_kept_with_its_words_and_figures() -> None:
    answers = Answers.parse(SECOND, {"q-story": ["x" * 5_010]})

    assert answers.typed["story"]["value"] == "x" * 5_010
    assert str(answers.problems["story"]) == (
        "Shorten your answer to 5000 characters or fewer. You have used 5010."
    )


def test_a_later_page_leaves_earlier_answers_alone_and_a_second_try_replaces_the_first() -> None:
    draft = Answers.parse(FIRST, {"q-who": ["a"]}).merge_into({})
    draft = Answers.parse(SECOND, {"q-calm": ["4"]}).merge_into(draft)
    draft = Answers.parse(FIRST, {}).merge_into(draft)

    assert draft["who"]["value"] is None
    assert draft["calm"]["value"] == 4
    assert json.loads(json.dumps(draft)) == draft


def test_a_page_and_a_draft_know_that_they_are_empty() -> None:
    assert Answers.parse(FIRST, {"q-who": [" "], "q-how": []}).is_empty()
    assert not Answers.parse(FIRST, {"q-how": ["a"]}).is_empty()
    assert is_empty(DOCUMENT, {})
    assert is_empty(DOCUMENT, {"gone": {"value": "from elsewhere", "other": ""}})
    assert not is_empty(DOCUMENT, Answers.parse(SECOND, {"q-story": ["words"]}).typed)


def test_sealing_keeps_words_apart_from_answers_and_a_state_for_every_question() -> None:
    draft = Answers.parse(
        FIRST, {"q-who": ["no-say"], "q-how": ["else", "a"], "q-how-other": ["my own"]}
    ).typed
    draft = Answers.parse(SECOND, {"q-story": ["what happened"]}).merge_into(draft)

    sealed = sealed_payload(DOCUMENT, draft)

    assert sealed == {
        "answers": {
            "who": {"state": "refused", "value": "no-say"},
            "how": {"state": "answered", "value": ["a", "else"]},
            "calm": {"state": "skipped", "value": None},
            "story": {"state": "answered", "value": None},
        },
        "texts": [
            {"question": "how", "part": "other", "text": "my own"},
            {"question": "story", "part": "", "text": "what happened"},
        ],
    }
    assert "my own" not in json.dumps(sealed["answers"])


def test_an_empty_draft_is_sealed_as_skipped_throughout() -> None:
    sealed = sealed_payload(DOCUMENT, {})

    assert {each["state"] for each in sealed["answers"].values()} == {"skipped"}
    assert sealed["texts"] == []


def test_a_wrong_answer_is_never_sealed() -> None:
    draft = Answers.parse(SECOND, {"q-calm": ["6"]}).typed

    assert list(complaints(DOCUMENT, draft)) == ["calm"]
    with pytest.raises(ValueError, match="calm"):
        sealed_payload(DOCUMENT, draft)
