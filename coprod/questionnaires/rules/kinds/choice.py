"""What choosing one and choosing several share: options, "prefer not to say", and the box beside "other"."""

from __future__ import annotations

from abc import abstractmethod

from coprod.questionnaires.rules.kinds.kind import (
    AnswerState,
    Form,
    Kind,
    Typed,
    field_name,
    lines,
    other_field_name,
)
from coprod.questionnaires.rules.question import Question
from coprod.questionnaires.rules.spoken import SpokenQuestion


class ChoiceKind(Kind):
    """Options to choose from. Words in the box count only when "other" is chosen, or when nothing is."""

    is_closed = True
    has_options = True
    limit = 200  # for the box beside "other"

    def read(self, question: Question, form: Form) -> Typed:
        words = ""
        if question.other:
            words = next(lines(form, other_field_name(question)), "")
        chosen = list(dict.fromkeys(lines(form, field_name(question))))
        if words and question.other and not chosen:
            # Somebody wrote in the box and did not tick it: their words are not thrown away.
            chosen = [question.other.id]
        return {"value": self.held(question, chosen), "other": words}

    @abstractmethod
    def held(self, question: Question, chosen: list[str]) -> str | list[str] | None:
        """The choices in the shape that this kind keeps."""

    def check(self, question: Question, typed: Typed) -> str | None:
        chosen = choices(typed)
        if any(option_id not in question.option_ids for option_id in chosen):
            return "not_an_option"
        if self._has_words(question, typed) and len(typed["other"]) > self.limit:
            return "too_long"
        return None

    def figures(self, question: Question, typed: Typed) -> dict[str, int]:
        return {"limit": self.limit, "used": len(typed["other"])}

    def state(self, question: Question, typed: Typed) -> AnswerState:
        known = [option for option in question.options if option.id in choices(typed)]
        if not known:
            return AnswerState.SKIPPED
        return AnswerState.REFUSED if any(option.prefer_not for option in known) else AnswerState.ANSWERED

    def free_texts(self, question: Question, typed: Typed) -> dict[str, str]:
        return {"other": typed["other"]} if self._has_words(question, typed) else {}

    def show(self, question: SpokenQuestion, typed: Typed) -> list[str]:
        shown: list[str] = []
        chosen = choices(typed)
        for option in question.options:
            if option.id in chosen:
                shown.append(option.label)
                if option.other and typed["other"]:
                    shown.append(typed["other"])
        return shown

    def _has_words(self, question: Question, typed: Typed) -> bool:
        return bool(question.other and question.other.id in choices(typed) and typed["other"])


def choices(typed: Typed) -> list[str]:
    """The ids that were chosen, known or not."""
    value = typed["value"]
    if isinstance(value, list):
        return value
    return [value] if isinstance(value, str) and value else []
