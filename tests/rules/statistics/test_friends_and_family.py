"""The figure of the Friends and Family Test is what the rules say, and nothing of it is shared below 5 answers."""

from __future__ import annotations

import pytest

from coprod.questionnaires.rules.kinds import KINDS
from coprod.statistics.counts import Counted, Counts
from coprod.statistics.disclosure import PublicTables, public_tables
from coprod.statistics.friends_and_family import (
    PUBLIC_WORDS,
    NoDetail,
    Result,
    gives_detail,
    public_positive,
    result,
)

NAMES = [option.id for option in KINDS["friends_and_family"].fixed_options]


def counts(*answers: int, skipped: int = 0) -> Counts:
    """Very good, good, neither, poor, very poor, don't know."""
    return Counts("overall", True, dict(zip(NAMES, answers, strict=True)), sum(answers), skipped)


@pytest.mark.parametrize(
    ("answers", "skipped", "positive"),
    [
        ((5, 0, 0, 0, 0, 0), 0, 100),
        ((0, 0, 0, 0, 5, 0), 0, 0),
        ((60, 30, 5, 3, 2, 0), 0, 90),
        ((3, 2, 0, 0, 0, 5), 0, 50),  # "don't know" counts in the base
        ((3, 2, 0, 0, 0, 5), 90, 50),  # who left it out does not
        ((0, 0, 0, 0, 0, 7), 0, 0),
        ((1, 0, 7, 0, 0, 0), 0, 13),  # 12.5 goes up
        ((1, 1, 1, 1, 1, 1), 0, 33),
        ((2, 2, 1, 1, 0, 0), 0, 67),
        ((199, 0, 1, 0, 0, 0), 0, 100),  # 99.5 goes up
        ((197, 1, 2, 0, 0, 0), 0, 99),
        ((1, 0, 0, 0, 0, 200), 0, 0),  # 0.4975
        ((1, 0, 0, 0, 0, 199), 0, 1),  # 0.5
    ],
)
def test_positive_is_very_good_and_good_over_all_answers(
    answers: tuple[int, ...], skipped: int, positive: int
) -> None:
    found = result(counts(*answers, skipped=skipped))

    assert isinstance(found, Result)
    assert (found.positive, found.answers) == (positive, sum(answers))
    assert dict(found.counts) == dict(zip(NAMES, answers, strict=True))
    assert f"{positive} of every 100 answers" in found.sentence % found.figures


@pytest.mark.parametrize("answered", range(8))
def test_below_five_answers_there_is_a_sentence_and_no_figure(answered: int) -> None:
    found = result(counts(answered, 0, 0, 0, 0, 0, skipped=50))

    assert gives_detail(answered) is (answered >= 5)
    assert isinstance(found, NoDetail) is (answered < 5)
    if isinstance(found, NoDetail):
        assert "Fewer than 5 people have answered this." in found.sentence % found.figures


def test_an_exact_result_is_silent_when_it_is_printed_by_mistake() -> None:
    found = result(counts(60, 30, 5, 3, 2, 0))

    assert repr(found) == "<private result of the Friends and Family Test>"
    with pytest.raises(
        TypeError, match=r"^Exact counts are private\. Show them to staff in words, or publish"
    ):
        found.__html__()  # type: ignore[union-attr]


def test_the_table_of_another_question_has_no_such_figure() -> None:
    with pytest.raises(KeyError):
        result(Counts("who", True, {"a": 9}, 9))


@pytest.mark.parametrize(
    ("answers", "skipped", "positive"),
    [
        ((61, 32, 8, 9, 12, 0), 0, 75),  # 60 and 30 of 120, as they are published
        ((61, 7, 8, 9, 12, 0), 0, None),  # a protected part is not added up
        ((0, 62, 8, 9, 12, 0), 0, 67),  # 0 stays 0
        ((48, 8, 0, 0, 0, 0), 0, 100),  # never more than all, whatever was rounded
        ((3, 3, 0, 0, 0, 0), 60, None),
    ],
)
def test_what_anybody_may_see_is_made_of_published_figures_alone(
    answers: tuple[int, ...], skipped: int, positive: int | None
) -> None:
    table = counts(*answers, skipped=skipped)
    public = public_tables(Counted(table.base, (table,)))

    assert isinstance(public, PublicTables)
    assert public_positive(public["overall"]) == positive
    assert PUBLIC_WORDS % {"percent": 75} == (
        "About 75 of every 100 answers are “very good” or “good”. "
        "All answers count, “don’t know” too. Do not compare it with other services."
    )
