"""What an approver looks at twice, and when two claims may be for the same thing (domain rules P22, P25, P30)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from coprod.involvement.rules.opportunities import Expense
from coprod.payments.rules.claims import ClaimKind, Proof
from coprod.payments.rules.duplicates import LIKENESS_WORDS, Likeness, alike, among, said_twice
from coprod.payments.rules.signs import SIGN_WORDS, Sign, signs_of

DAY, NEXT = date(2026, 11, 2), date(2026, 11, 3)


@dataclass
class Line:
    on_day: date = DAY
    expense: Expense | None = Expense.FARE
    from_place: str = ""
    to_place: str = ""
    amount_pence: int = 460
    pre_approval_id: int | None = None
    proof: Proof = Proof.RECEIPT


@dataclass
class Claim:
    id: int = 1
    person_id: int = 7
    bundle: str = "a"
    kind: ClaimKind = ClaimKind.ORDINARY
    meeting_id: int | None = None
    session_id: int | None = None
    minutes: int = 180
    preparation_minutes: int = 30
    late_because: str = ""
    paid_elsewhere: bool | None = None
    lines: list[Line] = field(default_factory=list)


def way(there: str = "Preston", back: str = "Leeds", **more: Any) -> Line:
    return Line(from_place=there, to_place=back, **more)


def other(**more: Any) -> Claim:
    return Claim(**{"id": 2, "bundle": "b", **more})


@pytest.mark.parametrize(
    ("one", "another", "found"),
    [
        (Claim(), other(), []),
        (Claim(meeting_id=3), other(meeting_id=3), [Likeness.MEETING]),
        (Claim(meeting_id=3), other(meeting_id=4), []),
        (Claim(session_id=3), other(session_id=3), [Likeness.SESSION]),
        (Claim(session_id=3), other(meeting_id=3), []),
        (Claim(meeting_id=3), other(meeting_id=3, person_id=8), []),
        (Claim(meeting_id=3), other(meeting_id=3, bundle="a"), []),
        (Claim(meeting_id=3), other(meeting_id=3, kind=ClaimKind.TOP_UP), []),
        (Claim(meeting_id=3, kind=ClaimKind.TOP_UP), other(meeting_id=3), []),
        (Claim(meeting_id=3), Claim(meeting_id=3, bundle="b"), []),
        (Claim(lines=[way()]), other(lines=[way()]), [Likeness.JOURNEY]),
        # However it is typed, and there or back.
        (Claim(lines=[way()]), other(lines=[way(" PRESTON ", "leeds")]), [Likeness.JOURNEY]),
        (Claim(lines=[way("New  Mills")]), other(lines=[way("new mills")]), [Likeness.JOURNEY]),
        (Claim(lines=[way()]), other(lines=[way("Leeds", "Preston")]), [Likeness.JOURNEY]),
        (Claim(lines=[way()]), other(lines=[way(on_day=NEXT)]), []),
        (Claim(lines=[way()]), other(lines=[way("Preston", "York")]), []),
        (Claim(lines=[Line()]), other(lines=[Line()]), []),
        (Claim(lines=[way(back="")]), other(lines=[way(back="")]), []),
        (
            Claim(meeting_id=3, lines=[way()]),
            other(meeting_id=3, lines=[way()]),
            [Likeness.MEETING, Likeness.JOURNEY],
        ),
    ],
)
def test_two_claims_are_alike(one: Claim, another: Claim, found: list[Likeness]) -> None:
    assert alike(one, another) == found
    assert among(one, [another]) == ([(another, found)] if found else [])


@pytest.mark.parametrize(
    ("lines", "twice"),
    [
        ([way(), way()], True),
        ([way(), way("preston ", "LEEDS")], True),
        ([way(), way("Leeds", "Preston")], False),
        ([way(), way(on_day=NEXT)], False),
        ([way(), way(expense=Expense.TAXI)], False),
        ([Line(), Line()], False),
        ([way(back=""), way(back="")], False),
        ([way(there=""), way(there="")], False),
    ],
)
def test_the_same_way_twice_in_one_claim_is_seen(lines: list[Line], twice: bool) -> None:
    assert said_twice(Claim(lines=lines)) is twice


TAXI = Expense.TAXI
WORK = {"noted": 210}


@pytest.mark.parametrize(
    ("claim", "beside", "found"),
    [
        (Claim(), {}, []),
        (Claim(meeting_id=3), WORK, []),
        (Claim(meeting_id=3, minutes=181), WORK, [Sign.MORE_TIME]),
        (Claim(session_id=3, preparation_minutes=31), WORK, [Sign.MORE_TIME]),
        (Claim(meeting_id=3), {}, [Sign.NOT_NOTED]),
        (Claim(session_id=3), {}, [Sign.NOT_NOTED]),
        (Claim(minutes=500), {}, []),
        (Claim(meeting_id=3, minutes=0, preparation_minutes=0), {"noted": 0}, []),
        (Claim(meeting_id=3, kind=ClaimKind.TOP_UP, minutes=999), WORK, []),
        (Claim(meeting_id=3, kind=ClaimKind.TOP_UP), {}, []),
        (Claim(), {"doubles": ["one"]}, [Sign.DOUBLE]),
        (Claim(lines=[way(), way()]), {}, [Sign.TWICE]),
        (Claim(late_because="I was ill."), {}, [Sign.LATE]),
        (Claim(paid_elsewhere=True), {}, [Sign.PAID_ELSEWHERE]),
        (Claim(paid_elsewhere=False), {}, []),
        (Claim(lines=[Line(proof=Proof.LOST)]), {}, []),
        (Claim(lines=[Line(expense=TAXI)]), {}, [Sign.NOT_AGREED]),
        (Claim(lines=[Line(expense=TAXI, pre_approval_id=4)]), {}, [Sign.NOT_AGREED]),
        (Claim(lines=[Line(expense=TAXI, pre_approval_id=4)]), {"agreed": {4: 460}}, []),
        (Claim(lines=[Line(expense=TAXI, pre_approval_id=4)]), {"agreed": {4: 459}}, [Sign.OVER_AGREED]),
        (Claim(lines=[Line(pre_approval_id=4)]), {"agreed": {4: 1}}, []),
    ],
)
def test_what_asks_for_a_second_look(claim: Claim, beside: dict[str, Any], found: list[Sign]) -> None:
    assert signs_of(claim, **{"agreed": {}, **beside}) == found


def test_every_sign_and_every_likeness_has_its_words() -> None:
    assert set(SIGN_WORDS) == set(Sign) and set(LIKENESS_WORDS) == set(Likeness)
