"""The checks that a questionnaire passes before it is frozen (questionnaires.md 2.4 and 6.1, 1 to 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from coprod.questionnaires.rules import locked
from coprod.questionnaires.rules.kinds import KINDS, SCALE_POINTS
from coprod.questionnaires.rules.marking import N_
from coprod.questionnaires.rules.problem import Problem
from coprod.questionnaires.rules.question import Question, Section

STANDARD = "en"
ID = re.compile(r"[a-z][a-z0-9-]{0,39}")
EDITION = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
# Word keys are "<question>.title" and "<question>.<option>": an option must not take a text's name.
NAMES_OF_TEXTS = frozenset({"title", "hint", "low", "high"})
# Field names are "q-<question>" and "q-<question>-other": a question must not take the other one's name.
OTHER_BOX = "-other"
FEWEST_OPTIONS = 2

Words = Mapping[str, Mapping[str, str]]


def problems(sections: Sequence[Section], words: Words) -> Iterator[Problem]:
    """Everything that must be put right, in the order of the questionnaire."""
    english = words.get(STANDARD, {})
    yield from _editions(words)
    seen: set[str] = set()
    for section in sections:
        yield from _id(section.id, seen)
        yield from _written(english, f"{section.id}.title", N_("Give this section a title."))
        for question in section.questions:
            yield from _id(question.id, seen)
            yield from _question(question, english)
    yield from locked.problems(sections, words)
    asked = (question for section in sections for question in section.questions)
    if not any(question.kind in KINDS and KINDS[question.kind].is_asked for question in asked):
        yield Problem("", N_("Ask at least one question."))


def _editions(words: Words) -> Iterator[Problem]:
    for edition in words:
        if not EDITION.fullmatch(edition):
            yield Problem(edition, N_("Name each edition by its language, for example “ur” or “en-easy”."))


def _id(id_: str, seen: set[str]) -> Iterator[Problem]:
    if not ID.fullmatch(id_):
        yield Problem(
            id_, N_("An id starts with a small letter and has up to 40 small letters, digits and hyphens.")
        )
    if id_ in seen:
        yield Problem(id_, N_("Two parts of the questionnaire have this id. Each needs its own."))
    seen.add(id_)


def _written(english: Mapping[str, str], key: str, message: str) -> Iterator[Problem]:
    if not english.get(key, "").strip():
        yield Problem(key, message)


def _question(question: Question, english: Mapping[str, str]) -> Iterator[Problem]:
    if question.id.endswith(OTHER_BOX):
        yield Problem(question.id, N_("The id of a question cannot end in “-other”."))
    yield from _written(english, f"{question.id}.title", N_("Write this in English: it has no words yet."))
    kind = KINDS.get(question.kind)
    if kind is None:
        yield Problem(question.id, N_("This is not a kind of question that we know."))
        return
    if kind.has_options:
        yield from _choices(question)
    elif kind.has_points:
        if not all(option.prefer_not for option in question.options):
            yield Problem(question.id, N_("Beside a scale there can only be “prefer not to say”."))
    elif question.options:
        yield Problem(question.id, N_("This kind of question has no options. Take them away."))
    yield from _options(question, english)
    if kind.has_points:
        yield from _points(question, english)
    elif question.points:
        yield Problem(question.id, N_("Only a scale has points. Take them away."))


def _choices(question: Question) -> Iterator[Problem]:
    if len(question.options) < FEWEST_OPTIONS:
        yield Problem(question.id, N_("Give at least 2 options to choose from."))
    if sum(option.other for option in question.options) > 1:
        yield Problem(question.id, N_("Only one option can have a box for other words."))
    if question.options and all(option.prefer_not for option in question.options):
        yield Problem(question.id, N_("Give at least one option that is an answer."))


def _options(question: Question, english: Mapping[str, str]) -> Iterator[Problem]:
    if any(option.other and option.prefer_not for option in question.options):
        yield Problem(question.id, N_("“Prefer not to say” cannot have a box for other words."))
    seen: set[str] = set()
    for option in question.options:
        for problem in _id(option.id, seen):
            yield Problem(f"{question.id}.{option.id}", problem.message)
        if option.id in NAMES_OF_TEXTS:
            yield Problem(
                f"{question.id}.{option.id}",
                N_("An option cannot be called “title”, “hint”, “low” or “high”."),
            )
        else:
            yield from _written(english, f"{question.id}.{option.id}", N_("Write this option in English."))


def _points(question: Question, english: Mapping[str, str]) -> Iterator[Problem]:
    if question.points not in SCALE_POINTS:
        yield Problem(question.id, N_("A scale has 3 to 11 points."))
    yield from _written(english, f"{question.id}.low", N_("Say what the lowest point of the scale means."))
    yield from _written(english, f"{question.id}.high", N_("Say what the highest point of the scale means."))
