"""A question answered by choosing one of several options."""

from __future__ import annotations

from coprod.questionnaires.rules.kinds.choice import ChoiceKind, choices
from coprod.questionnaires.rules.kinds.kind import Typed
from coprod.questionnaires.rules.marking import N_
from coprod.questionnaires.rules.question import Question


class OneOf(ChoiceKind):
    """One option id, or nothing."""

    name = "one_of"
    words = N_("Choose one")
    seconds = 15

    def held(self, question: Question, chosen: list[str]) -> str | list[str] | None:
        """One id; a list only when somebody sent several, so that the mistake is still there to be seen."""
        return chosen if len(chosen) > 1 else next(iter(chosen), None)

    def check(self, question: Question, typed: Typed) -> str | None:
        return "choose_one" if len(choices(typed)) > 1 else super().check(question, typed)

    def closed_value(self, question: Question, typed: Typed) -> str | None:
        return next((option_id for option_id in question.option_ids if option_id in choices(typed)), None)
