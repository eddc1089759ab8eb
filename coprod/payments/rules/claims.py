"""The stages of a claim, and what somebody may choose to be paid (domain rule P4)."""

from __future__ import annotations

import enum

from coprod.core.states import Moves
from coprod.core.words import _l


class ClaimKind(enum.Enum):
    """What a claim is for. What was paid is never edited: what changes afterwards is a claim of its own."""

    ORDINARY = "ordinary"
    TOP_UP = "top_up"


class ClaimStage(enum.Enum):
    """Whose turn it is. That a claim is approved or paid follows from its approval and its payments."""

    DRAFT = "draft"
    SENT = "sent"
    QUERIED = "queried"
    APPROVED = "approved"
    PAID = "paid"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


CLAIM_STAGE_WORDS = {
    ClaimStage.DRAFT: _l("Not sent yet"),
    ClaimStage.SENT: _l("Sent"),
    ClaimStage.QUERIED: _l("There is a question for you"),
    ClaimStage.APPROVED: _l("Approved"),
    ClaimStage.PAID: _l("Paid"),
    ClaimStage.REFUSED: _l("Not approved"),
    ClaimStage.WITHDRAWN: _l("Taken back"),
}

# The same as an approver or a payer reads it.
CLAIM_STAGE_DESK_WORDS = {
    **CLAIM_STAGE_WORDS,
    ClaimStage.SENT: _l("Waits for a decision"),
    ClaimStage.QUERIED: _l("Waits for the person’s answer"),
}
CLAIM_STAGE_TAGS = {
    ClaimStage.DRAFT: "draft",
    ClaimStage.SENT: "waiting",
    ClaimStage.QUERIED: "open",
    ClaimStage.APPROVED: "done",
    ClaimStage.PAID: "done",
    ClaimStage.REFUSED: "stopped",
    ClaimStage.WITHDRAWN: "stopped",
}

CLAIMS: Moves[ClaimStage] = Moves(
    {
        "send": ([ClaimStage.DRAFT], ClaimStage.SENT, _l("Send the claim")),
        "withdraw": (
            [ClaimStage.DRAFT, ClaimStage.SENT, ClaimStage.QUERIED],
            ClaimStage.WITHDRAWN,
            _l("Take the claim back"),
        ),
        # An approver asks and never changes a sum (threat T11).
        "ask": ([ClaimStage.SENT], ClaimStage.QUERIED, _l("Ask about it")),
        "answer": ([ClaimStage.QUERIED], ClaimStage.SENT, _l("Answer")),
        "approve": ([ClaimStage.SENT], ClaimStage.APPROVED, _l("Approve")),
        "refuse": ([ClaimStage.SENT], ClaimStage.REFUSED, _l("Do not approve, with a reason")),
        "take_back_approval": ([ClaimStage.APPROVED], ClaimStage.SENT, _l("Take the approval back")),
        "pay": ([ClaimStage.APPROVED], ClaimStage.PAID, _l("Paid")),
        # A payment that came back is made again.
        "come_back": ([ClaimStage.PAID], ClaimStage.APPROVED, _l("The payment came back")),
    }
)

# By these nothing is wanted: they were not sent yet, taken back, or not approved.
GONE = (ClaimStage.DRAFT, ClaimStage.WITHDRAWN, ClaimStage.REFUSED)
# What may still be changed by the person whose claim it is.
OPEN_TO_CLAIMANT = frozenset({ClaimStage.DRAFT, ClaimStage.SENT, ClaimStage.QUERIED})


class Choice(enum.Enum):
    """What somebody wants of what they are offered. Nobody asks why, and there is no column for it."""

    FULL = "full"
    LOWER = "lower"
    NOTHING = "nothing"
    DONATE = "donate"


CHOICE_WORDS = {
    Choice.FULL: _l("The full amount"),
    Choice.LOWER: _l("A lower amount"),
    Choice.NOTHING: _l("Nothing"),
    Choice.DONATE: _l("Give it to a charity"),
}


class Ledger(enum.Enum):
    """Payment for time, and money given back: they never share a sum (domain rule P7)."""

    PAYMENT = "payment"
    EXPENSE = "expense"


LEDGER_WORDS = {Ledger.PAYMENT: _l("Payment"), Ledger.EXPENSE: _l("Expenses")}


class Proof(enum.Enum):
    """What stands behind an expense (domain rule P7)."""

    RECEIPT = "receipt"
    LOST = "lost"
    RATE = "rate"
    SAID = "said"


PROOF_WORDS = {
    Proof.RECEIPT: _l("A receipt"),
    Proof.LOST: _l("The receipt is lost, or there was none"),
    Proof.RATE: _l("An agreed rate: no receipt is needed"),
    Proof.SAID: _l("Your word"),
}
