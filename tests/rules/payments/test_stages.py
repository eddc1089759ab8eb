"""From where a claim, a payment and a run may go on, and where to: each stage with each move (threats T9, T11)."""

from __future__ import annotations

import enum
from typing import Any

import pytest

from coprod.core.states import Moves
from coprod.payments.rules import claims, floats, paying, recovering
from coprod.payments.rules.accruals import Part
from coprod.payments.rules.claims import CLAIMS, OPEN_TO_CLAIMANT, ClaimStage
from coprod.payments.rules.duplicates import Likeness
from coprod.payments.rules.paying import LIVE, PAYMENTS, RUNS, PaymentStage, RunStage
from coprod.payments.rules.signs import Sign
from coprod.payments.rules.tracking import TURNS, Turn, turn

ROADS: dict[str, tuple[Moves[Any], str]] = {
    "claims": (
        CLAIMS,
        """draft send sent; draft withdraw withdrawn; sent withdraw withdrawn; queried withdraw withdrawn;
        sent ask queried; queried answer sent; sent approve approved; sent refuse refused;
        approved take_back_approval sent; approved pay paid; paid come_back approved""",
    ),
    "payments": (
        PAYMENTS,
        """frozen send sent; sent pay paid; sent fail failed; paid return returned; frozen cancel cancelled;
        failed pay paid; returned pay paid""",
    ),
    "runs": (
        RUNS,
        """frozen confirm confirmed; confirmed write written; written write written; written close closed;
        frozen cancel cancelled; confirmed cancel cancelled""",
    ),
    "recoveries": (
        recovering.RECOVERIES,
        """noted agree agreed; noted drop dropped; agreed note_part agreed; agreed put_right agreed;
        given_back put_right agreed; agreed keep agreed; agreed settle given_back;
        agreed say agreed; agreed answer agreed; agreed ask_to_let_go agreed; agreed let_go let_go""",
    ),
}
STAGES: dict[str, type[enum.Enum]] = {
    "claims": ClaimStage,
    "payments": PaymentStage,
    "runs": RunStage,
    "recoveries": recovering.RecoveryStage,
}


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
        (floats.FLOAT_MOVE_WORDS, floats.FloatMove),
        (recovering.RECOVERY_STAGE_WORDS, recovering.RecoveryStage),
    ],
)
def test_everything_has_words(words: dict[enum.Enum, object], kinds: type[enum.Enum]) -> None:
    assert set(words) == set(kinds) and all(words.values())


@pytest.mark.parametrize(
    ("kinds", "stored"),
    [
        (claims.ClaimKind, "ordinary top_up"),
        (claims.Choice, "full lower nothing donate"),
        (claims.Ledger, "payment expense"),
        (claims.Proof, "receipt lost rate said"),
        (paying.Account, "cost owed bank float overpaid"),
        (Turn, "yours approver payer nobody"),
        (Part, "not_claimed not_approved not_paid"),
        (Likeness, "meeting session journey"),
        (recovering.NeverTheirs, "charity payroll"),
        (Sign, "double twice late not_agreed over_agreed more_time not_noted paid_elsewhere"),
        (
            floats.FloatMove,
            "topped_up paid_out came_back given_back put_right taken_back counted missing extra",
        ),
    ],
)
def test_what_lies_in_the_database_or_in_a_file_is_called_as_it_always_was(
    kinds: type[enum.Enum], stored: str
) -> None:
    assert " ".join(each.value for each in kinds) == stored


@pytest.mark.parametrize(
    ("stage", "tag"),
    [
        (ClaimStage.DRAFT, "draft"),
        (ClaimStage.SENT, "waiting"),
        (ClaimStage.QUERIED, "open"),
        (ClaimStage.APPROVED, "done"),
        (ClaimStage.PAID, "done"),
        (ClaimStage.REFUSED, "stopped"),
        (ClaimStage.WITHDRAWN, "stopped"),
    ],
)
def test_a_stage_looks_as_it_is_meant(stage: ClaimStage, tag: str) -> None:
    assert claims.CLAIM_STAGE_TAGS[stage] == tag


def test_a_desk_reads_two_stages_in_its_own_words() -> None:
    desk, own = claims.CLAIM_STAGE_DESK_WORDS, claims.CLAIM_STAGE_WORDS

    assert {each for each in ClaimStage if str(desk[each]) != str(own[each])} == {
        ClaimStage.SENT,
        ClaimStage.QUERIED,
    }


def test_somebody_was_told_of_what_two_agreed_on_and_its_stage_looks_as_it_is_meant() -> None:
    assert {stage.value: tag for stage, tag in recovering.RECOVERY_STAGE_TAGS.items()} == {
        "noted": "waiting",
        "agreed": "open",
        "given_back": "done",
        "let_go": "done",
        "dropped": "stopped",
    }
    assert {each.value for each in recovering.TOLD} == {"agreed", "given_back", "let_go"}


def test_what_is_approved_waits_for_the_person_while_nobody_knows_where_it_should_go() -> None:
    found = {stage: turn(stage, lacks_account=True) for stage in ClaimStage}

    assert found == {**TURNS, ClaimStage.APPROVED: Turn.YOURS}
    assert {stage: turn(stage) for stage in ClaimStage} == TURNS


def test_why_nothing_is_asked_back_is_said_for_each_reason() -> None:
    told = [str(recovering.NEVER_THEIRS_WORDS[why]) for why in recovering.NeverTheirs]

    assert "charity" in told[0] and "Payroll" in told[1]


def test_of_claims_that_stand_something_is_owed_was_paid_or_may_be() -> None:
    stand = {ClaimStage.SENT, ClaimStage.QUERIED, ClaimStage.APPROVED, ClaimStage.PAID}

    assert set(ClaimStage) - set(claims.GONE) == stand
