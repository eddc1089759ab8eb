"""What an approver looks at twice before a claim is approved. A sign refuses nothing (domain rules P22, P25, P30).

A lost receipt is no sign: it is an ordinary way to tell of an expense (P25), and the page says so beside the sum.
"""

from __future__ import annotations

import enum
from collections.abc import Collection, Mapping
from typing import Any

from coprod.core.words import _l
from coprod.involvement.rules.opportunities import Expense
from coprod.payments.rules.claims import ClaimKind
from coprod.payments.rules.duplicates import said_twice


class Sign(enum.Enum):
    """One thing to look at twice."""

    DOUBLE = "double"
    TWICE = "twice"
    LATE = "late"
    NOT_AGREED = "not_agreed"
    OVER_AGREED = "over_agreed"
    MORE_TIME = "more_time"
    NOT_NOTED = "not_noted"
    PAID_ELSEWHERE = "paid_elsewhere"


SIGN_WORDS = {
    Sign.DOUBLE: _l("May be claimed already"),
    Sign.TWICE: _l("The same way is in it twice"),
    Sign.LATE: _l("After the time for claims, with a reason"),
    Sign.NOT_AGREED: _l("A taxi that was not agreed before"),
    Sign.OVER_AGREED: _l("A taxi for more than was agreed"),
    Sign.MORE_TIME: _l("More time than was noted"),
    Sign.NOT_NOTED: _l("Nobody noted that they were there"),
    Sign.PAID_ELSEWHERE: _l("Says that a public body pays for these hours"),
}


def signs_of(
    claim: Any, *, doubles: Collection[Any] = (), noted: int | None = None, agreed: Mapping[int, int]
) -> list[Sign]:
    """The signs of a claim. ``noted`` is the time that was noted for it, in minutes with getting ready; None: no note.

    ``agreed`` is what was agreed before, in pence, by the number of the pre-approval.
    """
    is_ordinary = claim.kind is ClaimKind.ORDINARY
    is_work = is_ordinary and (claim.meeting_id is not None or claim.session_id is not None)
    asked = claim.minutes + claim.preparation_minutes
    taxis = [line for line in claim.lines if line.expense is Expense.TAXI]
    told = {
        Sign.DOUBLE: bool(doubles),
        Sign.TWICE: said_twice(claim),
        Sign.LATE: bool(claim.late_because),
        Sign.NOT_AGREED: any(line.pre_approval_id not in agreed for line in taxis),
        Sign.OVER_AGREED: any(
            line.amount_pence > agreed[line.pre_approval_id]
            for line in taxis
            if line.pre_approval_id in agreed
        ),
        Sign.MORE_TIME: is_work and noted is not None and asked > noted,
        Sign.NOT_NOTED: is_work and noted is None,
        Sign.PAID_ELSEWHERE: bool(claim.paid_elsewhere),
    }
    return [sign for sign, is_there in told.items() if is_there]
