"""Freezing: a draft becomes one hashed document that never changes, and that is what people answer."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _

from coprod.core import audit, clock
from coprod.core.db import db
from coprod.core.editions import Format
from coprod.core.errors import Refused
from coprod.questionnaires import queries
from coprod.questionnaires.models import Questionnaire, QuestionnaireVersion
from coprod.questionnaires.operations import locked
from coprod.questionnaires.rules.document import Document, Option, Question, Section
from coprod.questionnaires.rules.problem import Problem


@dataclass(frozen=True)
class Flaw:
    """What must be put right before freezing: the id of the question or section ("" for the whole), a sentence."""

    part: str
    sentence: str


def edition_name(language: str, format_: Format) -> str:
    """The name of an edition in a document: "en", "ur", "en-easy"."""
    return language + ("-easy" if format_ is Format.EASY_READ else "")


def document_of(questionnaire: Questionnaire) -> Document:
    """The document that a draft would become now. The draft is one that ``questionnaires.queries.draft`` read."""
    sections = tuple(
        Section(
            section.key,
            tuple(
                Question(
                    question.key,
                    question.kind,
                    tuple(
                        Option(option.key, option.other, option.prefer_not)
                        for option in sorted(question.options, key=lambda each: each.position)
                    ),
                    question.points,
                )
                for question in sorted(section.questions, key=lambda each: each.position)
            ),
        )
        for section in sorted(questionnaire.sections, key=lambda each: each.position)
    )
    words = {
        edition_name(each.language, each.format): {
            **each.text,
            **locked.words(questionnaire, each.language, each.format),
        }
        for each in questionnaire.editions
    }
    return Document(sections, words)


def flaws(document: Document) -> list[Flaw]:
    """What stands in the way of freezing, in words that name the question."""
    names = _names(document)
    return [_flaw(problem, names) for problem in document.problems()]


def freeze(questionnaire: Questionnaire, *, by: int | None) -> QuestionnaireVersion:
    """A new version, with everything that a draft says now. Errors: ``Refused`` with all sentences."""
    document = document_of(questionnaire)
    if found := flaws(document):
        raise Refused(" ".join(flaw.sentence for flaw in found))
    version = QuestionnaireVersion(
        questionnaire_id=questionnaire.id,
        number=queries.next_version(questionnaire.id),
        document=document.to_json(),
        sha256=document.sha256(),
        frozen_at=clock.now(),
    )
    db.session.add(version)
    db.session.flush()
    audit.record(
        "questionnaire frozen",
        by=by,
        kind="questionnaire",
        number=questionnaire.id,
        version=version.number,
        sha256=version.sha256,
    )
    return version


def _names(document: Document) -> dict[str, str]:
    """How each part is called: by its English title, or by its number while it has none."""
    english = document.words.get("en", {})
    names: dict[str, str] = {}
    number = 0
    for place, section in enumerate(document.sections, 1):
        title = english.get(f"{section.id}.title", "")
        names[section.id] = (
            _("Section “%(title)s”", title=title) if title else _("Section %(number)s", number=place)
        )
        for question in section.questions:
            number += 1
            title = english.get(f"{question.id}.title", "")
            names[question.id] = (
                _("Question “%(title)s”", title=title) if title else _("Question %(number)s", number=number)
            )
    return names


def _flaw(problem: Problem, names: dict[str, str]) -> Flaw:
    part = problem.key.partition(".")[0]
    if part not in names:
        return Flaw("", _(problem.message))
    return Flaw(part, _("%(part)s: %(problem)s", part=names[part], problem=_(problem.message)))
