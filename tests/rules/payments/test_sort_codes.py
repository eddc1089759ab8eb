"""Whether a sort code and an account number fit together: the worked numbers of the published specification."""

from __future__ import annotations

import pytest

from coprod.payments.rules.accounts import Account
from coprod.payments.rules.sort_code_tables import Table, read
from coprod.payments.rules.sort_codes import fits, is_doubtful, is_example

# Only the rows that the worked numbers need. The industry's whole table is fetched by whoever runs the site.
ROWS = """
070116 070116 MOD11  0 0 7 6 5 8 9 4 5 6 7 8 9 -1 12
070116 070116 MOD10  0 3 2 4 5 8 9 4 5 6 7 8 9 -1 13
074456 074456 MOD11  0 0 7 6 5 8 9 4 5 6 7 8 9 -1 12
074456 074456 MOD10  0 3 2 4 5 8 9 4 5 6 7 8 9 -1 13
086090 086090 MOD10  0 0 3 7 1 3 7 1 3 7 1 3 7 1 8
089000 089999 MOD10  0 0 0 0 0 0 7 1 3 7 1 3 7 1
102400 107999 MOD11  0 0 0 0 0 0 8 7 6 5 4 3 2 1
110000 119280 DBLAL  0 0 2 1 2 1 2 1 2 1 2 1 2 1 1
134012 134020 MOD11  0 0 0 7 5 9 8 4 6 3 5 2 0 0 4
180002 180002 MOD11  0 0 0 0 0 0 8 7 6 5 4 3 2 1 14
200901 201159 MOD11  0 0 0 0 0 0 0 7 6 5 4 3 2 1 6
200901 201159 DBLAL  2 1 2 1 2 1 2 1 2 1 2 1 2 1 6
202700 203239 MOD11  0 0 0 0 0 0 0 7 6 5 4 3 2 1 6
202700 203239 DBLAL  2 1 2 1 2 1 2 1 2 1 2 1 2 1 6
309001 309633 MOD11  0 0 3 2 9 8 5 7 6 5 4 3 2 1 2
309001 309633 MOD11  0 0 3 2 9 8 1 7 6 5 4 3 2 1 9
771900 772799 MOD11  0 0 1 2 5 3 6 4 8 7 10 9 3 1 7
820000 826917 MOD11  0 0 0 0 0 0 0 0 7 3 4 9 2 1
820000 826917 DBLAL  2 1 2 1 2 1 2 1 2 1 2 1 2 1 3
826919 827999 MOD11  0 0 0 0 0 0 0 0 7 3 4 9 2 1
826919 827999 DBLAL  2 1 2 1 2 1 2 1 2 1 2 1 2 1 3
870000 872791 MOD11  0 0 1 2 5 3 6 4 8 7 10 9 3 1 10
870000 872791 MOD11  0 0 5 10 9 8 0 7 6 5 4 3 2 1 11
938000 938696 MOD11  7 6 5 4 3 2 7 6 5 4 3 2 0 0 5
938000 938696 DBLAL  2 1 2 1 2 1 2 1 2 1 2 1 2 0 5
"""
# Sort codes that no bank has, so that every weight and every digit that is reckoned instead makes a difference.
OURS = """
086092 086092 MOD10  0 0 3 7 1 3 7 1 3 7 1 3 7 1 8
317246 317246 MOD11  0 0 3 2 9 8 5 7 6 5 4 3 2 1 2
317246 317246 MOD11  0 0 3 2 9 8 1 7 6 5 4 3 2 1 9
"""
TABLE = read(ROWS + OURS, "938600 938611\n772700 938611\n")
FIT = [
    ("089999", "66374958", "tens"),
    ("107999", "88837491", "elevens"),
    ("202959", "63748472", "both sums"),
    ("871427", "46238510", "10 and 11: the first is enough"),
    ("872427", "46238510", "10 and 11: the second is enough"),
    ("871427", "09123496", "10: ab is 09 and g is 9"),
    ("871427", "99123496", "10: ab is 99 and g is 9"),
    ("820000", "73688637", "3: c is 6, first code of its range"),
    ("827999", "73988638", "3: c is 9, last code of its range"),
    ("827101", "28748352", "3: any other c, both sums"),
    ("134020", "63849203", "4: the remainder is told"),
    ("118765", "64371389", "1: 27 is added"),
    ("200915", "41011166", "6: an account in another currency"),
    ("200915", "81011166", "6: a is 8"),
    ("938611", "07806039", "5: both check digits"),
    ("938600", "42368003", "5: reckoned as another sort code"),
    ("938063", "55065200", "5: nothing is missing to the whole"),
    ("772798", "99345694", "7: g is 9"),
    ("772798", "12000198", "7: g is 9, and each weight stays with its digit"),
    ("086090", "06774744", "8: reckoned as another sort code"),
    ("309070", "02355688", "2 and 9: the first is enough"),
    ("309070", "12345668", "2 and 9: the second, as another sort code"),
    ("309070", "12345677", "2: a is not nought, g is not 9"),
    ("309070", "99345694", "2: a is not nought, g is 9"),
    ("074456", "12345112", "12 and 13: elevens"),
    ("070116", "34012583", "12 and 13: elevens"),
    ("074456", "11104102", "12 and 13: tens"),
    ("180002", "00000190", "14: the second sum, moved to the right"),
    ("180002", "98093517", "14: the first sum"),
    ("180002", "00000271", "14: moved to the right, the last was 1"),
    ("180002", "00000199", "14: moved to the right, the last was 9"),
    ("086092", "06774744", "8: the sort code typed would not fit"),
    ("317246", "11234577", "2: all fourteen weights, g is not 9"),
    ("317246", "21234595", "2: all fourteen weights, g is 9"),
    ("772700", "11234577", "only exception 5 is reckoned as another sort code"),
    ("040004", "12345670", "a sort code of which the table says nothing"),
]
DO_NOT_FIT = [
    ("938063", "15764273", "5: only the first check digit"),
    ("938063", "15764264", "5: only the second check digit"),
    ("938063", "15763217", "5: a remainder of 1"),
    ("118765", "64371388", "1: 27 is added, and it is still wrong"),
    ("203099", "66831036", "elevens, but not digit by digit"),
    ("203099", "58716970", "digit by digit, but not elevens"),
    ("203099", "11634569", "c is 6, but no exception spares the second sum"),
    ("203099", "11934562", "c is 9, but no exception spares the second sum"),
    ("089999", "66374959", "tens"),
    ("107999", "88837493", "elevens"),
    ("820000", "73688636", "3: the first sum counts also where the second is spared"),
    ("827101", "28748354", "3: any other c"),
    ("134020", "63849204", "4: another remainder"),
    ("200915", "31011166", "6: a is 3, and this is no account in another currency"),
    ("200915", "91011166", "6: a is 9"),
    ("200915", "41011167", "6: g and h differ"),
    ("938610", "42368003", "5: no other sort code stands for this one"),
    ("772798", "99345684", "7: g is 8, and the sort code counts"),
    ("871427", "19123496", "10: ab is 19"),
    ("871427", "09123486", "10: g is 8"),
    ("086090", "06774745", "8"),
    ("309070", "12345669", "2 and 9: neither"),
    ("074456", "12345113", "12 and 13: neither"),
    ("180002", "00000192", "14: a last digit that is never left off"),
    ("180002", "00000180", "14: both sums wrong"),
]


