"""What the two kinds of free text share: the answer is the person's own words, up to a limit."""

from __future__ import annotations

from coprod.questionnaires.rules.kinds.cleaning import clean
from coprod.questionnaires.rules.kinds.kind import AnswerState, Form, Kind, Typed, field_name, sent
from coprod.questionnaires.rules.question import Question
from coprod.questionnaires.rules.spoken import SpokenQuestion


class TextKind(Kind):
    """A box for words. Nothing of it stays among the closed answers."""

    is_free_text = True

    def clean(self, text: str) -> str:
        return clean(text)

    def read(self, question: Question, form: Form) -> Typed:
        cleaned = (self.clean(raw) for raw in sent(form, field_name(question)))
        return {"value": next((text for text in cleaned if text), ""), "other": ""}

    def check(self, question: Question, typed: Typed) -> str | None:
        return "too_long" if len(_words(typed)) > self.limit else None

    def figures(self, question: Question, typed: Typed) -> dict[str, int]:
        return {"limit": self.limit, "used": len(_words(typed))}

    def state(self, question: Question, typed: Typed) -> AnswerState:
        return AnswerState.ANSWERED if _words(typed) else AnswerState.SKIPPED

    def free_texts(self, question: Question, typed: Typed) -> dict[str, str]:
        words = _words(typed)
        return {"": words} if words else {}

    def show(self, question: SpokenQuestion, typed: Typed) -> list[str]:
        words = _words(typed)
        return words.split("\n") if words else []


def _words(typed: Typed) -> str:
    value = typed["value"]
    return value if isinstance(value, str) else ""
