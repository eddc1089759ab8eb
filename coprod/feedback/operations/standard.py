"""The questions with which every feedback form begins, in our own words and every language that we speak.

Whose experience it is comes first, on a page of its own, and is never pooled (domain rule D9). The question of
the Friends and Family Test, where a form has it, stands before the words that say why (F1). Nothing has to be answered
(F16).
"""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import force_locale

from coprod.core.editions import Format
from coprod.core.words import ENGLISH, LANGUAGES, _l
from coprod.feedback.rules import HAPPENED
from coprod.questionnaires import queries
from coprod.questionnaires.models import Questionnaire
from coprod.questionnaires.operations import writing
from coprod.questionnaires.operations.writing.standard import FRIENDS_AND_FAMILY, WHO
from coprod.questionnaires.rules.consent import PUBLISH
from coprod.questionnaires.rules.kinds.files import Files
from coprod.questionnaires.rules.kinds.long_text import LongText


@dataclass(frozen=True)
class Asked:
    """One question in words of our own, answered in words or with files."""

    key: str
    title: object
    hint: object
    kind: str = LongText.name


SECTION_TITLE = _l("What happened")
QUESTIONS = (
    Asked(
        HAPPENED,
        _l("What would you like to tell us?"),
        _l(
            "Write as much or as little as you like. Leave out names, and anything that could show who somebody is."
        ),
    ),
    Asked("went-well", _l("What was good?"), _l("You can leave this question out.")),
    Asked("better", _l("What could have been better?"), _l("You can leave this question out.")),
    Asked(
        "files",
        _l("Would you like to add a photo, a document, a video or a sound recording?"),
        _l("You can also answer in British Sign Language by video. You can leave this question out."),
        Files.name,
    ),
)


def write(questionnaire: Questionnaire, *, by: int | None, has_friends_and_family: bool = False) -> None:
    """Write the questions into a new, empty questionnaire."""
    writing.add_standard(questionnaire, WHO, by=by)
    who = questionnaire.sections[0].key
    with force_locale(ENGLISH):
        section = writing.add_section(questionnaire, str(SECTION_TITLE), by=by)
        if has_friends_and_family:
            writing.add_standard(questionnaire, FRIENDS_AND_FAMILY, by=by)
        for asked in QUESTIONS:
            writing.add_question(
                questionnaire,
                section,
                asked.kind,
                str(asked.title),
                hint=str(asked.hint),
                key=asked.key,
                by=by,
            )
    writing.add_standard(questionnaire, PUBLISH, by=by)
    for code in LANGUAGES:
        if code != ENGLISH:
            _translate(queries.draft(questionnaire.id), code, who, section.key, by)


def _translate(questionnaire: Questionnaire, code: str, who: str, said: str, by: int | None) -> None:
    with force_locale(ENGLISH):
        english = _words(who, said)
    with force_locale(code):
        words = {key: text for key, text in _words(who, said).items() if text != english[key]}
    if words:
        # A draft: no native reader has looked at it yet.
        writing.write_words(questionnaire, code, Format.STANDARD, words, by=by)


def _words(who: str, said: str) -> dict[str, str]:
    """The words that are ours; locked questions bring their own."""
    publish = writing.STANDARD[PUBLISH]
    told = {f"{who}.title": str(writing.STANDARD[WHO].section), f"{said}.title": str(SECTION_TITLE)}
    for asked in QUESTIONS:
        told |= {f"{asked.key}.title": str(asked.title), f"{asked.key}.hint": str(asked.hint)}
    told |= {f"{PUBLISH}.title": str(publish.title), f"{PUBLISH}.hint": str(publish.hint)}
    return told | {f"{PUBLISH}.{option}": str(label) for option, label in publish.options}
