"""A second reader of published tables: tries every base and value, and shares no code with the first.

It knows what is published and the rules of publication, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

from coprod.statistics.disclosure import PublicCount, PublicTable, PublicTables

Values = range


def values(figure: PublicCount, most: int) -> Values:
    """Every true count that would be published like this."""
    if figure.shown is None:
        return range(1, 8) if figure.text == "fewer than 8" else range(most + 1)
    return range(figure.shown - 2 if figure.shown > 10 else 8, figure.shown + 3) if figure.shown else range(1)


def recovered(published: PublicTables) -> list[tuple[str, str, int]]:
    """Every count from 1 to 7 of which only one value is possible: question, place, value."""
    assert published.base.shown is not None
    tables = [*published.tables, *([published.channels] if published.channels else [])]
    bases = [each for each in values(published.base, 0) if each >= 40]
    bases = [base for base in bases if all(_possible_answered(table, base) for table in tables)]
    found = []
    for table in tables:
        if table.is_withheld:
            continue
        seen: dict[str, set[int]] = {}
        for base in bases:
            for place, value in _possible(table, base):
                seen.setdefault(place, set()).add(value)
        found += [
            (table.question, place, next(iter(each)))
            for place, each in seen.items()
            if len(each) == 1 and 1 <= next(iter(each)) <= 7
        ]
    return found


def _possible(table: PublicTable, base: int) -> Iterator[tuple[str, int]]:
    """Every place of a table with every value that it can have, given the base."""
    totals = _possible_answered(table, base)
    states = [values(each, base) for each in (table.skipped, table.refused, table.not_shown)]
    answered = values(table.answered, base)
    for total in totals:
        yield "answered", total
    for place, state in enumerate(states):
        rest = [answered_if(table, answered, base), *(each for at, each in enumerate(states) if at != place)]
        for value in state:
            if _can_add_up(base - value, rest):
                yield f"state {place}", value
    options = [values(each, base) for each in table.options.values()]
    for place, option in enumerate(options):
        others = [each for at, each in enumerate(options) if at != place]
        for total in totals:
            for value in option:
                if _fits(table, total, value, others):
                    yield f"option {place}", value
                    if not table.one_each:
                        yield f"without {place}", total - value


def answered_if(table: PublicTable, answered: Values, base: int) -> Values:
    """The totals of those who answered that the options allow; they are always neighbours."""
    options = [values(each, base) for each in table.options.values()]
    fit = [total for total in answered if _any_fit(table, total, options)]
    return range(fit[0], fit[-1] + 1) if fit else range(0)


def _possible_answered(table: PublicTable, base: int) -> list[int]:
    states = [values(each, base) for each in (table.skipped, table.refused, table.not_shown)]
    fit = answered_if(table, values(table.answered, base), base)
    return [total for total in fit if _can_add_up(base - total, states)]


def _any_fit(table: PublicTable, total: int, options: list[Values]) -> bool:
    if not options:
        return True
    return any(_fits(table, total, value, options[1:]) for value in options[0])


def _fits(table: PublicTable, total: int, value: int, others: list[Values]) -> bool:
    if table.one_each:
        return _can_add_up(total - value, others)
    if value > total or any(each[0] > total for each in others):
        return False
    return value + sum(min(each[-1], total) for each in others) >= total


def _can_add_up(total: int, parts: list[Values]) -> bool:
    if any(len(each) == 0 for each in parts):
        return False
    return sum(each[0] for each in parts) <= total <= sum(each[-1] for each in parts)
