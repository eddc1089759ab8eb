"""What every kind of question can do with an answer.

Nothing is ever required: an empty answer is a skipped question, not a mistake (domain rule F16).
"""

from __future__ import annotations

import enum
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, TypedDict

from coprod.questionnaires.rules.kinds.cleaning import clean_line
from coprod.questionnaires.rules.question import Option, Question
from coprod.questionnaires.rules.spoken import SpokenQuestion

# Field names to everything that came under them: ``dict(request.form.lists())``.
Form = Mapping[str, Sequence[str]]


class AnswerState(enum.Enum):
    """What became of one question. The four are never pooled: each percentage states its base (lesson 4)."""

    ANSWERED = "answered"
    SKIPPED = "skipped"  # shown and left empty
    REFUSED = "refused"  # "prefer not to say"
    NOT_SHOWN = "not_shown"  # the route did not lead here


class Typed(TypedDict):
    """What a person typed or chose, right or wrong, ready for JSON. It may hold personal words."""

    value: str | int | list[str] | None
    other: str


def nothing() -> Typed:
    """What is held for a question that nobody has touched."""
    return {"value": None, "other": ""}


def field_name(question: Question) -> str:
    """The name of a question's input."""
    return f"q-{question.id}"


def other_field_name(question: Question) -> str:
    """The name of the box beside "other"."""
    return f"q-{question.id}-other"


def sent(form: Form, name: str) -> Sequence[str]:
    """Everything that came under one field name, in order.

    Errors: ``TypeError`` for a form that holds single texts, which would lose all but one of several choices.
    """
    values = form.get(name, ())
    if isinstance(values, str):
        raise TypeError("Give the form as lists of texts: dict(request.form.lists()).")
    return values


def lines(form: Form, name: str) -> Iterator[str]:
    """Every text of one line that came under a field name, cleaned, without empty ones."""
    return (text for raw in sent(form, name) if (text := clean_line(raw)))


class Kind(ABC):
    """One kind of question: what it accepts, keeps, shows, and hands to the tables."""

    name: ClassVar[str]
    words: ClassVar[str]  # for the builder, in English, marked for the catalogue
    seconds: ClassVar[int]  # a rough time to read and answer one: an estimate of ours, not a measurement
    is_asked: ClassVar[bool] = True
    is_closed: ClassVar[bool] = False  # can be counted in a table
    is_free_text: ClassVar[bool] = False
    has_options: ClassVar[bool] = False
    has_points: ClassVar[bool] = False
    is_locked: ClassVar[bool] = False  # its words, options and order come with the site, and it is asked once
    needs_words_beside: ClassVar[bool] = False  # it is asked only beside a question that is answered in words
    takes_files: ClassVar[bool] = False  # answered on a page of its own, and only where there is one
    limit: ClassVar[int] = 0  # characters

    @property
    def fixed_options(self) -> tuple[Option, ...]:
        """The options of a locked kind, in their order."""
        return ()

    def fixed_words(self, *, easy: bool = False) -> Mapping[str, str]:
        """The English sentences of a locked kind by "title", "hint" and option, marked for the catalogue."""
        return {}

    def parse(self, question: Question, form: Form) -> tuple[Typed, str | None]:
        """What was typed, kept even when wrong, and a code of ``PROBLEMS`` or ``None``. No input raises."""
        typed = self.read(question, form)
        return typed, self.check(question, typed)

    @abstractmethod
    def read(self, question: Question, form: Form) -> Typed:
        """What was typed, cleaned of what no keyboard types."""

    def check(self, question: Question, typed: Typed) -> str | None:
        """A code of ``PROBLEMS`` when this cannot be sent as it stands. Asked again before sealing."""
        return None

    def figures(self, question: Question, typed: Typed) -> dict[str, int]:
        """The figures for the slots of a problem's sentence, in characters."""
        return {}

    @abstractmethod
    def state(self, question: Question, typed: Typed) -> AnswerState:
        """Whether the question was answered, skipped or refused."""

    def free_texts(self, question: Question, typed: Typed) -> dict[str, str]:
        """The person's own words by part: "" for the answer itself, "other" for the box beside an option."""
        return {}

    def closed_value(self, question: Question, typed: Typed) -> str | int | list[str] | None:
        """What stays in the answers: option ids and numbers, never words of the person's own."""
        return None

    @abstractmethod
    def show(self, question: SpokenQuestion, typed: Typed) -> list[str]:
        """The lines for "check your answers": what would be sent; none when skipped."""
