"""What the checks before freezing say of questions whose words are fixed (domain rules F1 and D9)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coprod.questionnaires.rules.kinds import KINDS
from coprod.questionnaires.rules.marking import N_
from coprod.questionnaires.rules.problem import Problem
from coprod.questionnaires.rules.question import Question, Section

# English is what the rules know; other languages come from the site's own catalogue when a draft is frozen.
ENGLISH = {"en": False, "en-easy": True}

Words = Mapping[str, Mapping[str, str]]


def problems(sections: Sequence[Section], words: Words) -> Iterator[Problem]:
    """A locked question has its own words and no others, and stands once; some need words beside them."""
    every = [question for section in sections for question in section.questions if question.kind in KINDS]
    has_words = any(KINDS[question.kind].is_free_text for question in every)
    seen: set[str] = set()
    for question in every:
        kind = KINDS[question.kind]
        if not kind.is_locked:
            continue
        if question.options != kind.fixed_options or not _has_its_words(question, words):
            yield Problem(
                question.id,
                N_("The words and answers of this question are fixed. Remove it, and add it again."),
            )
        if question.kind in seen:
            yield Problem(
                question.id, N_("This question can stand in a questionnaire only once. Remove one of them.")
            )
        if kind.needs_words_beside and not has_words:
            yield Problem(
                question.id,
                N_("Ask at least one question beside it that people answer in their own words."),
            )
        seen.add(question.kind)


def _has_its_words(question: Question, words: Words) -> bool:
    """Whether the English words, where there are any, are those that come with the site."""
    for edition, easy in ENGLISH.items():
        own = {
            key.removeprefix(f"{question.id}."): text
            for key, text in words.get(edition, {}).items()
            if key.startswith(f"{question.id}.") and text
        }
        if own != KINDS[question.kind].fixed_words(easy=easy) and (own or not easy):
            return False
    return True
