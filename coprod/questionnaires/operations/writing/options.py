"""The options of a question: added, changed, removed."""

from __future__ import annotations

from flask_babel import gettext as _

from coprod.core.errors import Refused
from coprod.questionnaires.models import OptionRow, Questionnaire, QuestionRow
from coprod.questionnaires.operations import locked
from coprod.questionnaires.operations.writing import ids
from coprod.questionnaires.operations.writing.wording import drop, say
from coprod.questionnaires.rules.checks import NAMES_OF_TEXTS
from coprod.questionnaires.rules.kinds import KINDS

MOST_OPTIONS = 40


def add_option(
    questionnaire: Questionnaire,
    question: QuestionRow,
    label: str,
    *,
    by: int | None,
    hint: str = "",
    other: bool = False,
    prefer_not: bool = False,
    key: str = "",
) -> OptionRow:
    """One more thing to choose, at the end. ``other`` opens a box for words; ``prefer_not`` declines to answer.

    Errors: ``Refused`` in words when the question cannot have it.
    """
    _may_have(question, None, other=other, prefer_not=prefer_not)
    if len(question.options) >= MOST_OPTIONS:
        raise Refused(_("This question has 40 options already. Remove one before you add another."))
    option = OptionRow(
        key=_named(key, question) if key else ids.mint(questionnaire, "o"),
        position=max((each.position for each in question.options), default=0) + 1,
        other=other,
        prefer_not=prefer_not,
    )
    question.options.append(option)
    say(questionnaire, {f"{question.key}.{option.key}": label, f"{question.key}.{option.key}.hint": hint})
    ids.note(questionnaire, "option added", by, f"{question.key}.{option.key}")
    return option


def change_option(
    questionnaire: Questionnaire,
    question: QuestionRow,
    option: OptionRow,
    *,
    label: str,
    by: int | None,
    hint: str = "",
    other: bool = False,
    prefer_not: bool = False,
) -> None:
    """Other words in English, or another part to play. Errors: ``Refused`` as for a new one."""
    _may_have(question, option, other=other, prefer_not=prefer_not)
    option.other, option.prefer_not = other, prefer_not
    say(questionnaire, {f"{question.key}.{option.key}": label, f"{question.key}.{option.key}.hint": hint})
    ids.note(questionnaire, "option changed", by, f"{question.key}.{option.key}")


def remove_option(
    questionnaire: Questionnaire, question: QuestionRow, option: OptionRow, *, by: int | None
) -> None:
    """Take an option away, with its words. Errors: ``Refused`` when the options of this question are fixed."""
    locked.refuse_if_locked(question)
    drop(questionnaire, f"{question.key}.{option.key}")
    question.options.remove(option)
    ids.note(questionnaire, "option removed", by, f"{question.key}.{option.key}")


def _named(key: str, question: QuestionRow) -> str:
    """An option's own name need only be its own within the question: its words stand under both."""
    if key in NAMES_OF_TEXTS:
        raise ValueError(f"An option cannot be called “{key}”.")
    return ids.chosen(key, {each.key for each in question.options})


def _may_have(question: QuestionRow, option: OptionRow | None, *, other: bool, prefer_not: bool) -> None:
    locked.refuse_if_locked(question)
    kind = KINDS[question.kind]
    if not kind.has_options and not (kind.has_points and prefer_not):
        raise Refused(
            _("Beside a scale there can only be “prefer not to say”.")
            if kind.has_points
            else _("This kind of question has no options.")
        )
    if other and prefer_not:
        raise Refused(_("“Prefer not to say” cannot have a box for other words. Choose one of the two."))
    if other and any(each.other for each in question.options if each is not option):
        raise Refused(_("This question has an option with a box for other words already."))
