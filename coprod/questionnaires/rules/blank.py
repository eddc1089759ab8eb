"""A section that nobody has answered yet, drawn once for everybody, and one person's answers to put into it.

The boxes of the blank page hold slots instead of answers (``core/shells.py``). What somebody typed goes into the slots
when the page is given to them, so that it is never part of what is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from coprod.questionnaires.rules.answers import Draft
from coprod.questionnaires.rules.kinds import KINDS, Typed
from coprod.questionnaires.rules.spoken import SpokenQuestion, SpokenSection


@dataclass(frozen=True)
class Blank:
    """What stands where an answer will be: a slot for words, and for each choice one that ticks it."""

    value: str
    other: str
    marks: Mapping[str, Mapping[str, Any]]


def blank(section: SpokenSection, slot: Callable[[str], str]) -> dict[str, Blank]:
    """The slots of a section, by question id."""
    return {
        question.id: Blank(
            value=slot(f"value.{question.id}"),
            other=slot(f"other.{question.id}"),
            # The page component writes the bare name of such an attribute, with a blank before it.
            marks={
                choice: {slot(f"mark.{question.id}.{choice}"): {"value": True, "optional": True}}
                for choice in _choices(question)
            },
        )
        for question in section.questions
    }


class Own(dict[str, str]):
    """What fills the slots for one person. Whatever is not in it, they left empty."""

    def __missing__(self, slot: str) -> str:
        return ""


def own(section: SpokenSection, typed: Draft) -> Own | None:
    """What fills the slots for one person, as plain text.

    ``None`` when the page must be drawn for them alone: a box stands open, choices exclude each other, files were added.
    """
    filled = Own()
    for question in section.questions:
        held = typed.get(question.id)
        if held is None:
            continue
        choices, chosen = _choices(question), _chosen(held)
        if chosen and KINDS[question.kind].takes_files:
            return None
        if held["other"] or _opens_a_box(question, chosen):
            return None
        if choices and len(chosen) > 1 and question.kind != "many_of":
            return None
        if choices:
            filled |= {f"mark.{question.id}.{choice}": "checked" for choice in choices if choice in chosen}
        elif held["value"] is not None:
            filled[f"value.{question.id}"] = str(held["value"])
    return filled


def _choices(question: SpokenQuestion) -> list[str]:
    options = [option.id for option in question.options]
    return [str(point) for point in range(1, question.points + 1)] + options


def _chosen(held: Typed) -> set[str]:
    value = held["value"]
    if value is None:
        return set()
    return {str(each) for each in value} if isinstance(value, list) else {str(value)}


def _opens_a_box(question: SpokenQuestion, chosen: set[str]) -> bool:
    return any(option.other and option.id in chosen for option in question.options)
