"""Where a claim is: its stations, whose turn it is, and the day to expect (domain rule P22)."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date

from coprod.core.working_days import add_working_days
from coprod.payments.rules.claims import ClaimStage


class Turn(enum.Enum):
    """Whose turn it is."""

    YOURS = "yours"
    APPROVER = "approver"
    PAYER = "payer"
    NOBODY = "nobody"


TURNS = {
    ClaimStage.DRAFT: Turn.YOURS,
    ClaimStage.SENT: Turn.APPROVER,
    ClaimStage.QUERIED: Turn.YOURS,
    ClaimStage.APPROVED: Turn.PAYER,
    ClaimStage.PAID: Turn.NOBODY,
    ClaimStage.REFUSED: Turn.NOBODY,
    ClaimStage.WITHDRAWN: Turn.NOBODY,
}


def turn(stage: ClaimStage, *, lacks_account: bool = False) -> Turn:
    """Whose turn it is. Nobody can pay to the bank of somebody who has not said where: then it is theirs (P21)."""
    if stage is ClaimStage.APPROVED and lacks_account:
        return Turn.YOURS
    return TURNS[stage]


@dataclass(frozen=True)
class Expected:
    """By when a claim is looked at, and by when it is paid."""

    decided_by: date
    paid_by: date


def expected(sent_on: date, working_days: int) -> Expected:
    """What is promised for a claim that was sent on a day: the first half of the time is for looking at it."""
    return Expected(
        add_working_days(sent_on, (working_days + 1) // 2), add_working_days(sent_on, working_days)
    )
