"""Permanent ids: minted once in a questionnaire, never used again."""

from __future__ import annotations

from coprod.core import audit
from coprod.questionnaires.models import Questionnaire
from coprod.questionnaires.rules.checks import ID


def taken(questionnaire: Questionnaire) -> set[str]:
    """The ids of every section, question and option."""
    found: set[str] = set()
    for section in questionnaire.sections:
        found.add(section.key)
        for question in section.questions:
            found.add(question.key)
            found.update(option.key for option in question.options)
    return found


def mint(questionnaire: Questionnaire, letter: str) -> str:
    """A new id: ``s`` for a section, ``q`` for a question, ``o`` for an option, and the next number."""
    used = taken(questionnaire)
    while True:
        questionnaire.minted += 1
        if (key := f"{letter}{questionnaire.minted}") not in used:
            return key


def chosen(key: str, used: set[str]) -> str:
    """A name of the caller's own instead of a number. Errors: ``ValueError`` when it cannot be one."""
    if not ID.fullmatch(key):
        raise ValueError(f"“{key}” cannot be an id: small letters, digits and hyphens, a letter first.")
    if key in used:
        raise ValueError(f"“{key}” is the id of another part.")
    return key


def note(questionnaire: Questionnaire, deed: str, by: int | None, key: str = "") -> None:
    """Write down that the questionnaire was changed, and in which part."""
    audit.record(deed, by=by, kind="questionnaire", number=questionnaire.id, label=key)
