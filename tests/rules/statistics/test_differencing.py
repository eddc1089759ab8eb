"""What a patient reader works out: no more than is possible, and nothing that is missed."""

from __future__ import annotations

import pytest

from coprod.statistics.differencing import Range, Sheet, settle


def test_a_range_keeps_what_lies_within_both_ends_and_says_whether_that_is_news() -> None:
    each = Range(3, 9)

    assert (each.narrow(1, 9), each.narrow(4, 12), each.narrow(4, 9), each.narrow(5, 5)) == (
        False,
        True,
        False,
        True,
    )
    assert each == Range(5, 5)
    assert each.is_exact and not Range(5, 6).is_exact
    with pytest.raises(ValueError, match=r"^No count can be all of this at once.$"):
        each.narrow(6, 9)


def test_those_who_answered_and_did_not_choose_an_option_can_be_worked_out_and_are_looked_at() -> None:
    """They are printed nowhere, and can still be few enough to be somebody."""
    options = [Range(8, 12), Range(1, 7)]

    assert list(Sheet(False, options, Range(13, 17), []).without()) == [Range(1, 7), Range(6, 12)]
    assert list(Sheet(False, options, Range(8, 10), []).without()) == [Range(0, 2), Range(1, 9)]
    assert list(Sheet(True, options, Range(13, 17), []).without()) == []


def test_a_table_of_one_choice_and_its_base_leave_only_what_adds_up() -> None:
    base, sheet = (
        Range(40, 42),
        Sheet(True, [Range(38, 42), *(Range(1, 7) for _ in range(4))], Range(38, 42), []),
    )

    settle(base, [sheet])

    assert (base, sheet.answered) == (Range(42, 42), Range(42, 42))
    assert [(each.low, each.high) for each in sheet.options] == [(38, 38), *[(1, 1)] * 4]


def test_in_a_table_of_many_choices_everyone_who_answered_chose_something() -> None:
    answered, options = Range(38, 42), [Range(28, 32), Range(1, 7)]

    settle(Range(38, 60), [Sheet(False, options, answered, [Range(0, 18)])])

    assert answered == Range(38, 39), "no more than all choices together"
    assert options == [Range(31, 32), Range(6, 7)], "and no fewer than the others leave"


def test_news_about_one_choice_is_news_about_the_table_though_the_last_choice_says_nothing_new() -> None:
    sheet = Sheet(False, [Range(0, 100), Range(0, 10)], Range(10, 10), [Range(0, 0)])

    assert [sheet.settle(Range(10, 10)) for _time in range(2)] == [True, False]
    assert sheet.options == [Range(0, 10), Range(0, 10)]
