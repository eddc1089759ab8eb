"""Nobody can be found by a count: not from one table, not from all of them, not by knowing the method."""

from __future__ import annotations

import itertools
import pathlib
import random
from collections.abc import Iterator

import pytest

import coprod
from coprod.statistics import disclosure
from coprod.statistics.counts import Counted, Counts
from coprod.statistics.disclosure import PublicCount, PublicTables, TooFew, public_figure, public_tables
from tests.rules.statistics.solver import recovered


def published(*tables: Counts, channels: Counts | None = None) -> PublicTables:
    found = public_tables(Counted(tables[0].base, tables, channels))
    assert isinstance(found, PublicTables)
    return found


def one_of(
    *options: int, skipped: int = 0, refused: int = 0, not_shown: int = 0, question: str = "q"
) -> Counts:
    names = dict(zip("abcdefghij", options, strict=False))
    return Counts(question, True, names, sum(options), skipped, refused, not_shown)


def many_of(answered: int, *options: int, skipped: int = 0, question: str = "q") -> Counts:
    return Counts(question, False, dict(zip("abcdefghij", options, strict=False)), answered, skipped)


def test_a_count_of_seven_is_never_shown_and_eight_is_ten() -> None:
    table = published(one_of(7, 8, 60, 0, skipped=3)).tables[0]

    assert [str(each) for each in table.options.values()] == ["fewer than 8", "10", "60", "0"]
    assert [each.shown for each in table.options.values()] == [None, 10, 60, 0]
    assert (str(table.skipped), str(table.refused)) == ("fewer than 8", "0")


def test_a_total_is_rounded_from_the_truth_and_not_added_up_from_rounded_parts() -> None:
    table = published(one_of(12, 12, 12, 12)).tables[0]

    assert (table.answered.shown, [each.shown for each in table.options.values()]) == (50, [10, 10, 10, 10])


def test_a_percentage_comes_from_published_figures_only() -> None:
    table = published(one_of(7, 13, 82)).tables[0]

    assert [table.percent(option) for option in "abc"] == [None, 15, 80]
    assert published(many_of(100, 98, 2)).tables[0].percent("a") == 100


def test_a_percentage_of_a_protected_base_is_not_shown() -> None:
    assert published(one_of(3, 0, skipped=60)).tables[0].percent("b") is None
    assert PublicCount(10).percent_of(PublicCount(0)) is None


@pytest.mark.parametrize(
    ("base", "text"), [(0, "0"), (6, "fewer than 8"), (7, "fewer than 8"), (8, "10"), (39, "40")]
)
def test_under_forty_answers_there_are_words_and_no_tables(base: int, text: str) -> None:
    found = public_tables(Counted(base, (one_of(base),)))

    assert isinstance(found, TooFew)
    assert str(found.base) == text
    assert "at least 40 people" in found.text
    assert not hasattr(found, "tables")


def test_forty_answers_have_tables() -> None:
    assert published(one_of(20, 20)).base.shown == 40


def test_four_single_people_cannot_be_found_from_the_total() -> None:
    # Published, this would read 40 = 40 + four of "fewer than 8": each of the four could only be 1.
    found = published(one_of(38, 1, 1, 1, 1))

    assert found.tables[0].is_withheld
    assert {str(each) for each in found.tables[0].options.values()} == {"not shown"}
    assert found.base.shown == 40
    assert recovered(found) == []


def test_a_table_is_withheld_when_another_table_gives_it_away() -> None:
    # Four figures of 15 are at least 52 people, and a base of 50 is at most 52. With a base of exactly 52,
    # and at most 17 behind its own 15, each of the five in the first table can only be 7.
    first, second = one_of(17, 7, 7, 7, 7, 7, question="first"), one_of(13, 13, 13, 13, question="second")
    alone, together = published(first), published(first, second)

    assert not alone["first"].is_withheld
    assert (together["first"].is_withheld, together["second"].is_withheld) == (True, False)
    assert recovered(together) == []


def test_channels_are_protected_with_the_rest() -> None:
    found = published(
        one_of(40, 40), channels=Counts(":channel", True, {"web": 70, "paper": 8, "phone": 2}, 80)
    )

    assert found.channels is not None
    assert [str(each) for each in found.channels.options.values()] == ["70", "10", "fewer than 8"]


def random_sets(number: int) -> Iterator[Counted]:
    """Data sets of many shapes, with seeds: even, skewed, and made so that roundings lie at their edges."""
    for seed in range(number):
        chance = random.Random(seed)
        base = chance.choice([40, 41, 42, 43, 47, 48, 52, chance.randint(40, 300)])
        tables = tuple(_random_table(chance, base, f"q{index}") for index in range(chance.randint(1, 6)))
        channels = Counts(":channel", True, _split(chance, base, chance.randint(1, 4)), base)
        yield Counted(base, tables, channels)


