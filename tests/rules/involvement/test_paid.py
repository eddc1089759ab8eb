"""When payment for time may go out: through an office that was determined, to a company only if it was looked at."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from coprod.involvement.rules.paid import may_be_paid


@dataclass
class Placed:
    to_a_company: bool


@dataclass
class Determined:
    covers_companies: bool


@pytest.mark.parametrize(
    ("to_a_company", "determined", "may"),
    [
        (False, None, False),
        (False, False, True),
        (False, True, True),
        (True, None, False),
        (True, False, False),
        (True, True, True),
    ],
)
def test_nothing_goes_to_a_company_before_somebody_has_looked_at_it(
    to_a_company: bool, determined: bool | None, may: bool
) -> None:
    determination = None if determined is None else Determined(determined)
    assert may_be_paid(Placed(to_a_company), determination) is may
