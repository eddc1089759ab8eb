"""When payment for time may go out: through an office that was determined, to a company only if it was looked at."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from coprod.involvement.rules.paid import Wanting, wanting


@dataclass
class Determined:
    covers_companies: bool


@pytest.mark.parametrize(
    ("to_a_company", "determined", "lacks"),
    [
        (False, None, Wanting.ROUTE),
        (False, False, None),
        (False, True, None),
        (True, None, Wanting.ROUTE),
        (True, False, Wanting.COMPANY),
        (True, True, None),
    ],
)
def test_nothing_goes_to_a_company_before_somebody_has_looked_at_it(
    to_a_company: bool, determined: bool | None, lacks: Wanting | None
) -> None:
    determination = None if determined is None else Determined(determined)
    assert wanting(determination, to_a_company=to_a_company) is lacks
