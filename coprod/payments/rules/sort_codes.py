"""Whether a sort code and an account number fit together: advice for whoever typed them, and never a refusal.

The sums and their fourteen exceptions are the published modulus check of the payment industry. In its words the
fourteen digits are called u v w x y z (the sort code) and a b c d e f g h (the account). A number that passes can still
be nobody's, and a new bank can be missing from the table, so nothing is ever held up by this (docs/decisions/0024).
"""

from __future__ import annotations

from dataclasses import replace
from operator import mul

from coprod.payments.rules.accounts import SORT_CODE_DIGITS, Account
from coprod.payments.rules.sort_code_tables import Method, Row, Table

A, B, C, G, H = 6, 7, 8, 12, 13
# Numbers that people type to see what happens, or copy from an example.
EXAMPLES = frozenset({"12345678", "87654321", "01234567"})
EXAMPLE_CODES = frozenset({"000000", "123456"})
# Exceptions, of the first of two rows, of which one sum is enough: they stand with 9, 11 and 13.
EITHER = frozenset({2, 10, 12})
FOREIGN, SECOND_SPARED, REMAINDER_IS_TOLD, CHECK_DIGITS, SHIFTED = 6, 3, 4, 5, 14
# What is reckoned in the place of the sort code.
RECKONED_AS = {8: "090126", 9: "309634"}
# Exception 2: the weights where a is not nought, by whether g is 9.
WEIGHTS_OF_2 = {
    False: (0, 0, 1, 2, 5, 3, 6, 4, 8, 7, 10, 9, 3, 1),
    True: (0, 0, 0, 0, 0, 0, 0, 0, 8, 7, 10, 9, 3, 1),
}
ADDED_BY_1 = 27


def is_doubtful(account: Account, table: Table | None) -> bool:
    """Whether its owner had better look once more: an example, or a number that this bank cannot have."""
    return is_example(account) or (table is not None and not fits(account, table))


def is_example(account: Account) -> bool:
    """What no account is called, whatever the bank: one digit all along, or counting up or down."""
    return len(set(account.number)) == 1 or account.number in EXAMPLES or account.sort_code in EXAMPLE_CODES


def fits(account: Account, table: Table) -> bool:
    """Whether the sums come out. A sort code of which the table says nothing always fits."""
    rows = table.of(account.sort_code)
    digits = account.sort_code + account.number
    if any(row.exception == FOREIGN for row in rows) and _is_foreign(digits):
        return True
    if any(row.exception == SECOND_SPARED for row in rows) and digits[C] in ("6", "9"):
        rows = rows[:1]
    passed = [_passes(row, digits, table) for row in rows]
    return any(passed) if rows and rows[0].exception in EITHER else all(passed)


def _is_foreign(digits: str) -> bool:
    """An account in another currency, for which there is no sum (exception 6)."""
    return "4" <= digits[A] <= "8" and digits[G] == digits[H]


def _passes(row: Row, digits: str, table: Table) -> bool:
    code = digits[:SORT_CODE_DIGITS]
    instead = RECKONED_AS.get(row.exception) or (
        table.instead.get(code, code) if row.exception == CHECK_DIGITS else code
    )
    digits = instead + digits[SORT_CODE_DIGITS:]
    remainder = _remainder(replace(row, weights=_weights(row, digits)), digits)
    if row.exception == REMAINDER_IS_TOLD:
        return remainder == int(digits[G:])
    if row.exception == CHECK_DIGITS:
        return _is_check_digit(row, remainder, digits)
    if row.exception == SHIFTED and remainder and digits[H] in ("0", "1", "9"):
        # An account number of nine digits whose last was left off: the others move to the right (exception 14).
        return _remainder(row, f"{instead}0{digits[A:H]}") == 0
    return remainder == 0


def _weights(row: Row, digits: str) -> tuple[int, ...]:
    nine = digits[G] == "9"
    if row.exception == 2 and digits[A] != "0":
        return WEIGHTS_OF_2[nine]
    left_out = row.exception == 7 or (row.exception == 10 and digits[A : B + 1] in ("09", "99"))
    if left_out and nine:
        return (0,) * (B + 1) + row.weights[B + 1 :]
    return row.weights


def _remainder(row: Row, digits: str) -> int:
    products: list[int] = list(map(mul, map(int, digits), row.weights))
    if row.method is Method.DIGIT_BY_DIGIT:
        total = sum(int(digit) for product in products for digit in str(abs(product)))
        return (total + (ADDED_BY_1 if row.exception == 1 else 0)) % 10
    return sum(products) % (11 if row.method is Method.ELEVENS else 10)


def _is_check_digit(row: Row, remainder: int, digits: str) -> bool:
    """The digit g (elevens) or h (digit by digit) is what is missing to the next eleven or ten (exception 5)."""
    whole, told = (11, digits[G]) if row.method is Method.ELEVENS else (10, digits[H])
    return (whole - remainder) % whole == int(told)
