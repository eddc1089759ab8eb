"""In what two versions of a questionnaire differ, for whoever is about to ask the newer one."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coprod.core.words import ENGLISH
from coprod.questionnaires.rules.document import Document

Texts = Mapping[str, str]


class Differs(enum.Enum):
    """What became of a part of a questionnaire."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    TRANSLATED = "translated"


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it was: which part, by its English title, or which edition ("ur", "en-easy")."""

    what: Differs
    name: str = ""


def differences(before: Document, after: Document) -> list[Difference]:
    """What is new, gone, worded otherwise or at another place. Empty when people would meet the same questions."""
    return [*_parts(before, after), *_order(before, after), *_editions(before, after)]


def _parts(before: Document, after: Document) -> Iterator[Difference]:
    were, are = _shapes(before), _shapes(after)
    then, now = before.words.get(ENGLISH, {}), after.words.get(ENGLISH, {})
    for key in were:
        if key not in are:
            yield Difference(Differs.REMOVED, then.get(f"{key}.title", key))
    for key, shape in are.items():
        title = now.get(f"{key}.title", key)
        if key not in were:
            yield Difference(Differs.ADDED, title)
        elif shape != were[key] or _of(key, now) != _of(key, then):
            yield Difference(Differs.CHANGED, title)


def _order(before: Document, after: Document) -> Iterator[Difference]:
    both = _shapes(before).keys() & _shapes(after).keys()
    if _places(before, both) != _places(after, both):
        yield Difference(Differs.MOVED)


def _editions(before: Document, after: Document) -> Iterator[Difference]:
    """Other languages and formats. What came or went with its question is told with the question."""
    both = _shapes(before).keys() & _shapes(after).keys()
    for edition in sorted({*before.words, *after.words} - {ENGLISH}):
        then, now = before.words.get(edition, {}), after.words.get(edition, {})
        if any(_of(key, then) != _of(key, now) for key in both):
            yield Difference(Differs.TRANSLATED, edition)


def _shapes(document: Document) -> dict[str, object]:
    """Every section and question by id, with what it is beside its words and its place."""
    found: dict[str, object] = {}
    for section in document.sections:
        found[section.id] = None
        for question in section.questions:
            found[question.id] = (question.kind, question.options, question.points)
    return found


def _places(document: Document, keys: set[str]) -> list[tuple[str, list[str]]]:
    """The sections in their order with the questions in theirs, of these parts alone."""
    return [
        (section.id, [question.id for question in section.questions if question.id in keys])
        for section in document.sections
        if section.id in keys
    ]


def _of(key: str, texts: Texts) -> dict[str, str]:
    return {name: text for name, text in texts.items() if name.startswith(f"{key}.") and text}
