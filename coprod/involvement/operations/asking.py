"""The questions with which every opportunity begins: two short ones, and a place to answer by recording or video."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import force_locale

from coprod.core.editions import Format
from coprod.core.errors import Refused
from coprod.core.words import ENGLISH, LANGUAGES, _, _l
from coprod.involvement.rules.opening import MOST_QUESTIONS
from coprod.questionnaires import queries
from coprod.questionnaires.models import Questionnaire
from coprod.questionnaires.operations import freezing, writing
from coprod.questionnaires.rules.kinds import KINDS
from coprod.questionnaires.rules.kinds.files import Files
from coprod.questionnaires.rules.kinds.long_text import LongText


@dataclass(frozen=True)
class Asked:
    """One question in words of our own."""

    key: str
    title: object
    hint: object
    kind: str = LongText.name


SECTION = "about"
SECTION_TITLE = _l("Your answers")
QUESTIONS = (
    Asked(
        "why",
        _l("Why would you like to do this?"),
        _l("A few sentences are enough. You need not tell us about your health."),
    ),
    Asked(
        "bring",
        _l("What would you bring to it?"),
        _l("For example something that you have lived through, learned or done. Spelling does not matter."),
    ),
    Asked(
        "recording",
        _l("Would you rather answer by voice or on video?"),
        _l(
            "Add a recording instead of writing. You can also answer in British Sign Language. Do not say your name "
            "in it: the people who choose do not know whose answers they read."
        ),
        Files.name,
    ),
)


def write(questionnaire: Questionnaire, *, by: int | None) -> None:
    """Write the questions into a new, empty questionnaire, in every language that we speak."""
    with force_locale(ENGLISH):
        section = writing.add_section(questionnaire, str(SECTION_TITLE), key=SECTION, by=by)
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
        english = _words()
    for code in LANGUAGES:
        if code == ENGLISH:
            continue
        with force_locale(code):
            words = {key: text for key, text in _words().items() if text != english[key]}
        if words:
            # A draft: no native reader has looked at it yet.
            writing.write_words(queries.draft(questionnaire.id), code, Format.STANDARD, words, by=by)


def insist(questionnaire: Questionnaire) -> None:
    """Errors: ``Refused`` when there would be more questions than people should have to answer."""
    document = freezing.document_of(questionnaire)
    asked = [
        each
        for section in document.sections
        for each in section.questions
        if KINDS[each.kind].is_asked and not KINDS[each.kind].takes_files
    ]
    if len(asked) > MOST_QUESTIONS:
        raise Refused(
            _(
                "There are %(most)s questions already. Remove one before you add another.",
                most=MOST_QUESTIONS,
            )
        )


def _words() -> dict[str, str]:
    told = {f"{SECTION}.title": str(SECTION_TITLE)}
    for asked in QUESTIONS:
        told |= {f"{asked.key}.title": str(asked.title), f"{asked.key}.hint": str(asked.hint)}
    return told
