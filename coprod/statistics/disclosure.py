"""The one way from private counts to public figures (domain rules E6 and E7; T21, R14).

`public_tables` is the only function that makes a `PublicTable`; `public_figure` is for one count that adds
up with no other. `public_tables` publishes all tables of a consultation at once, because each is a clue to
the others: they share one base. What it does:

1. Below 40 answers there are no tables: `TooFew`.
2. Every figure goes through `protect` by itself: 0 stays 0, 1 to 7 is "fewer than 8", the rest go to the
   nearest 5. Totals are rounded from the true total, never added up from rounded parts.
3. It then reads the result as a patient reader would (`differencing`). A table in which a protected count
   could be worked out exactly is withheld whole. To hide one more figure instead would tell somebody who
   knows this method that the figures were extreme in just that place, and so give them away after all. It
   is rare: fewer than 1 table in 100 of those made at random.
4. Percentages come from published figures only, so they say nothing more.

It holds while the base is published nowhere else unrounded, and for one release: from responses that no
longer change (domain rule D7), with no filters. Releases before and after one person withdraws can be
subtracted, so the caller keeps a log of releases (domain rule E7).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from coprod.questionnaires.rules.marking import N_
from coprod.statistics.counts import Counted, Counts
from coprod.statistics.differencing import Range, Sheet, settle
from coprod.statistics.rules import FEWEST_FOR_TABLES, ROUND_TO, SMALL, Protected, protect

SMALL_WORDS = N_("fewer than %(least)s")
WITHHELD_WORDS = N_("not shown")
TOO_FEW_WORDS = N_(
    "There are too few answers for tables or charts: a small number could show who said what. "
    "We show tables when at least %(fewest)s people have answered."
)


@dataclass(frozen=True)
class PublicCount:
    """One figure as anybody may see it: rounded, or protected and then without a number."""

    shown: int | None
    protected: bool = False
    why: Protected | None = None

    @property
    def value(self) -> int | None:
        return self.shown

    @property
    def least(self) -> int:
        """The smallest count that is shown: "fewer than 8"."""
        return SMALL + 1

    @property
    def sentence(self) -> str:
        """English with slots, to be translated with ``figures``."""
        if self.why is Protected.WITHHELD:
            return WITHHELD_WORDS
        return SMALL_WORDS if self.protected else "%(shown)s"

    @property
    def figures(self) -> Mapping[str, int]:
        if self.why is Protected.WITHHELD:
            return {}
        return {"least": self.least} if self.shown is None else {"shown": self.shown}

    @property
    def text(self) -> str:
        """The figure in English: "fewer than 8", "not shown", "1,240"."""
        return f"{self.shown:,}" if self.shown is not None else self.sentence % self.figures

    def percent_of(self, base: PublicCount) -> int | None:
        """A whole percentage of two published figures; ``None`` if either is protected or the base is 0."""
        if self.shown is None or not base.shown:
            return None
        return (200 * self.shown + base.shown) // (2 * base.shown)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class PublicTable:
    """One question as anybody may see it. ``base`` is everybody who took part, the same in every table."""

    question: str
    one_each: bool
    options: Mapping[str, PublicCount]
    answered: PublicCount
    skipped: PublicCount
    refused: PublicCount
    not_shown: PublicCount
    base: PublicCount
    is_withheld: bool = False

    def percent(self, option: str) -> int | None:
        """The percentage of those who answered, from published figures only."""
        return self.options[option].percent_of(self.answered)


@dataclass(frozen=True)
class PublicTables:
    """Everything that one release shows."""

    base: PublicCount
    tables: tuple[PublicTable, ...]
    channels: PublicTable | None = None

    def __getitem__(self, question: str) -> PublicTable:
        """The table of one question. Errors: ``KeyError`` when it is not a closed question."""
        for table in self.tables:
            if table.question == question:
                return table
        raise KeyError(question)


@dataclass(frozen=True)
class TooFew:
    """What a release with too few responses shows: words instead of tables, and the protected base."""

    base: PublicCount
    fewest: int = FEWEST_FOR_TABLES

    @property
    def sentence(self) -> str:
        """English with slots, to be translated with ``figures``."""
        return TOO_FEW_WORDS

    @property
    def figures(self) -> Mapping[str, int]:
        return {"fewest": self.fewest}

    @property
    def text(self) -> str:
        return self.sentence % self.figures


def public_tables(counted: Counted, *, withheld: Collection[str] = ()) -> PublicTables | TooFew:
    """Everything that may be shown of one set of responses, decided together. The only way out.

    ``withheld`` names tables that are not shown whatever they say, for a reason that lies outside this set.
    """
    base = _figure(counted.base)
    if counted.base < FEWEST_FOR_TABLES:
        return TooFew(base)
    hidden = {*_given_away(counted), *withheld}
    published = {
        table.question: _withheld(table, base) if table.question in hidden else _published(table, base)
        for table in counted.every_table
    }
    return PublicTables(
        base,
        tuple(published[table.question] for table in counted.tables),
        published[counted.channels.question] if counted.channels else None,
    )


def inside_table(counts: Counts) -> PublicTable:
    """One table for those who work inside, with which nothing else adds up. It is shown of any number of people.

    Inside, too, a small count can point at somebody (domain rules E6 and E7): it is never shown, nor what gives it away.
    """
    base, sheets = _figure(counts.base), [as_read(counts)]
    settle(range_of(counts.base), sheets)
    return _withheld(counts, base) if given_away([counts], sheets) else _published(counts, base)


def public_figure(count: int) -> PublicCount:
    """One count of people as anybody may see it, when no other published figure adds up with it.

    A finding's "how many said this" is one. The parts of a whole are not: they go through `public_tables`.
    """
    return _figure(count)


def _figure(count: int) -> PublicCount:
    allowed = protect(count)
    if isinstance(allowed, Protected):
        return PublicCount(None, protected=True, why=allowed)
    return PublicCount(allowed)


def _published(counts: Counts, base: PublicCount) -> PublicTable:
    return PublicTable(
        counts.question,
        counts.one_each,
        MappingProxyType({option: _figure(chosen) for option, chosen in counts.options.items()}),
        _figure(counts.answered),
        _figure(counts.skipped),
        _figure(counts.refused),
        _figure(counts.not_shown),
        base,
    )


def _withheld(counts: Counts, base: PublicCount) -> PublicTable:
    hidden = PublicCount(None, protected=True, why=Protected.WITHHELD)
    options = MappingProxyType(dict.fromkeys(counts.options, hidden))
    return PublicTable(
        counts.question, counts.one_each, options, hidden, hidden, hidden, hidden, base, is_withheld=True
    )


def _given_away(counted: Counted) -> set[str]:
    """The tables in which a reader could work out a protected count exactly.

    One look is enough: to withhold a table takes knowledge away from the reader, and gives none.
    """
    sheets = [as_read(table) for table in counted.every_table]
    base = range_of(counted.base)
    base.narrow(FEWEST_FOR_TABLES, base.high)  # there are tables, so there were enough answers
    settle(base, sheets)
    return given_away(counted.every_table, sheets)


def given_away(tables: Sequence[Counts], sheets: Sequence[Sheet]) -> set[str]:
    """The tables of which a reader has worked out a protected count exactly, from what `differencing` settled."""
    return {
        table.question
        for table, sheet in zip(tables, sheets, strict=True)
        if any(1 <= each.low == each.high <= SMALL for each in (*sheet.everything(), *sheet.without()))
    }


def as_read(counts: Counts) -> Sheet:
    """A table as a reader has it before working anything out."""
    return Sheet(
        counts.one_each,
        [range_of(chosen) for chosen in counts.options.values()],
        range_of(counts.answered),
        [range_of(counts.skipped), range_of(counts.refused), range_of(counts.not_shown)],
    )


def range_of(count: int) -> Range:
    """What a reader knows of a count from its published figure alone."""
    allowed = protect(count)
    if isinstance(allowed, Protected):
        return Range(1, SMALL)
    if allowed == 0:
        return Range(0, 0)
    half = ROUND_TO // 2
    return Range(max(SMALL + 1, allowed - half), allowed + half)
