"""The figure of the NHS Friends and Family Test (domain rule F2).

Positive is "very good" and "good" together, over **all** answers, "don't know" with them, as a whole percentage. Who
left the question out has not answered it. Below 5 answers no detail is given: neither scores nor comments are shared.
The result is exact, so it is for those who may see exact counts; what anybody may see comes from a public table, which
is rounded and protected like every other (domain rule E6). Results of two providers are not compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coprod.questionnaires.rules.kinds.friends_and_family import POSITIVE
from coprod.questionnaires.rules.marking import N_
from coprod.statistics.counts import Counts
from coprod.statistics.disclosure import PublicTable

FEWEST = 5  # answers

POSITIVE_WORDS = N_(
    "%(percent)s of every 100 answers are “very good” or “good”. "
    "All %(answers)s answers count, “don’t know” too."
)
PUBLIC_WORDS = N_(
    "About %(percent)s of every 100 answers are “very good” or “good”. "
    "All answers count, “don’t know” too. Do not compare it with other services."
)
TOO_FEW_WORDS = N_(
    "Fewer than %(fewest)s people have answered this. We do not show their ratings or pass on their comments, "
    "because they could show who said what."
)


@dataclass(frozen=True, repr=False)
class Result:
    """How many gave each answer, and how many in a hundred were positive. Exact, and so private."""

    answers: int
    counts: Mapping[str, int]
    positive: int  # percent

    @property
    def sentence(self) -> str:
        """English with slots, to be translated with ``figures``."""
        return POSITIVE_WORDS

    @property
    def figures(self) -> Mapping[str, int]:
        return {"percent": self.positive, "answers": self.answers}

    def __repr__(self) -> str:
        return "<private result of the Friends and Family Test>"

    def __html__(self) -> str:
        raise TypeError("Exact counts are private. Show them to staff in words, or publish them.")


@dataclass(frozen=True)
class NoDetail:
    """What there is to say below 5 answers: a sentence, and no figure."""

    fewest: int = FEWEST

    @property
    def sentence(self) -> str:
        """English with slots, to be translated with ``figures``."""
        return TOO_FEW_WORDS

    @property
    def figures(self) -> Mapping[str, int]:
        return {"fewest": self.fewest}


def gives_detail(answers: int) -> bool:
    """Whether ratings and comments of so many answers may be shared at all."""
    return answers >= FEWEST


def result(counts: Counts) -> Result | NoDetail:
    """The figure of one table. Errors: ``KeyError`` for the table of another question."""
    if not gives_detail(counts.answered):
        return NoDetail()
    positive = sum(counts.options[each] for each in POSITIVE)
    return Result(counts.answered, counts.options, _percent(positive, counts.answered))


def public_positive(table: PublicTable) -> int | None:
    """The percentage as anybody may see it, made of published figures alone; ``None`` if one is protected."""
    parts = [table.options[each].shown for each in POSITIVE]
    shown = [each for each in parts if each is not None]
    if len(shown) < len(parts) or not table.answered.shown:
        return None
    return min(100, _percent(sum(shown), table.answered.shown))


def _percent(part: int, whole: int) -> int:
    return (200 * part + whole) // (2 * whole)
