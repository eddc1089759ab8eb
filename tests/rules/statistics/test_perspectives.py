"""What people say of themselves and what they say for others is never added up, and nobody is found between the two."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest

from coprod.questionnaires.rules.document import Document, Option, Question, Section
from coprod.questionnaires.rules.kinds import KINDS
from coprod.questionnaires.rules.kinds.answering_as import Perspective
from coprod.statistics import disclosure, perspectives, release
from coprod.statistics.counts import Counted, Counts
from coprod.statistics.disclosure import PublicCount, PublicTables, TooFew
from coprod.statistics.perspectives import PublicApart, count_apart, public_apart, split
from coprod.statistics.tables import Row

OWN, ON_BEHALF, UNSAID = Perspective
SPEAKS = Question("speaks", "answering_as", KINDS["answering_as"].fixed_options)
CALM = Question("calm", "one_of", (Option("yes"), Option("no")))
DOCUMENT = Document((Section("s", (SPEAKS, CALM, Question("why", "long_text"))),))


def a_row(speaks: str | None, calm: str | None = "yes", channel: str = "online") -> Row:
    def sealed(value: str | None) -> dict[str, Any]:
        return {"state": "answered" if value else "skipped", "value": value}

    return channel, {"speaks": sealed(speaks), "calm": sealed(calm)}


@pytest.mark.parametrize(
    ("speaks", "perspective"),
    [
        ("myself", OWN),
        ("carer", OWN),  # a carer's own experience is their own
        ("agrees", ON_BEHALF),
        ("cannot", ON_BEHALF),
        ("unsure", ON_BEHALF),
        (None, UNSAID),
    ],
)
def test_each_answer_belongs_to_one_perspective(speaks: str | None, perspective: Perspective) -> None:
    row = a_row(speaks)

    assert split(DOCUMENT, [row]) == {each: [row] if each is perspective else [] for each in Perspective}


def test_who_was_not_shown_the_question_belongs_to_neither() -> None:
    row: Row = ("online", {"calm": {"state": "answered", "value": "yes"}})

    assert split(DOCUMENT, [row])[UNSAID] == [row]


def test_a_questionnaire_that_does_not_ask_cannot_be_divided() -> None:
    other = Document((Section("s", (CALM,)),))

    assert perspectives.asked_in(other) is None
    with pytest.raises(ValueError, match=r"^This questionnaire does not ask whose experience it is\.$"):
        split(other, [])


def test_each_perspective_is_counted_by_itself_and_nothing_over_both() -> None:
    rows = [a_row("myself"), a_row("carer", "no"), a_row("cannot", None, "paper"), a_row(None, "no")]

    counted = count_apart(DOCUMENT, rows, ("online", "paper"))

    assert list(counted) == [OWN, ON_BEHALF, UNSAID]
    assert [part.base for part in counted.values()] == [2, 1, 1]
    assert dict(counted[OWN]["calm"].options) == {"yes": 1, "no": 1}
    assert (counted[ON_BEHALF]["calm"].answered, counted[ON_BEHALF]["calm"].skipped) == (0, 1)
    assert counted[ON_BEHALF].channels
    assert dict(counted[ON_BEHALF].channels.options) == {"online": 0, "paper": 1}


def test_the_dividing_question_has_in_each_part_its_own_answers_alone() -> None:
    counted = count_apart(DOCUMENT, [a_row("myself"), a_row("unsure"), a_row(None)])

    assert dict(counted[OWN]["speaks"].options) == {"myself": 1, "carer": 0}
    assert dict(counted[ON_BEHALF]["speaks"].options) == {"agrees": 0, "cannot": 0, "unsure": 1}
    with pytest.raises(KeyError):
        counted[UNSAID]["speaks"]


def test_a_perspective_that_nobody_took_has_no_part() -> None:
    assert list(count_apart(DOCUMENT, [a_row("myself")])) == [OWN]


def a_part(*options: int, skipped: int = 0) -> Counted:
    table = Counts("calm", True, dict(zip("abcdefgh", options, strict=False)), sum(options), skipped)
    return Counted(table.base, (table,))


def shown(public: PublicApart | TooFew) -> PublicApart:
    assert isinstance(public, PublicApart)
    return public


def test_a_part_with_few_answers_has_words_and_the_others_have_tables() -> None:
    public = shown(public_apart({OWN: a_part(60, 30), ON_BEHALF: a_part(20, 10), UNSAID: a_part(2, 1)}))

    assert str(public.base) == "125"
    assert isinstance(public.parts[OWN], PublicTables)
    assert isinstance(public.parts[ON_BEHALF], TooFew) and str(public.parts[ON_BEHALF].base) == "30"
    assert isinstance(public.parts[UNSAID], TooFew) and str(public.parts[UNSAID].base) == "fewer than 8"


@pytest.mark.parametrize(("own", "behalf"), [(20, 19), (39, 0), (0, 1)])
def test_below_forty_in_all_there_are_no_tables(own: int, behalf: int) -> None:
    parts = {OWN: a_part(own), ON_BEHALF: a_part(behalf)}

    assert isinstance(public_apart(parts), TooFew)


def test_at_forty_in_one_part_its_tables_are_shown() -> None:
    assert isinstance(shown(public_apart({OWN: a_part(40)})).parts[OWN], PublicTables)
    assert isinstance(shown(public_apart({OWN: a_part(39), ON_BEHALF: a_part(9)})).parts[OWN], TooFew)


def test_a_small_part_that_the_total_gives_away_withholds_everything() -> None:
    # 102 in all is told as 100, 53 as 55 and 48 as 50: whoever reads that knows that the third part is 1.
    public = shown(public_apart({OWN: a_part(53), ON_BEHALF: a_part(48), UNSAID: a_part(1)}))

    assert public.is_withheld and not public.parts
    assert perspectives.WITHHELD_APART == (
        "These tables are not shown, because a small number of people could be worked out from them together."
    )


def test_a_part_of_seven_is_as_well_guarded_as_one_of_one() -> None:
    # 68 in all is told as 70. A part of 39 is told as 40, and has no tables, so it is 39 at most; one of 22 is told as
    # 20, so it is 22 at most. So the third has 7 at least.
    public = shown(public_apart({OWN: a_part(39), ON_BEHALF: a_part(22), UNSAID: a_part(7)}))

    assert public.is_withheld


def test_tables_that_nobody_sees_give_nothing_away() -> None:
    # Whoever saw the table of the second part would know that it has 19 at most, and the third 7 at least.
    public = shown(public_apart({OWN: a_part(37), ON_BEHALF: a_part(12, 7), UNSAID: a_part(7)}))

    assert public.is_withheld is False and len(public.parts) == 3


def test_a_table_that_only_the_other_part_gives_away_is_withheld() -> None:
    # The roundings of the whole and of one part narrow how large the other is, and with it what its table hides.
    found = [
        (own, behalf)
        for own, behalf in itertools.product(range(50, 60), range(42, 52))
        for small in (1, 2, 7)
        if _is_withheld_only_together(a_part(own), a_part(behalf - small, small))
    ]

    assert found


def _is_withheld_only_together(own: Counted, behalf: Counted) -> bool:
    alone = disclosure.public_tables(behalf)
    together = shown(public_apart({OWN: own, ON_BEHALF: behalf}))
    part = together.parts.get(ON_BEHALF)
    return (
        isinstance(alone, PublicTables)
        and not alone["calm"].is_withheld
        and isinstance(part, PublicTables)
        and part["calm"].is_withheld
    )


def test_what_is_shown_is_kept_and_read_again_to_the_figure() -> None:
    for parts in (
        {OWN: a_part(60, 30), ON_BEHALF: a_part(50, 3), UNSAID: a_part(2, 1)},
        {OWN: a_part(53), ON_BEHALF: a_part(48), UNSAID: a_part(1)},
        {ON_BEHALF: a_part(3, 3)},
    ):
        public = public_apart(parts)

        assert release.read(json.loads(json.dumps(release.written(public), sort_keys=True))) == public


# A second reader of the bases, who tries every value and shares no code with the first.


def _values(figure: PublicCount) -> range:
    if figure.shown is None:
        return range(1, 8)
    return range(max(8, figure.shown - 2), figure.shown + 3) if figure.shown else range(1)


def _bases(public: PublicApart) -> list[tuple[int, ...]]:
    """Every way in which the parts can be as large as they are said to be."""
    sizes = [
        [each for each in _values(part.base) if (each >= 40) == isinstance(part, PublicTables)]
        for part in public.parts.values()
    ]
    total = _values(public.base)
    return [each for each in itertools.product(*sizes) if sum(each) in total and sum(each) >= 40]


def _sets(number: int) -> Iterator[dict[Perspective, Counted]]:
    for seed in range(number):
        chance = random.Random(seed)
        sizes = [chance.choice([*range(1, 10), *range(36, 62)]) for _ in range(3)]
        parts = {}
        for perspective, size in zip(Perspective, sizes, strict=True):
            small = min(size, chance.choice([0, 1, 6, 7, 8]))
            skipped = min(size - small, chance.choice([0, 0, 1, 7, 12]))
            parts[perspective] = a_part(size - small - skipped, small, skipped=skipped)
        yield parts


def _recovered(public: PublicApart) -> list[tuple[Perspective, str]]:
    """What only one value is possible of, from 1 to 7: how large a part is, and each figure of its table."""
    bases = _bases(public)
    found = []
    for place, (perspective, part) in enumerate(public.parts.items()):
        sizes = {each[place] for each in bases}
        if isinstance(part, TooFew):
            found += [(perspective, "base")] if len(sizes) == 1 and max(sizes) <= 7 else []
            continue
        table = part["calm"]
        if table.is_withheld:
            continue
        figures = [table.options["a"], table.options["b"], table.skipped]
        ways = [
            each
            for each in itertools.product(*(_values(figure) for figure in figures))
            if sum(each) in sizes and sum(each[:2]) in _values(table.answered)
        ]
        found += [
            (perspective, str(index))
            for index, values in enumerate(zip(*ways, strict=True))
            if len(set(values)) == 1 and 1 <= values[0] <= 7
        ]
    return found


def test_in_many_random_consultations_no_small_count_can_be_worked_out_from_the_parts() -> None:
    found = [
        _recovered(public) for parts in _sets(600) if isinstance(public := public_apart(parts), PublicApart)
    ]

    assert len(found) > 400
    assert list(filter(None, found)) == []


def test_with_each_part_published_by_itself_the_same_reader_finds_people_in_many() -> None:
    found = []
    for parts in _sets(600):
        total = sum(part.base for part in parts.values())
        if total >= 40:
            alone = {each: disclosure.public_tables(part) for each, part in parts.items()}
            found.append(_recovered(PublicApart(disclosure.public_figure(total), alone)))

    assert sum(bool(each) for each in found) > 3


def test_knowing_the_method_does_not_tell_how_small_a_part_is_in_many_hundred_ways() -> None:
    # Every size that is shown alike is among these, from one edge of rounding to the next, and the small part is in
    # each place once: whoever knows the method and sees the result knows that the truth is one of the group.
    groups: dict[object, list[set[int]]] = {}
    for small, own, behalf in itertools.product(range(1, 8), range(43, 58), range(48, 53)):
        for sizes in ((small, own, behalf), (own, small, behalf), (own, behalf, small)):
            parts = {each: Counted(size, ()) for each, size in zip(Perspective, sizes, strict=True)}
            public = shown(public_apart(parts))
            seen = (str(public.base), *(str(part.base) for part in public.parts.values()))
            known = groups.setdefault(seen, [set(), set(), set()])
            for place, size in enumerate(sizes):
                known[place].add(size)

    assert any(len(seen) == 1 for seen in groups if isinstance(seen, tuple)), "some are withheld"
    assert not [
        seen for seen, known in groups.items() if any(len(each) == 1 and max(each) < 8 for each in known)
    ]
