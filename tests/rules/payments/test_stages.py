"""From where a claim, a payment and a run may go on, and where to: each stage with each move (threats T9, T11)."""

from __future__ import annotations

import enum
from typing import Any

import pytest

from coprod.core.states import Moves
from coprod.payments.rules import claims, paying
from coprod.payments.rules.claims import CLAIMS, OPEN_TO_CLAIMANT, ClaimStage
from coprod.payments.rules.paying import LIVE, PAYMENTS, RUNS, PaymentStage, RunStage
from coprod.payments.rules.tracking import TURNS, Turn

ROADS: dict[str, tuple[Moves[Any], str]] = {
    "claims": (
        CLAIMS,
        """draft send sent; draft withdraw withdrawn; sent withdraw withdrawn; queried withdraw withdrawn;
        sent ask queried; queried answer sent; sent approve approved; sent refuse refused;
        approved take_back_approval sent; approved pay paid; paid come_back approved""",
    ),
    "payments": (
        PAYMENTS,
        "frozen send sent; sent pay paid; sent fail failed; paid return returned; frozen cancel cancelled",
    ),
    "runs": (
        RUNS,
        """frozen confirm confirmed; confirmed write written; written write written; written close closed;
        frozen cancel cancelled; confirmed cancel cancelled""",
    ),
}
STAGES: dict[str, type[enum.Enum]] = {"claims": ClaimStage, "payments": PaymentStage, "runs": RunStage}


@pytest.mark.parametrize("what", list(ROADS))
def test_every_road_is_in_the_table_and_no_other(what: str) -> None:
    moves, told = ROADS[what]
    found = _roads(moves, STAGES[what])

    assert found == {tuple(road.split()) for road in told.split(";")}


def _roads(moves: Moves[Any], stages: type[enum.Enum]) -> set[tuple[str, ...]]:
    return {(stage.value, move.name, move.target.value) for stage in stages for move in moves.offered(stage)}


@pytest.mark.parametrize(
    ("stage", "turn", "is_open"),
    [
        (ClaimStage.DRAFT, Turn.YOURS, True),
        (ClaimStage.SENT, Turn.APPROVER, True),
        (ClaimStage.QUERIED, Turn.YOURS, True),
        (ClaimStage.APPROVED, Turn.PAYER, False),
        (ClaimStage.PAID, Turn.NOBODY, False),
        (ClaimStage.REFUSED, Turn.NOBODY, False),
        (ClaimStage.WITHDRAWN, Turn.NOBODY, False),
    ],
)
def test_whose_turn_it_is_and_what_its_claimant_may_still_change(
    stage: ClaimStage, turn: Turn, is_open: bool
) -> None:
    assert TURNS[stage] is turn
    assert (stage in OPEN_TO_CLAIMANT) is is_open


def test_what_is_on_its_way_or_arrived_keeps_a_second_payment_out() -> None:
    assert set(LIVE) == {"frozen", "sent", "paid"}


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (claims.CLAIM_STAGE_WORDS, ClaimStage),
        (claims.CLAIM_STAGE_DESK_WORDS, ClaimStage),
        (claims.CLAIM_STAGE_TAGS, ClaimStage),
        (claims.CHOICE_WORDS, claims.Choice),
        (claims.LEDGER_WORDS, claims.Ledger),
        (claims.PROOF_WORDS, claims.Proof),
        (paying.RUN_STAGE_WORDS, RunStage),
        (paying.PAYMENT_STAGE_WORDS, PaymentStage),
        (paying.FLOAT_MOVE_WORDS, paying.FloatMove),
    ],
)
def test_everything_has_words(words: dict[enum.Enum, object], kinds: type[enum.Enum]) -> None:
    assert set(words) == set(kinds) and all(words.values())
