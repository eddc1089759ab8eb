"""The order of things: one step up or down, by a button."""

from __future__ import annotations

from collections.abc import Sequence

from coprod.questionnaires.models import OptionRow, Questionnaire, QuestionRow, SectionRow
from coprod.questionnaires.operations import locked
from coprod.questionnaires.operations.writing import ids

Part = SectionRow | QuestionRow | OptionRow


def move(questionnaire: Questionnaire, part: Part, *, up: bool, by: int | None) -> None:
    """One step up or down. A question at the edge of its section goes into the next one.

    What is at the very end stays there: pressing twice by mistake is no mistake. Errors: ``Refused`` for an option whose
    order is fixed.
    """
    if isinstance(part, SectionRow):
        moved = _step(questionnaire.sections, part, up)
    elif isinstance(part, QuestionRow):
        moved = _step_question(questionnaire, part, up)
    else:
        question = next(
            each for section in questionnaire.sections for each in section.questions if part in each.options
        )
        locked.refuse_if_locked(question)
        moved = _step(question.options, part, up)
    if moved:
        ids.note(questionnaire, "part moved", by, part.key)


def _ordered(parts: Sequence[Part]) -> list[Part]:
    return sorted(parts, key=lambda each: each.position)


def _number(parts: Sequence[Part]) -> None:
    for position, each in enumerate(parts, 1):
        each.position = position


def _step(siblings: Sequence[Part], part: Part, up: bool) -> bool:
    ordered = _ordered(siblings)
    at = ordered.index(part)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(ordered):
        return False
    ordered[at], ordered[to] = ordered[to], ordered[at]
    _number(ordered)
    return True


def _step_question(questionnaire: Questionnaire, question: QuestionRow, up: bool) -> bool:
    sections = sorted(questionnaire.sections, key=lambda each: each.position)
    at = next(number for number, section in enumerate(sections) if question in section.questions)
    if _step(sections[at].questions, question, up):
        return True
    to = at - 1 if up else at + 1
    if not 0 <= to < len(sections):
        return False
    others = _ordered(sections[to].questions)
    sections[at].questions.remove(question)
    sections[to].questions.append(question)
    _number([*others, question] if up else [question, *others])
    return True
