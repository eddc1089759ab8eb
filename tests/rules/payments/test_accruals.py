"""What is owed is added up by organisation, cost code and ledger; payment and expenses never share a sum (P7)."""

from __future__ import annotations

from coprod.payments.rules.accruals import Part, Piece, added_up, totals
from coprod.payments.rules.claims import Ledger

TIME, SPENT = Ledger.PAYMENT, Ledger.EXPENSE
NAMES = {1: "Trust", 2: "Board"}
PIECES = [
    Piece(1, "A", TIME, Part.NOT_CLAIMED, 100),
    Piece(1, "A", SPENT, Part.NOT_CLAIMED, 3),
    Piece(1, "A", TIME, Part.NOT_APPROVED, 20),
    Piece(1, "A", TIME, Part.NOT_PAID, 7),
    Piece(1, "A", TIME, Part.NOT_PAID, 1),
    Piece(1, "", TIME, Part.NOT_CLAIMED, 5),
    Piece(2, "A", TIME, Part.NOT_PAID, 9),
    Piece(2, "B", SPENT, Part.NOT_PAID, 0),
]


def test_each_pound_stands_once_by_organisation_cost_code_and_ledger() -> None:
    rows = [
        (row.organisation, row.cost_code, row.ledger, [row.sums[part] for part in Part])
        for row in added_up(PIECES, NAMES)
    ]

    assert rows == [
        ("Board", "A", TIME, [0, 0, 9]),
        ("Trust", "", TIME, [5, 0, 0]),
        ("Trust", "A", TIME, [100, 20, 8]),
        ("Trust", "A", SPENT, [3, 0, 0]),
    ]


def test_there_is_a_total_of_each_ledger_and_none_of_both() -> None:
    found = totals(added_up(PIECES, NAMES))

    assert [(each.ledger, [each.sums[part] for part in Part]) for each in found] == [
        (TIME, [105, 20, 17]),
        (SPENT, [3, 0, 0]),
    ]


def test_a_row_in_which_nothing_is_owed_any_more_is_not_told() -> None:
    pieces = [Piece(1, "A", TIME, Part.NOT_PAID, 5), Piece(1, "A", TIME, Part.NOT_PAID, -5)]

    assert added_up(pieces, NAMES) == []
    assert [(each.organisation, each.cost_code) for each in totals([])] == [("", ""), ("", "")]
