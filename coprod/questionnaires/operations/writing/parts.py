"""Sections and questions: added, changed, removed."""

from __future__ import annotations

from flask_babel import gettext as _

from coprod.core import clock
from coprod.core.db import db
from coprod.core.editions import Format, Standing
from coprod.core.errors import Refused
from coprod.core.words import ENGLISH
from coprod.questionnaires.models import Questionnaire, QuestionnaireEdition, QuestionRow, SectionRow
from coprod.questionnaires.operations import locked
from coprod.questionnaires.operations.writing import ids
from coprod.questionnaires.operations.writing.wording import drop, say
from coprod.questionnaires.rules.kinds import KINDS, SCALE_POINTS

MOST_QUESTIONS = 100  # nobody answers more; a page and a table of this many can still be drawn
DEFAULT_POINTS = 5


def new(*, by: int | None) -> Questionnaire:
    """An empty questionnaire, with its English edition."""
    now = clock.now()
    questionnaire = Questionnaire(made_at=now, minted=0, sections=[], editions=[])
    questionnaire.editions.append(
        QuestionnaireEdition(
            language=ENGLISH, format=Format.STANDARD, standing=Standing.CHECKED, text={}, changed_at=now
        )
    )
    db.session.add(questionnaire)
    db.session.flush()
    ids.note(questionnaire, "questionnaire started", by)
    return questionnaire


def add_section(
    questionnaire: Questionnaire, title: str, *, by: int | None, hint: str = "", key: str = ""
) -> SectionRow:
    """A page of questions, at the end."""
    section = SectionRow(
        key=ids.chosen(key, ids.taken(questionnaire)) if key else ids.mint(questionnaire, "s"),
        position=max((each.position for each in questionnaire.sections), default=0) + 1,
        questions=[],
    )
    questionnaire.sections.append(section)
    say(questionnaire, {f"{section.key}.title": title, f"{section.key}.hint": hint})
    ids.note(questionnaire, "section added", by, section.key)
    return section


def change_section(
    questionnaire: Questionnaire, section: SectionRow, *, title: str, by: int | None, hint: str = ""
) -> None:
    """Another title or introduction, in English."""
    say(questionnaire, {f"{section.key}.title": title, f"{section.key}.hint": hint})
    ids.note(questionnaire, "section changed", by, section.key)


def remove_section(questionnaire: Questionnaire, section: SectionRow, *, by: int | None) -> None:
    """Take a section away with all its questions and their words."""
    for question in section.questions:
        drop(questionnaire, question.key)
    drop(questionnaire, section.key)
    questionnaire.sections.remove(section)
    db.session.delete(section)
    ids.note(questionnaire, "section removed", by, section.key)


def add_question(
    questionnaire: Questionnaire,
    section: SectionRow,
    kind: str,
    title: str,
    *,
    by: int | None,
    hint: str = "",
    points: int = DEFAULT_POINTS,
    low: str = "",
    high: str = "",
    key: str = "",
) -> QuestionRow:
    """A question at the end of a section. ``points``, ``low`` and ``high`` count for a scale alone.

    A locked kind brings its own words and options, and takes no others. Errors: ``Refused`` when there are too many
    questions, or one of this kind already; ``ValueError`` for a kind that we do not know, or words for a locked one.
    """
    if kind not in KINDS:
        raise ValueError(f"“{kind}” is not a kind of question.")
    if KINDS[kind].is_locked and (title or hint or low or high):
        raise ValueError(f"The words of “{kind}” are fixed.")
    locked.refuse_second(questionnaire, kind)
    if sum(len(each.questions) for each in questionnaire.sections) >= MOST_QUESTIONS:
        raise Refused(_("This questionnaire has 100 questions already. Remove one before you add another."))
    question = QuestionRow(
        key=ids.chosen(key, ids.taken(questionnaire)) if key else ids.mint(questionnaire, "q"),
        kind=kind,
        position=max((each.position for each in section.questions), default=0) + 1,
        points=_points(kind, points),
        options=locked.options(kind),
    )
    section.questions.append(question)
    _say_all(questionnaire, question, {"title": title, "hint": hint, "low": low, "high": high})
    ids.note(questionnaire, "question added", by, question.key)
    return question


def change_question(
    questionnaire: Questionnaire,
    question: QuestionRow,
    *,
    title: str,
    by: int | None,
    hint: str = "",
    points: int = DEFAULT_POINTS,
    low: str = "",
    high: str = "",
) -> None:
    """Other words in English, another number of points. The kind and the id of a question never change.

    Errors: ``Refused`` when its words are fixed.
    """
    locked.refuse_if_locked(question)
    question.points = _points(question.kind, points)
    _say_all(questionnaire, question, {"title": title, "hint": hint, "low": low, "high": high})
    ids.note(questionnaire, "question changed", by, question.key)


def remove_question(questionnaire: Questionnaire, question: QuestionRow, *, by: int | None) -> None:
    """Take a question away, with its options and their words."""
    drop(questionnaire, question.key)
    for section in questionnaire.sections:
        if question in section.questions:
            section.questions.remove(question)
    ids.note(questionnaire, "question removed", by, question.key)


def _points(kind: str, points: int) -> int:
    if not KINDS[kind].has_points:
        return 0
    if points not in SCALE_POINTS:
        raise Refused(_("A scale has 3 to 11 points."))
    return points


def _say_all(questionnaire: Questionnaire, question: QuestionRow, words: dict[str, str]) -> None:
    fitting = {name: text for name, text in words.items() if question.points or name in {"title", "hint"}}
    say(questionnaire, {f"{question.key}.{name}": text for name, text in fitting.items()})
