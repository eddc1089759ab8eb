"""Whose experience answers tell of: one's own and somebody else's are counted apart (domain rule D9).

A question ``answering_as`` divides the responses. Each perspective has tables of its own, and no table is counted over
both. Figures of the parts of a whole are clues to each other, so the parts are published together: `public_apart` reads
everything as a patient reader would who also knows how many took part in all, since that is said elsewhere, rounded.

A part with fewer than 40 answers has no tables, and who did not say belongs to neither perspective.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from coprod.questionnaires.rules.document import Document, Question
from coprod.questionnaires.rules.kinds.answering_as import PERSPECTIVES, AnsweringAs, Perspective
from coprod.questionnaires.rules.marking import N_
from coprod.statistics.counts import Counted
from coprod.statistics.differencing import Range, settle_together
from coprod.statistics.disclosure import (
    PublicCount,
    PublicTables,
    TooFew,
    as_read,
    given_away,
    public_figure,
    public_tables,
    range_of,
)
from coprod.statistics.rules import FEWEST_FOR_TABLES, SMALL
from coprod.statistics.tables import Row, count

WITHHELD_APART = N_(
    "These tables are not shown, because a small number of people could be worked out from them together."
)


@dataclass(frozen=True)
class PublicApart:
    """Everything that one release shows of a questionnaire that asks whose experience it is.

    ``parts`` has those perspectives from which anybody answered, in their order; none when it is withheld.
    """

    base: PublicCount
    parts: Mapping[Perspective, PublicTables | TooFew]
    is_withheld: bool = False


def asked_in(document: Document) -> Question | None:
    """The question that divides the responses; ``None`` when a questionnaire does not ask it."""
    return next((each for each in document.questions if each.kind == AnsweringAs.name), None)


def split(document: Document, rows: Iterable[Row]) -> dict[Perspective, list[Row]]:
    """The responses from each perspective, in their order. Errors: ``ValueError`` when it is not asked."""
    if (asked := asked_in(document)) is None:
        raise ValueError("This questionnaire does not ask whose experience it is.")
    parts: dict[Perspective, list[Row]] = {each: [] for each in Perspective}
    for row in rows:
        answer = row[1].get(asked.id)
        value = answer["value"] if answer else None
        parts[Perspective.UNSAID if value is None else PERSPECTIVES[value]].append(row)
    return parts


def count_apart(
    document: Document, rows: Iterable[Row], channels: Iterable[str] = ()
) -> dict[Perspective, Counted]:
    """The exact tables of each perspective from which anybody answered; errors as for `split` and `count`."""
    open_channels = tuple(channels)
    parts = split(document, rows)
    return {
        perspective: _of_its_own(document, perspective, count(document, part, open_channels))
        for perspective, part in parts.items()
        if part
    }


def _of_its_own(document: Document, perspective: Perspective, counted: Counted) -> Counted:
    """The dividing question keeps the answers of its part alone; who did not say has no table of it."""
    asked = asked_in(document)
    own = [name for name, each in PERSPECTIVES.items() if each is perspective]
    tables = [
        replace(table, options={name: table.options[name] for name in own})
        if asked and table.question == asked.id
        else table
        for table in counted.tables
    ]
    return replace(counted, tables=tuple(table for table in tables if table.options))


def public_apart(counted: Mapping[Perspective, Counted]) -> PublicApart | TooFew:
    """Everything that may be shown of all perspectives, decided together. The only way out."""
    total = sum(part.base for part in counted.values())
    base = public_figure(total)
    if total < FEWEST_FOR_TABLES:
        return TooFew(base)
    bases, tables = _read_together(total, counted)
    if any(each.is_exact and 1 <= each.low <= SMALL for each in bases.values()):
        return PublicApart(base, MappingProxyType({}), is_withheld=True)
    return PublicApart(
        base,
        MappingProxyType(
            {each: public_tables(part, withheld=tables[each]) for each, part in counted.items()}
        ),
    )


def _read_together(
    total: int, counted: Mapping[Perspective, Counted]
) -> tuple[dict[Perspective, Range], dict[Perspective, set[str]]]:
    """What a reader can know of how many each part has, and which tables would give a small count away."""
    whole = range_of(total)
    whole.narrow(FEWEST_FOR_TABLES, whole.high)  # there is something to see, so there were enough answers
    bases, sheets = {}, {}
    for perspective, part in counted.items():
        has_tables = part.base >= FEWEST_FOR_TABLES
        bases[perspective] = base = range_of(part.base)
        base.narrow(*((FEWEST_FOR_TABLES, base.high) if has_tables else (base.low, FEWEST_FOR_TABLES - 1)))
        sheets[perspective] = [as_read(table) for table in part.every_table] if has_tables else []
    settle_together(whole, [(bases[each], sheets[each]) for each in counted])
    return bases, {
        each: given_away(part.every_table, sheets[each]) if sheets[each] else set()
        for each, part in counted.items()
    }
