"""Figures of feedback: the clocks, each perspective by itself, and what two published things give away together."""

from __future__ import annotations

import random
from datetime import date

import pytest

from coprod.feedback.rules import Helped, Tone
from coprod.feedback.rules.figures import (
    FFT,
    FORMS,
    HELPED,
    MADE,
    PLANNED,
    READ,
    REPLY,
    TONE,
    Clock,
    Concerns,
    Group,
    concerns,
    days_to_read,
    for_everybody,
    median,
    months_later,
    tables,
    working_days_between,
)
from coprod.questionnaires.rules.kinds.answering_as import Perspective
from coprod.statistics.differencing import Range, settle_together
from coprod.statistics.disclosure import PublicTables, TooFew, public_tables, range_of
from coprod.statistics.perspectives import PublicApart, public_apart

OWN, BEHALF, UNSAID = Perspective
MAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2026, 11, 9), date(2026, 11, 9), 0),
        (date(2026, 11, 9), date(2026, 11, 12), 3),
        (date(2026, 11, 13), date(2026, 11, 16), 1),  # Friday to Monday
        (date(2026, 11, 14), date(2026, 11, 15), 0),  # a weekend
        (date(2026, 12, 24), date(2026, 12, 29), 1),  # Christmas, and Boxing Day in lieu
    ],
)
def test_working_days_pass_as_people_in_offices_count_them(first: date, last: date, days: int) -> None:
    assert working_days_between(first, last) == days


@pytest.mark.parametrize(
    ("values", "middle"),
    [([], None), ([(3, 1)], 3), ([(9, 1), (1, 2)], 1), ([(1, 2), (9, 2)], 9), ([(0, 100), (50, 99)], 0)],
)
def test_the_middle_of_grouped_values(values: list[tuple[int, int]], middle: int | None) -> None:
    assert median(values) == middle


def test_months_go_over_the_end_of_a_year() -> None:
    assert months_later(date(2026, 12, 1), 1) == date(2027, 1, 1)
    assert months_later(date(2026, 1, 1), -2) == date(2025, 11, 1)


def a_group(people: int, *, form: str = "call", of: Perspective = OWN, **more: object) -> Group:
    facts = {"tone": None, "helped": None, "is_replied": False, "change": "", **more}
    return Group(form, MAY, of, people=people, **facts)  # type: ignore[arg-type]


def a_clock(people: int, *, of: Perspective = OWN, form: str = "call", **days: date | None) -> Clock:
    facts = {"on_day": MAY, "due_on": MAY, "read_on": None, "replied_on": None, **days}
    return Clock(form, of, people=people, **facts)  # type: ignore[arg-type]


def test_rates_are_told_of_concerns_alone() -> None:
    groups = [
        a_group(4, tone=Tone.CONCERN, is_replied=True, change=MADE),
        a_group(3, tone=Tone.CONCERN, is_replied=True, change=PLANNED),
        a_group(2, tone=Tone.CONCERN),
        a_group(50, tone=Tone.GOOD, is_replied=True, change=MADE),
    ]

    assert concerns(groups) == Concerns(people=9, replied=7, planned=7, made=4)


def test_each_perspective_has_tables_of_its_own() -> None:
    groups = [
        a_group(4, tone=Tone.CONCERN, is_replied=True),
        a_group(3, form="ward", helped=Helped.NO),
        a_group(2, of=BEHALF, tone=Tone.IDEA),
    ]
    clocks = [
        a_clock(4, read_on=MAY, replied_on=date(2026, 5, 20)),
        a_clock(3, form="ward", read_on=date(2026, 5, 5)),
        a_clock(2, of=BEHALF),
    ]

    counted = tables(
        groups, clocks, {OWN: {"good": 5}}, forms={"call": 10, "ward": 20}, today=date(2026, 5, 25)
    )

    assert {each: part.base for each, part in counted.items()} == {OWN: 7, BEHALF: 2}
    own = {
        table.question: {key: many for key, many in table.options.items() if many}
        for table in counted[OWN].tables
    }
    assert own == {
        FORMS: {"call": 4, "ward": 3},
        TONE: {"concern-answered": 4},
        HELPED: {"no": 3},
        READ: {"in-time": 4, "later": 3},
        # Ten working days from 1 May 2026 end on 18 May (4 May is a bank holiday); twenty go on past the 25th.
        REPLY: {"later": 4, "waits": 3},
        FFT: {"good": 5},
    }
    assert (counted[OWN][FFT].answered, counted[OWN][FFT].skipped) == (5, 2)
    assert [table.question for table in counted[BEHALF].tables] == [FORMS, TONE, HELPED, READ, REPLY]
    assert days_to_read(clocks) == [(0, 4), (1, 3)]


