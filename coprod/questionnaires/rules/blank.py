"""A section that nobody has answered yet, drawn once for everybody, and one person's answers to put into it.

The boxes of the blank page hold slots instead of answers (``core/shells.py``). What somebody typed goes into the slots
when the page is given to them, so that it is never part of what is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from coprod.questionnaires.rules.answers import Draft
from coprod.questionnaires.rules.kinds import Typed, nothing
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


def own(section: SpokenSection, typed: Draft) -> dict[str, str] | None:
    """What fills the slots for one person, as plain text.

    ``None`` when the page must be drawn for them alone: a box stands open, or choices exclude each other.
    """
    filled: dict[str, str] = {}
    for question in section.questions:
        held = typed.get(question.id, nothing())
        if held["other"]:
            return None
        choices = _choices(question)
        chosen = _chosen(held)
        if choices and ((len(chosen) > 1 and question.kind != "many_of") or _opens_a_box(question, chosen)):
            return None
        filled[f"other.{question.id}"] = ""
        filled[f"value.{question.id}"] = "" if choices or held["value"] is None else str(held["value"])
        filled |= {
            f"mark.{question.id}.{choice}": "checked" if choice in chosen else "" for choice in choices
        }
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
