"""A questionnaire from its words: sections, questions and options first, then the other editions."""

from __future__ import annotations

from collections.abc import Iterator

from coprod.core.editions import Format, Standing
from coprod.core.words import ENGLISH
from coprod.demo.words.shapes import Choice, Question, Section
from coprod.questionnaires import queries
from coprod.questionnaires.models import Questionnaire, SectionRow
from coprod.questionnaires.operations import writing

EASY_READ = "en-easy"
READING_GROUP = "A reading group of people with learning disabilities"


def edition_of(name: str) -> tuple[str, Format]:
    """The language and format that the words call ``en``, ``ur`` or ``en-easy``."""
    return (ENGLISH, Format.EASY_READ) if name == EASY_READ else (name, Format.STANDARD)


def standing_of(name: str) -> tuple[Standing, str]:
    """How far an edition has come, and who checked it: the Urdu of this world needs a native reader still."""
    return (Standing.CHECKED, READING_GROUP) if name == EASY_READ else (Standing.DRAFT, "")


def write(number: int, told: list[Section], *, by: int) -> None:
    """Write the questions of an empty questionnaire, in every language that the words have."""
    questionnaire = queries.draft(number)
    for section in told:
        added = writing.add_section(
            questionnaire,
            section["en"]["title"],
            hint=section["en"].get("hint", ""),
            key=section["id"],
            by=by,
        )
        for question in section["questions"]:
            _add(questionnaire, added, question, by)
    for name in ("ur", EASY_READ):
        words = dict(_words(told, name))
        if words:
            language, format_ = edition_of(name)
            standing, checker = standing_of(name)
            writing.write_words(
                questionnaire, language, format_, words, standing=standing, checker=checker, by=by
            )


def _add(questionnaire: Questionnaire, section: SectionRow, told: Question, by: int) -> None:
    words = told["en"]
    question = writing.add_question(
        questionnaire,
        section,
        told["kind"],
        words["title"],
        hint=words.get("hint", ""),
        points=told.get("points", 0),
        low=words.get("low", ""),
        high=words.get("high", ""),
        key=told["id"],
        by=by,
    )
    for choice in told.get("options", []):
        writing.add_option(
            questionnaire,
            question,
            choice["en"],
            other=choice.get("other", False),
            prefer_not=choice.get("prefer_not", False),
            key=choice["id"],
            by=by,
        )


def _words(told: list[Section], name: str) -> Iterator[tuple[str, str]]:
    """Every text of one edition under its permanent id."""
    for section in told:
        yield from _prefixed(section["id"], _edition(section, name))
        for question in section["questions"]:
            yield from _prefixed(question["id"], _edition(question, name))
            for choice in question.get("options", []):
                if label := _label(choice, name):
                    yield f"{question['id']}.{choice['id']}", label


def _prefixed(key: str, words: dict[str, str]) -> Iterator[tuple[str, str]]:
    return ((f"{key}.{part}", text) for part, text in words.items() if text)


def _edition(told: Section | Question, name: str) -> dict[str, str]:
    return told.get("ur", {}) if name == "ur" else told.get("en-easy", {})


def _label(choice: Choice, name: str) -> str:
    return choice.get("ur", "") if name == "ur" else choice.get("en-easy", "")
