"""How far a concern can move from where it is, when opening it is worth a line, and until when it is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from coprod.safety.rules import (
    CONCERNS,
    DEED_WORDS,
    FEAR_WORDS,
    OUTCOME_WORDS,
    REACH_WORDS,
    SOURCE_WORDS,
    STAGE_TAGS,
    STAGE_WORDS,
    Deed,
    Fear,
    Outcome,
    Reach,
    Source,
    Stage,
    is_new_visit,
)

# From where each move leads where; what is not here is refused.
MOVES = {
    (Stage.OPEN, "take"): Stage.DEALING,
    (Stage.DEALING, "take"): Stage.DEALING,
    (Stage.DEALING, "leave"): Stage.OPEN,
    (Stage.DEALING, "close"): Stage.CLOSED,
    (Stage.CLOSED, "reopen"): Stage.DEALING,
}
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.mark.parametrize("stage", Stage)
def test_a_concern_moves_as_the_table_says_and_in_no_other_way(stage: Stage) -> None:
    offered = {move.name: move.target for move in CONCERNS.offered(stage)}

    assert offered == {name: target for (source, name), target in MOVES.items() if source is stage}


def test_nothing_is_closed_before_somebody_deals_with_it() -> None:
    assert not CONCERNS.allows(Stage.OPEN, "close")


def test_everything_has_its_words() -> None:
    for kind, told in (
        (Source, SOURCE_WORDS),
        (Fear, FEAR_WORDS),
        (Reach, REACH_WORDS),
        (Stage, STAGE_WORDS),
        (Stage, STAGE_TAGS),
        (Outcome, OUTCOME_WORDS),
        (Deed, DEED_WORDS),
    ):
        assert list(told) == list(kind)


@pytest.mark.parametrize(
    ("last_by", "minutes", "is_new"),
    [
        (None, 1, True),  # the last line was written by the timetable
        (7, 0, False),
        (7, 9, False),
        (7, 10, True),
        (8, 1, True),
        (7, -1, True),  # a clock was put back: better a line too many
    ],
)
def test_opening_a_concern_is_a_line_unless_the_last_one_is_of_the_same_visit(
    last_by: int | None, minutes: int, is_new: bool
) -> None:
    assert is_new_visit(last_by, NOON - timedelta(minutes=minutes), by=7, now=NOON) is is_new


def test_a_log_without_a_line_gets_one() -> None:
    assert is_new_visit(None, None, by=7, now=NOON)