def _random_table(chance: random.Random, base: int, question: str) -> Counts:
    states = [chance.choice([0, 0, 0, 1, 3, 7, 8, 12]) for _ in range(3)]
    while sum(states) > base:
        states[states.index(max(states))] = 0
    answered = base - sum(states)
    if chance.random() < 0.7:
        return Counts(question, True, _split(chance, answered, chance.randint(2, 8)), answered, *states)
    options = {
        str(place): chance.choice([0, 1, 7, answered, chance.randint(0, answered)]) for place in range(5)
    }
    options = {place: min(each, answered) for place, each in options.items()}
    options["0"] = max(options["0"], answered - sum(each for place, each in options.items() if place != "0"))
    return Counts(question, False, options, answered, *states)


def _split(chance: random.Random, total: int, parts: int) -> dict[str, int]:
    if chance.random() < 0.5:
        small = chance.choice([1, 7])
        figures = [min(small, total // parts) for _ in range(parts - 1)]
    else:
        cuts = sorted(chance.choices(range(total + 1), k=parts - 1))
        figures = [high - low for low, high in itertools.pairwise([0, *cuts])]
    return {str(place): each for place, each in enumerate([*figures, total - sum(figures)])}


def test_in_a_thousand_random_consultations_no_small_count_can_be_worked_out() -> None:
    found = [
        recovered(published(*counted.tables, channels=counted.channels)) for counted in random_sets(1_000)
    ]

    assert list(filter(None, found)) == []


def test_without_withholding_the_same_solver_does_find_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disclosure, "_given_away", lambda counted: set())

    found = [recovered(published(*counted.tables)) for counted in random_sets(300)]

    assert sum(bool(each) for each in found) > 5


def test_hardly_any_table_has_to_be_withheld() -> None:
    tables = [table for counted in random_sets(300) for table in published(*counted.tables).tables]

    assert sum(table.is_withheld for table in tables) < 0.1 * len(tables)


def _all_ways(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    for cut in itertools.combinations(range(total + parts - 1), parts - 1):
        ends = (-1, *cut, total + parts - 1)
        yield tuple(high - low - 1 for low, high in itertools.pairwise(ends))


def _seen(found: PublicTables | TooFew) -> tuple[object, ...]:
    """Everything that a reader sees."""
    assert isinstance(found, PublicTables)
    return (
        str(found.base),
        *(
            (*map(str, table.options.values()), str(table.answered), str(table.skipped), table.is_withheld)
            for table in found.tables
        ),
    )


# Bases and skipped answers from one rounding edge to the next, so that every look-alike is among them.
WHOLE_FAMILIES = [(2, range(40, 63), range(13)), (3, range(40, 43), range(8)), (3, range(43, 48), range(1))]


@pytest.mark.parametrize(("parts", "bases", "skips"), WHOLE_FAMILIES)
def test_knowing_the_method_does_not_help(parts: int, bases: range, skips: range) -> None:
    # Every data set there is, grouped by what would be published of it: whoever knows the method and sees
    # the result knows that the truth is one of the group, and no more.
    groups: dict[object, list[tuple[int, int]]] = {}
    for base, skipped in itertools.product(bases, skips):
        for figures in _all_ways(base - skipped, parts):
            seen = _seen(published(one_of(*figures, skipped=skipped)))
            truth = (*figures, base - skipped, skipped)
            known = groups.get(seen, [(each, each) for each in truth])
            groups[seen] = [
                (min(low, each), max(high, each)) for (low, high), each in zip(known, truth, strict=True)
            ]

    given_away = [seen for seen, known in groups.items() if any(1 <= low == high <= 7 for low, high in known)]
    assert given_away == []


def test_two_tables_together_do_not_help_somebody_who_knows_the_method() -> None:
    groups: dict[object, list[tuple[int, int]]] = {}
    for base in range(40, 43):
        ways = list(_all_ways(base, 2))
        for one, two in itertools.product(ways, ways):
            seen = _seen(published(one_of(*one, question="one"), one_of(*two, question="two")))
            truth = (*one, *two)
            known = groups.get(seen, [(each, each) for each in truth])
            groups[seen] = [
                (min(low, each), max(high, each)) for (low, high), each in zip(known, truth, strict=True)
            ]

    assert not [seen for seen, known in groups.items() if any(1 <= low == high <= 7 for low, high in known)]


# Makes its one figure from `protect`, correctly; it is to call `public_figure`, and then this line goes.
NOT_YET_MOVED = {"themes/models.py"}


# Reads back what `disclosure` once let through, and counts nothing.
READS_BACK = {"statistics/release.py"}


def test_only_one_module_makes_public_figures() -> None:
    package = pathlib.Path(next(iter(coprod.__path__)))

    makers = {
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        if any(name in path.read_text("utf-8") for name in ("PublicCount(", "PublicTable(", "PublicTables("))
    }

    assert makers - NOT_YET_MOVED - READS_BACK == {"statistics/disclosure.py"}


def test_one_figure_by_itself_is_protected_like_all_others() -> None:
    assert [str(public_figure(count)) for count in (0, 1, 7, 8, 1_233)] == [
        *("0", "fewer than 8", "fewer than 8", "10", "1,235")
    ]
