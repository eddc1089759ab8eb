"""A question answered by choosing any number of options."""

from __future__ import annotations

from coprod.questionnaires.rules.kinds.choice import ChoiceKind, choices
from coprod.questionnaires.rules.kinds.kind import AnswerState, Typed
from coprod.questionnaires.rules.marking import N_
from coprod.questionnaires.rules.question import Question


class ManyOf(ChoiceKind):
    """A list of option ids in the order of the questionnaire: the order of ticking is nobody's business."""

    name = "many_of"
    words = N_("Choose all that apply")
    seconds = 25

    def held(self, question: Question, chosen: list[str]) -> list[str]:
        known = [option_id for option_id in question.option_ids if option_id in chosen]
        return known + [option_id for option_id in chosen if option_id not in known]

    def check(self, question: Question, typed: Typed) -> str | None:
        problem = super().check(question, typed)
        if problem is None and self.state(question, typed) is AnswerState.REFUSED and len(choices(typed)) > 1:
            return "not_both"
        return problem

    def closed_value(self, question: Question, typed: Typed) -> list[str] | None:
        return [option_id for option_id in question.option_ids if option_id in choices(typed)] or None
