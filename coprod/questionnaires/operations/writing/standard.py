"""Questions that every questionnaire may ask alike, each added with one button. Their ids are reserved."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import force_locale

from coprod.core.editions import Format
from coprod.core.errors import Refused
from coprod.core.words import ENGLISH, _, _l
from coprod.questionnaires.models import Questionnaire, QuestionRow, SectionRow
from coprod.questionnaires.operations.writing import ids
from coprod.questionnaires.operations.writing.options import add_option
from coprod.questionnaires.operations.writing.order import move
from coprod.questionnaires.operations.writing.parts import add_question, add_section
from coprod.questionnaires.operations.writing.wording import say
from coprod.questionnaires.rules.consent import NO, PUBLISH, YES
from coprod.questionnaires.rules.kinds import KINDS

WHO = "who"
FRIENDS_AND_FAMILY = "friends-and-family"


@dataclass(frozen=True)
class StandardQuestion:
    """A question and where it belongs. A locked kind brings its words; any other has them here, options by id."""

    key: str
    kind: str
    section: object
    comes_first: bool = False
    title: object = ""
    hint: object = ""
    options: tuple[tuple[str, object], ...] = ()

    @property
    def asks(self) -> str:
        """What it asks, in the language of the page."""
        fixed = KINDS[self.kind].fixed_words().get("title")
        return _(fixed) if fixed else str(self.title)


STANDARD: dict[str, StandardQuestion] = {
    # Whose view it is: two perspectives are never pooled (domain rule D9).
    WHO: StandardQuestion(WHO, "answering_as", _l("About you"), comes_first=True),
    # Asked in the same words everywhere (domain rule F1).
    FRIENDS_AND_FAMILY: StandardQuestion(FRIENDS_AND_FAMILY, "friends_and_family", _l("Your experience")),
    # Nobody's words are published unless they said yes here (domain rule C12).
    PUBLISH: StandardQuestion(
        PUBLISH,
        "one_of",
        _l("Your words"),
        title=_l("May we publish your words, without your name?"),
        hint=_l(
            "We take out what could show who you are. If you leave this out, we do not publish your words."
        ),
        options=((YES, _l("Yes, you may publish my words")), (NO, _l("No, do not publish my words"))),
    ),
}


def add_standard(questionnaire: Questionnaire, name: str, *, by: int | None) -> QuestionRow:
    """Add a standard question in its usual place: who is answering first, permission to publish last.

    Errors: ``Refused`` when it is there already; ``KeyError`` for a name that is not in ``STANDARD``.
    """
    told = STANDARD[name]
    if told.key in ids.taken(questionnaire):
        raise Refused(_("This question is in the questionnaire already."))
    with force_locale(ENGLISH):
        section = _place(questionnaire, told, by)
        question = add_question(
            questionnaire, section, told.kind, str(told.title), hint=str(told.hint), key=told.key, by=by
        )
        for key, label in told.options:
            add_option(questionnaire, question, str(label), key=key, by=by)
    if told.comes_first:
        for _each in range(len(section.questions) - 1):
            move(questionnaire, question, up=True, by=by)
    _translate(questionnaire, told)
    return question


def _place(questionnaire: Questionnaire, told: StandardQuestion, by: int | None) -> SectionRow:
    ordered = sorted(questionnaire.sections, key=lambda each: each.position)
    if not ordered:
        return add_section(questionnaire, str(told.section), by=by)
    return ordered[0] if told.comes_first else ordered[-1]


def _words(told: StandardQuestion) -> dict[str, str]:
    if KINDS[told.kind].is_locked:
        return {}
    return {
        f"{told.key}.title": str(told.title),
        f"{told.key}.hint": str(told.hint),
        **{f"{told.key}.{key}": str(label) for key, label in told.options},
    }


def _translate(questionnaire: Questionnaire, told: StandardQuestion) -> None:
    """The service's own translation goes into every language that the questionnaire has already."""
    with force_locale(ENGLISH):
        english = _words(told)
    for edition in questionnaire.editions:
        if edition.format is Format.STANDARD and edition.language != ENGLISH:
            with force_locale(edition.language):
                words = _words(told)
            say(questionnaire, {key: text for key, text in words.items() if text != english[key]}, edition)
