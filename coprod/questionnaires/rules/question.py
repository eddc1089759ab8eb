"""The parts of a questionnaire: sections, their questions, and their options. Words are kept apart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen. Its id is permanent; its label is a translation of the id."""

    id: str
    other: bool = False  # a box opens beside it for the person's own words
    prefer_not: bool = False  # choosing it is a refusal, not an answer


@dataclass(frozen=True)
class Question:
    """One thing that is asked or told. ``kind`` is a name in ``KINDS``; ``points`` counts a scale's steps."""

    id: str
    kind: str
    options: tuple[Option, ...] = ()
    points: int = 0

    @property
    def other(self) -> Option | None:
        """The option with a box for the person's own words, if there is one."""
        return next((option for option in self.options if option.other), None)

    @property
    def option_ids(self) -> tuple[str, ...]:
        return tuple(option.id for option in self.options)


@dataclass(frozen=True)
class Section:
    """One page of questions, with a title of its own."""

    id: str
    questions: tuple[Question, ...] = ()
