"""Words to read between questions: nothing is asked."""

from __future__ import annotations

from coprod.questionnaires.rules.kinds.kind import AnswerState, Form, Kind, Typed, nothing
from coprod.questionnaires.rules.marking import N_
from coprod.questionnaires.rules.question import Question
from coprod.questionnaires.rules.spoken import SpokenQuestion


class Information(Kind):
    """Something to read. It has no answer, and no state in the record."""

    name = "information"
    words = N_("Something to read")
    seconds = 20
    is_asked = False

    def read(self, question: Question, form: Form) -> Typed:
        return nothing()

    def state(self, question: Question, typed: Typed) -> AnswerState:
        return AnswerState.SKIPPED

    def show(self, question: SpokenQuestion, typed: Typed) -> list[str]:
        return []
