"""Public figures as they are kept: what was once shown is shown again, and never counted anew (domain rule E7).

Only what `disclosure` has let through is written here, so that reading it back can give nothing more away.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from coprod.questionnaires.rules.kinds.answering_as import Perspective
from coprod.statistics.disclosure import PublicCount, PublicTable, PublicTables, TooFew
from coprod.statistics.perspectives import PublicApart
from coprod.statistics.rules import Protected

Public = PublicTables | TooFew | PublicApart


def written(public: Public) -> dict[str, Any]:
    """Public figures as JSON."""
    if isinstance(public, PublicApart):
        return {
            "base": _figure(public.base),
            # A list, because the perspectives have an order.
            "parts": [[perspective.value, written(part)] for perspective, part in public.parts.items()],
            "withheld": public.is_withheld,
        }
    if isinstance(public, TooFew):
        return {"base": _figure(public.base), "fewest": public.fewest}
    return {
        "base": _figure(public.base),
        "tables": [_table(table) for table in public.tables],
        "channels": _table(public.channels) if public.channels else None,
    }


def read(kept: Mapping[str, Any]) -> Public:
    """The public figures that were written."""
    base = _count(kept["base"])
    if "parts" in kept:
        parts = {Perspective(name): _read_part(part) for name, part in kept["parts"]}
        return PublicApart(base, MappingProxyType(parts), kept["withheld"])
    return _read_part(kept)


def _read_part(kept: Mapping[str, Any]) -> PublicTables | TooFew:
    base = _count(kept["base"])
    if "tables" not in kept:
        return TooFew(base, kept["fewest"])
    return PublicTables(
        base,
        tuple(_read_table(each, base) for each in kept["tables"]),
        _read_table(kept["channels"], base) if kept["channels"] else None,
    )


def _figure(count: PublicCount) -> int | str:
    return count.shown if count.shown is not None else (count.why or Protected.SMALL).value


def _count(kept: int | str) -> PublicCount:
    if isinstance(kept, int):
        return PublicCount(kept)
    return PublicCount(None, protected=True, why=Protected(kept))


def _table(table: PublicTable) -> dict[str, Any]:
    return {
        "question": table.question,
        "one_each": table.one_each,
        # A list, because the order of the answers is part of the question.
        "options": [[option, _figure(count)] for option, count in table.options.items()],
        "withheld": table.is_withheld,
        "answered": _figure(table.answered),
        "skipped": _figure(table.skipped),
        "refused": _figure(table.refused),
        "not_shown": _figure(table.not_shown),
    }


def _read_table(kept: Mapping[str, Any], base: PublicCount) -> PublicTable:
    return PublicTable(
        question=kept["question"],
        one_each=kept["one_each"],
        options=MappingProxyType({option: _count(figure) for option, figure in kept["options"]}),
        answered=_count(kept["answered"]),
        skipped=_count(kept["skipped"]),
        refused=_count(kept["refused"]),
        not_shown=_count(kept["not_shown"]),
        base=base,
        is_withheld=kept["withheld"],
    )
