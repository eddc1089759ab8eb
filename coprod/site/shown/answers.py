"""Somebody's own answers as they read them again, in the language of the page."""

from __future__ import annotations

from dataclasses import dataclass

from coprod.questionnaires.operations.receipts import Found
from coprod.questionnaires.rules.kinds import KINDS, AnswerState, Typed
from coprod.questionnaires.rules.spoken import SpokenQuestion, SpokenSection, Text


@dataclass(frozen=True)
class Given:
    """One question with the lines of its answer; ``state`` says why there are none."""

    title: Text
    state: AnswerState
    lines: list[str]


def given(found: Found, sections: tuple[SpokenSection, ...]) -> list[tuple[Text, list[Given]]]:
    """Every section's title with its questions and what was answered to each."""
    texts = {(each["question"], each["part"]): each["text"] for each in found.texts}
    return [
        (
            section.title,
            [
                _one(question, found, texts)
                for question in section.questions
                if KINDS[question.kind].is_asked and question.id in found.answers
            ],
        )
        for section in sections
    ]


def _one(question: SpokenQuestion, found: Found, texts: dict[tuple[str, str], str]) -> Given:
    answer = found.answers[question.id]
    state = AnswerState(answer["state"])
    value = texts.get((question.id, ""), answer["value"])
    typed: Typed = {"value": value, "other": texts.get((question.id, "other"), "")}
    lines = KINDS[question.kind].show(question, typed) if state is AnswerState.ANSWERED else []
    return Given(question.title, state, lines)