def test_what_everybody_sees_has_no_table_that_is_a_part_of_another() -> None:
    counted = tables(
        [a_group(30, tone=Tone.CONCERN, is_replied=True), a_group(20, tone=Tone.CONCERN)],
        [a_clock(30, replied_on=MAY), a_clock(20)],
        {OWN: {"good": 9}},
        forms={"call": 10},
        today=date(2026, 7, 1),
    )[OWN]

    coarse = for_everybody(counted, all_forms_ask=False)

    assert dict(coarse[TONE].options) == {"good": 0, "concern": 50, "idea": 0}
    assert dict(coarse[REPLY].options) == {"in-time": 30, "not-in-time": 20}
    assert FFT not in [table.question for table in coarse.tables]
    assert FFT in [table.question for table in for_everybody(counted, all_forms_ask=True).tables]


def known(public: PublicApart | TooFew, truth: dict[Perspective, int]) -> list[Range]:
    """What a reader knows of how many of each perspective there were, from one month alone."""
    if isinstance(public, TooFew) or public.is_withheld:
        return []
    total = range_of(sum(truth.values()))
    bases = []
    for each in public.parts:
        base, part = range_of(truth[each]), public.parts[each]
        base.narrow(*((40, base.high) if isinstance(part, PublicTables) else (base.low, 39)))
        bases.append(base)
    settle_together(total, [(base, []) for base in bases])
    return bases


def test_from_no_month_can_a_small_part_be_worked_out() -> None:
    chance = random.Random(7)
    seen = 0
    for _month in range(400):
        truth = {OWN: chance.randint(30, 70), BEHALF: chance.randint(0, 45), UNSAID: chance.randint(0, 9)}
        groups = [a_group(people, of=each, tone=Tone.CONCERN) for each, people in truth.items() if people]
        clocks = [a_clock(people, of=each) for each, people in truth.items() if people]
        counted = tables(groups, clocks, {}, forms={"call": 10}, today=date(2026, 7, 1))
        public = public_apart(
            {each: for_everybody(part, all_forms_ask=False) for each, part in counted.items()}
        )
        ranges = known(public, truth)
        seen += len(ranges)
        assert not [each for each in ranges if each.is_exact and 1 <= each.low <= 7], truth
    assert seen > 400


def test_control_a_total_over_months_beside_the_months_would_give_a_small_month_away() -> None:
    # March has 53 people, April 48, May 1. Told as 55, 50 and "fewer than 8" they give nothing away. A total of 102,
    # told as 100, would: there were 102 at most, and 53 and 48 at least in the other two.
    march, april, may = (range_of(people) for people in (53, 48, 1))
    assert not may.is_exact

    settle_together(range_of(102), [(march, []), (april, []), (may, [])])

    assert may.is_exact and may.low == 1


def test_control_an_unprotected_difference_of_two_releases_is_one_person() -> None:
    def shown(people: int) -> object:
        counted = tables([a_group(people, tone=Tone.GOOD)], [], {}, forms={"call": 10}, today=MAY)[OWN]
        public = public_tables(for_everybody(counted, all_forms_ask=False))
        return public.base.shown

    assert shown(47) != shown(48), (
        "a month that were counted anew would show that one person took theirs back"
    )
