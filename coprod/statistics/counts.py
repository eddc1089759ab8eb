"""Exact counts of people: private, never on a public page, and silent when printed by mistake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, repr=False)
class Counts:
    """How one question was answered. Units: people.

    ``options`` counts, by option id or scale point, those who chose it. With ``one_each`` they add up to
    ``answered``; without, one person may be in several. The four states are kept apart and make ``base``.
    Errors: ``ValueError`` when the figures contradict each other.
    """

    question: str
    one_each: bool
    options: Mapping[str, int]
    answered: int
    skipped: int = 0
    refused: int = 0
    not_shown: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "options", MappingProxyType(dict(self.options)))
        chosen = list(self.options.values())
        if min([*chosen, self.answered, self.skipped, self.refused, self.not_shown]) < 0:
            raise ValueError("A count of people cannot be below 0.")
        if self.one_each and sum(chosen) != self.answered:
            raise ValueError("The options do not add up to those who answered.")
        if max(chosen, default=0) > self.answered or sum(chosen) < self.answered:
            raise ValueError("The options cannot belong to those who answered.")

    @property
    def base(self) -> int:
        """Everybody who took part, whether or not they answered this question."""
        return self.answered + self.skipped + self.refused + self.not_shown

    def __repr__(self) -> str:
        return f"<private counts of {self.question}>"

    def __html__(self) -> str:
        raise TypeError("Exact counts are private. Show a chart of them to staff, or publish them.")


@dataclass(frozen=True, repr=False)
class Counted:
    """Everything counted over one set of responses: a table for each closed question, and the channels.

    Errors: ``ValueError`` when a table has another base than the whole.
    """

    base: int
    tables: tuple[Counts, ...]
    channels: Counts | None = None

    def __post_init__(self) -> None:
        if any(table.base != self.base for table in self.every_table):
            raise ValueError("Tables of one set of responses share one base.")

    @property
    def every_table(self) -> tuple[Counts, ...]:
        """All tables, the channels last."""
        return (*self.tables, self.channels) if self.channels else self.tables

    def __getitem__(self, question: str) -> Counts:
        """The table of one question. Errors: ``KeyError`` when it is not a closed question."""
        for table in self.tables:
            if table.question == question:
                return table
        raise KeyError(question)

    def __repr__(self) -> str:
        return "<private counts of a set of responses>"

    def __html__(self) -> str:
        raise TypeError("Exact counts are private. Show a chart of them to staff, or publish them.")
