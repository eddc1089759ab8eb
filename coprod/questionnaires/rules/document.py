"""The frozen questionnaire: what is rendered, what is answered, and what its hash vouches for.

Each response is bound to one immutable document by its hash (questionnaires.md 6.1, lessons 1 and 2). Options
and questions have permanent ids; words are translations of those ids, keyed "who.title", "who.hint",
"who.myself", "who.myself.hint", "calm.low", and so on, in editions "en", "ur", "en-easy".
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from coprod.questionnaires.rules import checks, reading
from coprod.questionnaires.rules.kinds import KINDS
from coprod.questionnaires.rules.problem import Problem
from coprod.questionnaires.rules.question import Option, Question, Section
from coprod.questionnaires.rules.spoken import SpokenOption, SpokenQuestion, SpokenSection, Text, speak

__all__ = [
    "Document",
    "Option",
    "Problem",
    "Question",
    "Section",
    "SpokenOption",
    "SpokenQuestion",
    "SpokenSection",
    "Text",
]


@dataclass(frozen=True)
class Document:
    """One questionnaire, whole and unchangeable. Two with the same content have the same hash."""

    sections: tuple[Section, ...] = ()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)
    format: int = reading.FORMAT

    def __post_init__(self) -> None:
        kept = {edition: MappingProxyType(dict(texts)) for edition, texts in self.words.items()}
        object.__setattr__(self, "sections", tuple(self.sections))
        object.__setattr__(self, "words", MappingProxyType(kept))

    def to_json(self) -> str:
        """The canonical text: sorted keys, no spaces, characters as they are. What is stored and hashed."""
        whole = {
            "format": self.format,
            "sections": [
                {"id": section.id, "questions": [_question(question) for question in section.questions]}
                for section in self.sections
            ],
            "words": {edition: dict(texts) for edition, texts in self.words.items()},
        }
        return json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    def sha256(self) -> str:
        """The hash of the canonical text, 64 hexadecimal digits: kept with every response."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    @classmethod
    def from_json(cls, text: str) -> Document:
        """Read a document back. Errors: ``ValueError`` saying in words what is broken."""
        sections, words = reading.parts(text)
        return cls(sections, words)

    def problems(self) -> list[Problem]:
        """What must be put right before this can be frozen; empty when nothing."""
        return list(checks.problems(self.sections, self.words))

    def spoken(self, edition: str) -> tuple[SpokenSection, ...]:
        """The sections with their words in one edition, English where it has none. The caller caches it."""
        limits = {kind.name: kind.limit for kind in KINDS.values() if kind.is_free_text}
        return speak(self.sections, self.words, edition, limits)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Everything that is asked, in order, without what only informs."""
        return tuple(
            question
            for section in self.sections
            for question in section.questions
            if KINDS[question.kind].is_asked
        )

    def question(self, id_: str) -> Question:
        """The question with this id. Errors: ``KeyError`` when there is none."""
        for question in self.questions:
            if question.id == id_:
                return question
        raise KeyError(id_)

    def count(self) -> int:
        """How many questions are asked."""
        return len(self.questions)

    def minutes(self) -> int:
        """About how long answering takes, in whole minutes, at least 1: an estimate, shown as "about"."""
        every = (question for section in self.sections for question in section.questions)
        seconds = sum(KINDS[question.kind].seconds for question in every)
        return max(1, -(-seconds // 60))

    def first_free_text(self) -> tuple[int, str] | None:
        """The section (counted from 0) and question where a person can first write words of their own.

        A box beside "other" counts: crisis routes stand before the first box, whichever it is.
        """
        for index, section in enumerate(self.sections):
            for question in section.questions:
                kind = KINDS[question.kind]
                if kind.is_free_text or kind.takes_files or question.other:
                    return index, question.id
        return None


def _question(question: Question) -> dict[str, object]:
    return {
        "id": question.id,
        "kind": question.kind,
        "options": [
            {"id": option.id, "other": option.other, "prefer_not": option.prefer_not}
            for option in question.options
        ],
        "points": question.points,
    }
