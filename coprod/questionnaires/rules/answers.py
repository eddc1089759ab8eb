"""From a form to a draft, and from a draft to what is sealed: closed answers apart from words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypedDict

from coprod.questionnaires.rules.document import Document
from coprod.questionnaires.rules.kinds import KINDS, PROBLEMS, AnswerState, Form, Typed, nothing
from coprod.questionnaires.rules.question import Question, Section

Draft = Mapping[str, Typed]


class SealedAnswer(TypedDict):
    """One question in the record: its state, and option ids or a number; never words of the person's own."""

    state: str
    value: str | int | list[str] | None


class SealedText(TypedDict):
    """The person's own words to one question, kept in a row of their own (questionnaires.md 2.4)."""

    question: str
    part: str
    text: str


class Sealed(TypedDict):
    """What is kept of a response: answers for the record, texts for their own table."""

    answers: dict[str, SealedAnswer]
    texts: list[SealedText]


@dataclass(frozen=True)
class Complaint:
    """What is wrong with one answer. ``sentence`` is English with slots; translate it with ``figures``."""

    code: str
    figures: Mapping[str, int] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        return PROBLEMS[self.code]

    def __str__(self) -> str:
        return self.sentence % self.figures


@dataclass(frozen=True)
class Answers:
    """What somebody typed on one page, right or wrong, and what is wrong with it, by question id."""

    typed: Draft
    problems: Mapping[str, Complaint]

    @classmethod
    def parse(cls, section: Section, form: Form) -> Answers:
        """Read one page's form. Fields that the page did not have are ignored; nothing sent raises."""
        typed = {question.id: KINDS[question.kind].read(question, form) for question in _asked(section)}
        return cls(typed, _complaints(_asked(section), typed))

    def merge_into(self, draft: Draft) -> dict[str, Typed]:
        """A new draft with this page's answers in the place of earlier ones."""
        return {**draft, **self.typed}

    def is_empty(self) -> bool:
        """Whether nothing at all was typed or chosen on this page."""
        return all(_is_blank(each) for each in self.typed.values())


def complaints(document: Document, typed: Draft) -> dict[str, Complaint]:
    """What is wrong in a whole draft, by question id, in the questionnaire's order: ask before sealing."""
    return _complaints(document.questions, typed)


def is_empty(document: Document, typed: Draft) -> bool:
    """Whether a whole draft says nothing, so that there is nothing to send."""
    return all(_is_blank(typed.get(question.id, nothing())) for question in document.questions)


def sealed_payload(document: Document, typed: Draft) -> Sealed:
    """What is kept of a draft that is sent: a state for every question, and words apart from answers.

    Errors: ``ValueError`` when an answer is wrong; ``complaints`` says which, and is to be asked first.
    """
    if wrong := complaints(document, typed):
        raise ValueError(f"These answers are not ready to be sent: {', '.join(wrong)}.")
    answers: dict[str, SealedAnswer] = {}
    texts: list[SealedText] = []
    for question in document.questions:
        kind, held = KINDS[question.kind], typed.get(question.id, nothing())
        state = kind.state(question, held)
        skipped = state is AnswerState.SKIPPED
        answers[question.id] = {
            "state": state.value,
            "value": None if skipped else kind.closed_value(question, held),
        }
        texts += [
            {"question": question.id, "part": part, "text": text}
            for part, text in kind.free_texts(question, held).items()
        ]
    return {"answers": answers, "texts": texts}


def _asked(section: Section) -> tuple[Question, ...]:
    """What comes with the form of a page. Files are added on a page of their own, and stay as they are."""
    return tuple(
        question
        for question in section.questions
        if KINDS[question.kind].is_asked and not KINDS[question.kind].takes_files
    )


def _complaints(questions: tuple[Question, ...], typed: Draft) -> dict[str, Complaint]:
    found: dict[str, Complaint] = {}
    for question in questions:
        kind, held = KINDS[question.kind], typed.get(question.id, nothing())
        if (code := kind.check(question, held)) is not None:
            found[question.id] = Complaint(code, kind.figures(question, held))
    return found


def _is_blank(typed: Typed) -> bool:
    return not typed["value"] and not typed["other"]
