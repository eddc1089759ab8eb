"""A question answered by a point between two ends."""

from __future__ import annotations

from coprod.questionnaires.rules.kinds.kind import AnswerState, Form, Kind, Typed, field_name, lines
from coprod.questionnaires.rules.marking import N_
from coprod.questionnaires.rules.question import Question
from coprod.questionnaires.rules.spoken import SpokenQuestion

SCALE_POINTS = range(3, 12)  # 3 to 11 points


class Scale(Kind):
    """A number from 1 to ``points``, or the id of a "prefer not to say" beside it; both ends have words."""

    name = "scale"
    words = N_("A scale between two ends")
    seconds = 12
    is_closed = True
    has_points = True

    def read(self, question: Question, form: Form) -> Typed:
        chosen = list(dict.fromkeys(lines(form, field_name(question))))
        if len(chosen) > 1:
            return {"value": chosen, "other": ""}
        # What is not a number is kept as it came, so that the mistake is still there to be seen.
        value = next(iter(chosen), None)
        return {"value": _points(question).get(value, value) if value is not None else None, "other": ""}

    def check(self, question: Question, typed: Typed) -> str | None:
        value = typed["value"]
        if isinstance(value, list):
            return "choose_one"
        return None if value is None or self.closed_value(question, typed) is not None else "not_an_option"

    def state(self, question: Question, typed: Typed) -> AnswerState:
        value = self.closed_value(question, typed)
        if value is None:
            return AnswerState.SKIPPED
        return AnswerState.ANSWERED if isinstance(value, int) else AnswerState.REFUSED

    def closed_value(self, question: Question, typed: Typed) -> str | int | None:
        value = typed["value"]
        if type(value) is int and 1 <= value <= question.points:
            return value
        return value if isinstance(value, str) and value in question.option_ids else None

    def show(self, question: SpokenQuestion, typed: Typed) -> list[str]:
        """The point and the number of points, and the words of an end that was chosen."""
        value = typed["value"]
        if isinstance(value, str) and (label := question.label(value)) is not None:
            return [label]
        if type(value) is not int or not 1 <= value <= question.points:
            return []
        ends = {1: question.low, question.points: question.high}
        return [f"{value}/{question.points}", *([ends[value]] if ends.get(value) else [])]


def _points(question: Question) -> dict[str, int]:
    return {str(point): point for point in range(1, question.points + 1)}
