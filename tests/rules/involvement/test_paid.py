"""When payment for time may go out: through an office that was determined, to a company only if it was looked at."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from coprod.core import settings
from coprod.involvement.rules.paid import HR_CONTACT, Wanting, wanting


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


def test_whom_to_ask_about_the_right_to_work_is_set_by_each_and_nobody_to_begin_with() -> None:
    assert settings.KEYS["involvement.hr_contact"] is HR_CONTACT
    assert (HR_CONTACT.otherwise, HR_CONTACT.read) == ("", settings.words)
    assert "right to work" in str(HR_CONTACT.about) and "We ask nobody for it" in str(HR_CONTACT.note)
    assert [each.value for each in Wanting] == ["route", "company"]
