"""The questions with which every feedback form begins, in our own words and every language that we speak.

Who is speaking comes first and is never pooled (domain rule D9); nothing has to be answered (F16).
"""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import force_locale

from coprod.core.editions import Format
from coprod.core.words import ENGLISH, LANGUAGES, _l
from coprod.questionnaires import queries
from coprod.questionnaires.models import Questionnaire
from coprod.questionnaires.operations import writing
from coprod.questionnaires.operations.writing.standard import PUBLISH, WHO


@dataclass(frozen=True)
class Asked:
    """One question to write in one's own words."""

    key: str
    title: object
    hint: object


HAPPENED = "happened"
SECTION = "said"
SECTION_TITLE = _l("What happened")
QUESTIONS = (
    Asked(
        HAPPENED,
        _l("What would you like to tell us?"),
        _l(
            "Write as much or as little as you like. Leave out names, and anything that could show who somebody is."
        ),
    ),
    Asked("good", _l("What was good?"), _l("You can leave this question out.")),
    Asked("better", _l("What would have made it better?"), _l("You can leave this question out.")),
)


def write(questionnaire: Questionnaire, *, by: int | None) -> None:
    """Write the questions into a new questionnaire."""
    with force_locale(ENGLISH):
        section = writing.add_section(questionnaire, str(SECTION_TITLE), by=by)
        for asked in QUESTIONS:
            writing.add_question(
                questionnaire,
                section,
                "long_text",
                str(asked.title),
                hint=str(asked.hint),
                key=asked.key,
                by=by,
            )
    writing.add_standard(questionnaire, WHO, by=by)
    writing.add_standard(questionnaire, PUBLISH, by=by)
    for code in LANGUAGES:
        if code != ENGLISH:
            _translate(queries.draft(questionnaire.id), code, section.key, by)


def _translate(questionnaire: Questionnaire, code: str, section: str, by: int | None) -> None:
    with force_locale(ENGLISH):
        english = _words(section)
    with force_locale(code):
        words = {key: text for key, text in _words(section).items() if text != english[key]}
    if words:
        # A draft: no native reader has looked at it yet.
        writing.write_words(questionnaire, code, Format.STANDARD, words, by=by)


def _words(section: str) -> dict[str, str]:
    told = {f"{section}.title": str(SECTION_TITLE)}
    for asked in QUESTIONS:
        told |= {f"{asked.key}.title": str(asked.title), f"{asked.key}.hint": str(asked.hint)}
    for key in (WHO, PUBLISH):
        standard = writing.STANDARD[key]
        told |= {f"{key}.title": str(standard.title), f"{key}.hint": str(standard.hint)}
        told |= {f"{key}.{option}": str(label) for option, label in standard.options}
    return told
