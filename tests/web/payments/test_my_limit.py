"""My own limit, on a page that only I see."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coprod.programmes.rules import Role
from tests.base.html import read
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.programmes import a_programme

AsRole = Callable[..., Visitor]
LIMIT = "/me/limit"


@pytest.fixture
def partner(as_role: AsRole, kept: Kept) -> Visitor:
    with kept():
        programme = a_programme("Preston")
    return as_role(Role.LIVED_EXPERIENCE, programme)


def test_a_limit_is_set_shown_changed_and_taken_away(partner: Visitor) -> None:
    assert LIMIT in [link.get("href") for link in partner.see("/me").all("a")]
    partner.fill(LIMIT, form=LIMIT, pounds="203.50", hours="16", span="week", weekday="6", month_day="1")

    told = partner.see(LIMIT)
    assert told.title == "Coprod" and "£0.00 of your limit of £203.50" in told.main.text
    assert "0 minutes of your limit of 16 hours" in told.main.text

    partner.fill(LIMIT, form=LIMIT, pounds="£1,427", hours=None, span="month", month_day="31")
    assert "£1,427.00" in partner.see(LIMIT).main.text

    partner.fill(LIMIT, form=f"{LIMIT}/remove")
    assert "of your limit" not in partner.see(LIMIT).main.text


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({}, "Write an amount of money, or a number of hours, or both."),
        ({"pounds": "a lot"}, "Write an amount in pounds"),
        ({"hours": "900"}, "Write a number of hours from 1 to 168."),
        ({"pounds": "5", "span": "month", "month_day": "32"}, "Write a day of the month, from 1 to 31."),
    ],
)
def test_what_makes_no_sense_is_said_in_words_and_stays(
    partner: Visitor, typed: dict[str, str], reason: str
) -> None:
    response = partner.fill(LIMIT, form=LIMIT, **typed)

    assert response.status_code == 422
    assert reason in read(response.text).text
    assert all(f'value="{value}"' in response.text for value in typed.values())


def test_whoever_is_not_signed_in_is_asked_to(client: Visitor) -> None:
    assert client.get(LIMIT).status_code == 302
