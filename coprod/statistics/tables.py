"""Counts sealed answers in one pass over all responses. Exact, and so private."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from coprod.questionnaires.rules.document import Document, Question
from coprod.questionnaires.rules.kinds import KINDS, AnswerState
from coprod.statistics.counts import Counted, Counts

CHANNELS = ":channel"  # the name of the table of channels; no question can have it

# One response: its channel (web, paper, phone …) and its sealed answers {question: {"state": …, "value": …}}.
Row = tuple[str, Mapping[str, Mapping[str, Any]]]

_ANSWERED, _SKIPPED = AnswerState.ANSWERED.value, AnswerState.SKIPPED.value
_REFUSED, _NOT_SHOWN = AnswerState.REFUSED.value, AnswerState.NOT_SHOWN.value
_STATES = frozenset(state.value for state in AnswerState)


class _Tally:
    """The running count of one question."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.one_each = question.kind != "many_of"
        self.labels: dict[Any, str] = (
            {point: str(point) for point in range(1, question.points + 1)}
            if question.points
            else {option.id: option.id for option in question.options if not option.prefer_not}
        )
        self.states: Counter[str] = Counter()
        self.chosen: Counter[Any] = Counter()

    def add(self, answer: Mapping[str, Any] | None) -> None:
        """Count one answer; a question that a response does not mention was not shown."""
        if answer is None:
            self.states[_NOT_SHOWN] += 1
            return
        self.states[answer["state"]] += 1
        if answer["state"] == _ANSWERED:
            value = answer["value"]
            if self.one_each:
                self.chosen[value] += 1
            else:
                self.chosen.update(set(value))

    def counts(self) -> Counts:
        if self.states.keys() - _STATES or self.chosen.keys() - self.labels.keys():
            raise ValueError(
                f"Answers to “{self.question.id}” do not belong to this version of the questionnaire."
            )
        return Counts(
            question=self.question.id,
            one_each=self.one_each,
            options={label: self.chosen[value] for value, label in self.labels.items()},
            answered=self.states[_ANSWERED],
            skipped=self.states[_SKIPPED],
            refused=self.states[_REFUSED],
            not_shown=self.states[_NOT_SHOWN],
        )


def count(document: Document, rows: Iterable[Row], channels: Iterable[str] = ()) -> Counted:
    """Every closed question's table, and the channels, over all rows of one version.

    ``channels`` are those that were open: one that nobody used is counted as 0 and not left out.
    Errors: ``ValueError`` when a row was not sealed against this document: versions are never mixed by name.
    """
    tallies = [_Tally(question) for question in document.questions if KINDS[question.kind].is_closed]
    used = Counter(dict.fromkeys(channels, 0))
    for channel, answers in rows:
        used[channel] += 1
        for tally in tallies:
            tally.add(answers.get(tally.question.id))
    base = sum(used.values())
    return Counted(
        base=base,
        tables=tuple(tally.counts() for tally in tallies),
        channels=Counts(CHANNELS, True, used, answered=base),
    )
