"""Somebody's answers as they are read again: by themselves with their code, or by those who read for the service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coprod.questionnaires.rules.kinds import KINDS, AnswerState, Typed
from coprod.questionnaires.rules.spoken import SpokenQuestion, SpokenSection, Text


@dataclass(frozen=True)
class Given:
    """One question with the lines of its answer; ``state`` says why there are none."""

    title: Text
    state: AnswerState
    lines: list[str]


def given(
    answers: Mapping[str, Any], words: Sequence[Mapping[str, str]], sections: Sequence[SpokenSection]
) -> list[tuple[Text, list[Given]]]:
    """Every section's title with its questions and what was answered to each.

    ``answers`` are the closed ones by question, ``words`` the texts, each with ``question``, ``part`` and ``text``.
    """
    texts = {(each["question"], each["part"]): each["text"] for each in words}
    return [
        (
            section.title,
            [
                _one(question, answers[question.id], texts)
                for question in section.questions
                if KINDS[question.kind].is_asked and question.id in answers
            ],
        )
        for section in sections
    ]


def _one(question: SpokenQuestion, answer: Mapping[str, Any], texts: Mapping[tuple[str, str], str]) -> Given:
    state = AnswerState(answer["state"])
    value = texts.get((question.id, ""), answer["value"])
    typed: Typed = {"value": value, "other": texts.get((question.id, "other"), "")}
    lines = KINDS[question.kind].show(question, typed) if state is AnswerState.ANSWERED else []
    return Given(question.title, state, lines)