def account(sort_code: str, number: str) -> Account:
    return Account("A Person", sort_code, number)


@pytest.mark.parametrize(("sort_code", "number", "why"), FIT)
def test_these_fit(sort_code: str, number: str, why: str) -> None:
    assert fits(account(sort_code, number), TABLE), why


@pytest.mark.parametrize(("sort_code", "number", "why"), DO_NOT_FIT)
def test_these_do_not(sort_code: str, number: str, why: str) -> None:
    assert not fits(account(sort_code, number), TABLE), why


@pytest.mark.parametrize(
    ("sort_code", "number", "example"),
    [
        ("112233", "00000000", True),
        ("112233", "77777777", True),
        ("112233", "12345678", True),
        ("112233", "87654321", True),
        ("112233", "01234567", True),
        ("000000", "66374958", True),
        ("123456", "66374958", True),
        ("112233", "77777770", False),
        ("111111", "66374958", False),
    ],
)
def test_what_is_typed_to_see_what_happens_is_known_without_any_table(
    sort_code: str, number: str, example: bool
) -> None:
    assert is_example(account(sort_code, number)) is example
    assert is_doubtful(account(sort_code, number), None) is example


def test_with_a_table_a_wrong_digit_is_doubted_and_a_right_number_is_not() -> None:
    assert is_doubtful(account("089999", "66374959"), TABLE)
    assert not is_doubtful(account("089999", "66374958"), TABLE)
    assert is_doubtful(account("040004", "00000000"), TABLE)


def test_a_table_is_read_in_its_own_order_with_blank_lines_and_two_rows_at_most() -> None:
    table = read("\n".join(["", "100000 100010 MOD10" + " 1" * 14] * 3) + "\n\n")

    assert isinstance(table, Table)
    assert len(table.rows) == 3
    assert (len(table.of("100000")), len(table.of("100010")), table.of("100011")) == (2, 2, ())
    assert table.rows[0].exception == 0 and table.instead == {}


GOOD = "100000 100010 MOD10" + " 1" * 14


@pytest.mark.parametrize(
    ("weights", "substitutes", "said"),
    [
        ("", "", "there is no row in it"),
        (f"{GOOD}\n<html>", "", "line 2 is not a row of weights"),
        (GOOD.replace("MOD10", "MOD12"), "", "line 1 is not a row of weights"),
        (GOOD.removesuffix(" 1"), "", "line 1 is not a row of weights"),
        (f"{GOOD} 0", "", "line 1 is not a row of weights"),
        (f"{GOOD} 15", "", "line 1 is not a row of weights"),
        (f"{GOOD} 14 1", "", "line 1 is not a row of weights"),
        (GOOD.replace("100010", "10001"), "", "line 1 is not a row of weights"),
        (GOOD.replace("100010", "1000١0"), "", "line 1 is not a row of weights"),
        (f"x{GOOD[1:]}", "", "line 1 is not a row of weights"),
        (GOOD, "938600 938611\n938602", "line 2 is not a pair of sort codes"),
        (GOOD, "938600 93861x", "line 1 is not a pair of sort codes"),
    ],
)
def test_a_file_that_is_something_else_is_refused_by_its_line(
    weights: str, substitutes: str, said: str
) -> None:
    with pytest.raises(ValueError, match=f"^{said}$"):
        read(weights, substitutes)
