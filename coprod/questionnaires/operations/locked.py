"""The fixed words of locked questions, in the languages of the site: never typed, never kept in a draft.

Other languages than English are the site's own translations, which are drafts until a native reader has read them.
"""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import force_locale

from coprod.core.editions import Format
from coprod.core.errors import Refused
from coprod.core.words import ENGLISH, LANGUAGES, _
from coprod.questionnaires.models import OptionRow, Questionnaire, QuestionRow
from coprod.questionnaires.rules.kinds import KINDS


def is_locked(question: QuestionRow) -> bool:
    """Whether the words, the options and their order come with the site."""
    return KINDS[question.kind].is_locked


def refuse_if_locked(question: QuestionRow) -> None:
    """Errors: ``Refused`` when nobody can change this question."""
    if is_locked(question):
        raise Refused(_("The words and answers of this question are fixed. Nobody can change them here."))


def refuse_second(questionnaire: Questionnaire, kind: str) -> None:
    """Errors: ``Refused`` when a question that can stand once stands there already."""
    if KINDS[kind].is_locked and any(
        question.kind == kind for section in questionnaire.sections for question in section.questions
    ):
        raise Refused(_("This question is in the questionnaire already."))


def options(kind: str) -> list[OptionRow]:
    """The options of a locked kind as rows, in their order; none for every other kind."""
    return [
        OptionRow(key=option.id, position=place, other=option.other, prefer_not=option.prefer_not)
        for place, option in enumerate(KINDS[kind].fixed_options, 1)
    ]


def words(questionnaire: Questionnaire, language: str, format_: Format) -> dict[str, str]:
    """The words of every locked question in one edition, by key. What is not translated is left out."""
    found: dict[str, str] = {}
    for section in questionnaire.sections:
        for question in section.questions:
            fixed = KINDS[question.kind].fixed_words(easy=format_ is Format.EASY_READ)
            found |= {f"{question.key}.{name}": text for name, text in _said(fixed, language).items()}
    return found


def told(questionnaire: Questionnaire, language: str, format_: Format) -> list[str]:
    """The fixed words of one edition in the order of the questionnaire, for whoever writes the others."""
    return list(words(questionnaire, language, format_).values())


def _said(fixed: Mapping[str, str], language: str) -> dict[str, str]:
    if language == ENGLISH:
        return dict(fixed)
    if language not in LANGUAGES:
        return {}
    with force_locale(language):
        said = {name: _(sentence) for name, sentence in fixed.items()}
    return {name: text for name, text in said.items() if text != fixed[name]}
