"""An approver decides about what they read: whatever changes on a claim since gives it another name (threat T11)."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from coprod.involvement.rules.opportunities import Expense
from coprod.payments.rules.claims import Choice, ClaimStage, Ledger, Proof
from coprod.payments.rules.seen import seen

DAY, ANOTHER = date(2026, 11, 3), date(2026, 11, 4)


def line(number: int = 1, **told: Any) -> SimpleNamespace:
    usual = {
        "id": number,
        "reference": f"line{number}",
        "ledger": Ledger.EXPENSE,
        "expense": Expense.CAR,
        "on_day": DAY,
        "amount_pence": 1450,
        "offer_pence": None,
        "miles_tenths": 340,
        "from_place": "Home",
        "to_place": "Hall",
        "passengers": 0,
        "minutes": None,
        "words": "",
        "proof": Proof.RATE,
        "pre_approval_id": None,
        "files": [SimpleNamespace(reference="b"), SimpleNamespace(reference="a")],
    }
    return SimpleNamespace(**usual | told)


def query(number: int = 1, words: str = "Why?", answer: str = "") -> SimpleNamespace:
    return SimpleNamespace(id=number, words=words, answer=answer)


def claim(**told: Any) -> SimpleNamespace:
    usual: dict[str, Any] = {
        "stage": ClaimStage.SENT,
        "choice": Choice.FULL,
        "donate_to": "",
        "budget_id": 3,
        "worked_on": DAY,
        "minutes": 120,
        "preparation_minutes": 0,
        "late_because": "",
        "lines": [line(2), line(1)],
        "queries": [query(2), query(1)],
    }
    return SimpleNamespace(**usual | told)


CHANGED = [
    claim(stage=ClaimStage.QUERIED),
    claim(choice=Choice.LOWER),
    claim(donate_to="A charity"),
    claim(budget_id=4),
    claim(worked_on=ANOTHER),
    claim(minutes=121),
    claim(preparation_minutes=1),
    claim(late_because="Ill"),
    claim(lines=[line(1)]),
    claim(queries=[query(1)]),
    claim(queries=[query(1), query(3)]),
    claim(queries=[query(1, "How?"), query(2)]),
    claim(queries=[query(1, answer="So"), query(2)]),
    *(
        claim(lines=[line(1, **{name: value}), line(2)])
        for name, value in {
            "reference": "other",
            "ledger": Ledger.PAYMENT,
            "expense": None,
            "on_day": ANOTHER,
            "amount_pence": 1451,
            "offer_pence": 1,
            "miles_tenths": 341,
            "from_place": "Work",
            "to_place": "Home",
            "passengers": 1,
            "minutes": 1,
            "words": "Rain",
            "proof": Proof.LOST,
            "pre_approval_id": 1,
            "files": [SimpleNamespace(reference="a")],
        }.items()
    ),
]


def test_everything_that_an_approver_reads_changes_the_name() -> None:
    names = [seen(each) for each in [claim(), *CHANGED]]

    assert len(set(names)) == len(CHANGED) + 1


def test_the_order_in_which_it_is_read_does_not() -> None:
    same = claim(lines=[line(1), line(2)], queries=[query(1), query(2)])
    same.lines[0].files.reverse()

    assert seen(same) == seen(claim())


def test_a_name_is_short_and_says_nothing_of_what_was_read() -> None:
    name = seen(claim(late_because="Zoë was ill"))

    assert len(name) == 32 and set(name) <= set("0123456789abcdef")
