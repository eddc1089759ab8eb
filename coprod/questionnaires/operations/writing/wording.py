"""The words of a questionnaire: by permanent id, once for each language and way of reading."""

from __future__ import annotations

from collections.abc import Mapping

from coprod.core import clock, edition_writing, overtaken
from coprod.core.editions import Format, Standing
from coprod.core.words import ENGLISH
from coprod.questionnaires.models import Questionnaire, QuestionnaireEdition, QuestionRow
from coprod.questionnaires.operations import locked
from coprod.questionnaires.operations.writing import ids


def english(questionnaire: Questionnaire) -> QuestionnaireEdition:
    """The edition that all others are made from."""
    return next(
        each for each in questionnaire.editions if each.language == ENGLISH and each.format is Format.STANDARD
    )


def say(
    questionnaire: Questionnaire, words: Mapping[str, str], edition: QuestionnaireEdition | None = None
) -> None:
    """Put words into an edition, the English one unless told; an empty text takes the old one away."""
    edition_writing.put(edition or english(questionnaire), words)


def drop(questionnaire: Questionnaire, key: str) -> None:
    """Take away the words of a part that is removed, in every edition; what they were made from goes along."""
    edition_writing.drop(questionnaire.editions, lambda name: name == key or name.startswith(f"{key}."))


def word_keys(questionnaire: Questionnaire) -> list[str]:
    """Every key that can be given words, in the order of the questionnaire: fixed words are no part of a draft."""
    found: list[str] = []
    for section in sorted(questionnaire.sections, key=lambda each: each.position):
        found += [f"{section.key}.title", f"{section.key}.hint"]
        for question in sorted(section.questions, key=lambda each: each.position):
            found += _keys_of(question)
    return found


def _keys_of(question: QuestionRow) -> list[str]:
    if locked.is_locked(question):
        return []
    found = [f"{question.key}.title", f"{question.key}.hint"]
    if question.points:
        found += [f"{question.key}.low", f"{question.key}.high"]
    for option in sorted(question.options, key=lambda each: each.position):
        found += [f"{question.key}.{option.key}", f"{question.key}.{option.key}.hint"]
    return found


def write_words(
    questionnaire: Questionnaire,
    language: str,
    format_: Format,
    words: Mapping[str, str],
    *,
    by: int | None,
    standing: Standing = Standing.DRAFT,
    translator: str = "",
    checker: str = "",
    from_present: bool = True,
    seen: str | None = None,
) -> QuestionnaireEdition:
    """All words of one edition at once. Keys that belong to no part are left out.

    ``from_present`` says that it was made from the English words as they stand now, so it is not behind;
    ``seen`` is the fingerprint of what the writer saw. Errors: ``Refused`` when it has changed since.
    """
    edition = next(
        (each for each in questionnaire.editions if (each.language, each.format) == (language, format_)), None
    )
    if edition is None:
        edition = QuestionnaireEdition(language=language, format=format_, text={}, changed_at=clock.now())
        questionnaire.editions.append(edition)
    overtaken.refuse_if_changed(edition.text, seen)
    known = word_keys(questionnaire)
    say(questionnaire, {key: words[key] for key in known if key in words}, edition)
    edition_writing.credit(
        edition,
        english(questionnaire).text,
        standing=standing,
        translator=translator,
        checker=checker,
        from_present=from_present,
    )
    ids.note(questionnaire, "words written", by, f"{language} {format_.value}")
    return edition
