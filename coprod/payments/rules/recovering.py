"""The stages of money that was paid and was too much. It is given back, or let go; it is never taken off a payment."""

from __future__ import annotations

import enum

from coprod.core.states import Moves
from coprod.core.words import _l


class RecoveryStage(enum.Enum):
    """Whose turn it is."""

    NOTED = "noted"
    AGREED = "agreed"
    GIVEN_BACK = "given_back"
    LET_GO = "let_go"
    DROPPED = "dropped"


RECOVERY_STAGE_WORDS = {
    RecoveryStage.NOTED: _l("Waits for a second person"),
    RecoveryStage.AGREED: _l("To be given back"),
    RecoveryStage.GIVEN_BACK: _l("Given back"),
    RecoveryStage.LET_GO: _l("Let go"),
    RecoveryStage.DROPPED: _l("Not so"),
}
RECOVERY_STAGE_TAGS = {
    RecoveryStage.NOTED: "waiting",
    RecoveryStage.AGREED: "open",
    RecoveryStage.GIVEN_BACK: "done",
    RecoveryStage.LET_GO: "done",
    RecoveryStage.DROPPED: "stopped",
}

RECOVERIES: Moves[RecoveryStage] = Moves(
    {
        "agree": ([RecoveryStage.NOTED], RecoveryStage.AGREED, _l("Agree that it was too much")),
        "drop": ([RecoveryStage.NOTED], RecoveryStage.DROPPED, _l("It was not too much")),
        "note_part": ([RecoveryStage.AGREED], RecoveryStage.AGREED, _l("Note what was given back")),
        "put_right": (
            [RecoveryStage.AGREED, RecoveryStage.GIVEN_BACK],
            RecoveryStage.AGREED,
            _l("Put right what was written wrongly"),
        ),
        "settle": ([RecoveryStage.AGREED], RecoveryStage.GIVEN_BACK, _l("All of it is given back")),
        "say": ([RecoveryStage.AGREED], RecoveryStage.AGREED, _l("Say something about it")),
        "answer": ([RecoveryStage.AGREED], RecoveryStage.AGREED, _l("Answer")),
        "ask_to_let_go": (
            [RecoveryStage.AGREED],
            RecoveryStage.AGREED,
            _l("Ask a second person to let the rest go"),
        ),
        "keep": ([RecoveryStage.AGREED], RecoveryStage.AGREED, _l("Do not let the rest go")),
        "let_go": ([RecoveryStage.AGREED], RecoveryStage.LET_GO, _l("Let the rest go")),
    }
)


class NeverTheirs(enum.Enum):
    """Why somebody never had what was paid for them, or not the whole: they are asked for none of it."""

    CHARITY = "charity"
    PAYROLL = "payroll"


NEVER_THEIRS_WORDS = {
    NeverTheirs.CHARITY: _l("This went to a charity. The person owes nothing."),
    NeverTheirs.PAYROLL: _l("This was paid through payroll. Payroll works out what is to come back."),
}

# What somebody was told of: before a second person agreed, nothing has happened.
TOLD = (RecoveryStage.AGREED, RecoveryStage.GIVEN_BACK, RecoveryStage.LET_GO)
