"""Agreeing a role: how money goes out in it, what comes before it begins, and other work than meetings."""

from __future__ import annotations

import enum

from coprod.core.states import Moves
from coprod.core.words import _l


class Route(enum.Enum):
    """Through which office a role is paid, as its organisation determined (domain rule P16)."""

    PAYROLL = "payroll"
    ACCOUNTS_PAYABLE = "accounts_payable"


ROUTE_WORDS = {
    Route.PAYROLL: _l("Payroll: tax and National Insurance may be taken off"),
    Route.ACCOUNTS_PAYABLE: _l("Accounts payable: the whole amount is paid"),
}


class InductionKind(enum.Enum):
    """What is done before a role begins, or soon after."""

    TRAINING = "training"
    CHECK = "check"
    MEETING = "meeting"
    READING = "reading"


INDUCTION_WORDS = {
    InductionKind.TRAINING: _l("Training"),
    InductionKind.CHECK: _l("A check"),
    InductionKind.MEETING: _l("Meeting somebody"),
    InductionKind.READING: _l("Something to read"),
}


class SessionStage(enum.Enum):
    """Work that is no meeting: it is agreed before anybody can claim for it."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    DECLINED = "declined"
    CANCELLED = "cancelled"


SESSION_STAGE_WORDS = {
    SessionStage.PROPOSED: _l("Waits for a yes"),
    SessionStage.AGREED: _l("Agreed"),
    SessionStage.DECLINED: _l("Not agreed"),
    SessionStage.CANCELLED: _l("Cancelled"),
}
# How a stage is coloured where it stands as a tag.
SESSION_STAGE_TAGS = {
    SessionStage.PROPOSED: "waiting",
    SessionStage.AGREED: "done",
    SessionStage.DECLINED: "stopped",
    SessionStage.CANCELLED: "stopped",
}

SESSIONS: Moves[SessionStage] = Moves(
    {
        "agree": ([SessionStage.PROPOSED], SessionStage.AGREED, _l("Agree to this work")),
        "decline": ([SessionStage.PROPOSED], SessionStage.DECLINED, _l("Say no, with a reason")),
        "cancel": ([SessionStage.PROPOSED, SessionStage.AGREED], SessionStage.CANCELLED, _l("Cancel it")),
    }
)
