"""The stages of a payment run and of a payment, and the accounts that each penny moves between."""

from __future__ import annotations

import enum

from coprod.core.states import Moves
from coprod.core.words import _l


class RunStage(enum.Enum):
    """How far a payment run has come."""

    FROZEN = "frozen"
    CONFIRMED = "confirmed"
    WRITTEN = "written"
    CLOSED = "closed"
    CANCELLED = "cancelled"


RUN_STAGE_WORDS = {
    RunStage.FROZEN: _l("Waits for a second person"),
    RunStage.CONFIRMED: _l("Confirmed"),
    RunStage.WRITTEN: _l("The file is made"),
    RunStage.CLOSED: _l("Done"),
    RunStage.CANCELLED: _l("Given up"),
}

RUNS: Moves[RunStage] = Moves(
    {
        "confirm": ([RunStage.FROZEN], RunStage.CONFIRMED, _l("Confirm the run")),
        "write": ([RunStage.CONFIRMED, RunStage.WRITTEN], RunStage.WRITTEN, _l("Make the file")),
        "close": ([RunStage.WRITTEN], RunStage.CLOSED, _l("Close the run")),
        "cancel": ([RunStage.FROZEN, RunStage.CONFIRMED], RunStage.CANCELLED, _l("Give the run up")),
    }
)


class PaymentStage(enum.Enum):
    """What has become of one payment."""

    FROZEN = "frozen"
    SENT = "sent"
    PAID = "paid"
    FAILED = "failed"
    RETURNED = "returned"
    CANCELLED = "cancelled"


PAYMENT_STAGE_WORDS = {
    PaymentStage.FROZEN: _l("In a payment run"),
    PaymentStage.SENT: _l("On its way"),
    PaymentStage.PAID: _l("Paid"),
    PaymentStage.FAILED: _l("Could not be paid"),
    PaymentStage.RETURNED: _l("Came back"),
    PaymentStage.CANCELLED: _l("Not paid in this run"),
}

AFTER_ALL = (PaymentStage.FAILED, PaymentStage.RETURNED)
PAYMENTS: Moves[PaymentStage] = Moves(
    {
        "send": ([PaymentStage.FROZEN], PaymentStage.SENT, _l("Sent")),
        # What was noted as failed or come back can have arrived after all: else the next run would pay it again.
        "pay": ([PaymentStage.SENT, *AFTER_ALL], PaymentStage.PAID, _l("Paid")),
        "fail": ([PaymentStage.SENT], PaymentStage.FAILED, _l("Could not be paid")),
        "return": ([PaymentStage.PAID], PaymentStage.RETURNED, _l("Came back")),
        "cancel": ([PaymentStage.FROZEN], PaymentStage.CANCELLED, _l("Leave out of this run")),
    }
)

# Of each claim and ledger there is one of these at most: the database says so too (threat T9).
LIVE = ("frozen", "sent", "paid")


class Account(enum.Enum):
    """Where a penny is. Every deed moves sums between accounts, and what it moves adds up to nothing."""

    COST = "cost"  # spent from a budget
    OWED = "owed"  # to a person, or to the charity they named
    BANK = "bank"
    FLOAT = "float"  # the cash of a float
    OVERPAID = "overpaid"  # by a person, to be given back
