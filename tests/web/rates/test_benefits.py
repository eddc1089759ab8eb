"""Everybody can read what money means for benefits: dated limits with a source, whom to ask, and no promise (P5–P14)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from coprod.core import clock, settings
from coprod.core.settings import Scope
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from coprod.rates.operations import seeding
from coprod.rates.rules.advice import ADVICE
from coprod.rates.rules.benefits import CARERS_ALLOWANCE_WEEK
from tests.base.service import Kept
from tests.base.visitor import Visitor

ADDRESS = "/money-and-benefits"
ADVISER = {
    "name": "Example Welfare Rights",
    "contact": "01632 960145",
    "href": "tel:01632960145",
    "when": "Monday to Friday.",
    "confirmed": True,
}


@pytest.fixture
def figures(kept: Kept) -> None:
    with kept():
        seeding.seed(by=None)


@pytest.mark.usefixtures("figures")
def test_limits_stand_there_with_their_days_and_sources(client: Visitor) -> None:
    with clock.at(datetime(2026, 11, 26, 12, tzinfo=UTC)):
        said = client.see(ADDRESS).main.text

    assert "£204.00 a week Holds now From Monday 6 April 2026 on Where this is from: What the" in said
    assert "£196.00 a week From Monday 7 April 2025 to Sunday 5 April 2026" in said
    assert "£183.50" not in said, "it ended more than a year ago"
    assert "under 16 hours a week" in said
    assert "We worked it out: 16 hours of the National Living Wage of £12.71" in said
    assert "all of the benefit stops for that week" in said
    assert (
        "paid £600.00 in one month. The allowance is £427.00. Their Universal Credit goes down by £95.15"
        in said
    )
    assert "55p a mile Holds now" in said and "10,000 miles" in said
    assert "£5.00 for telephone, data and printing." in said


@pytest.mark.usefixtures("figures")
def test_it_says_that_it_is_no_advice_and_promises_nothing(client: Visitor) -> None:
    said = client.see(ADDRESS).main.text

    assert "This is information, not advice." in said
    assert "not treated as if they had been paid the full amount" in said
    assert "We never ask which benefits you get" in said
    assert "affect your benefits" not in said


def test_where_nobody_has_set_a_figure_none_is_shown(client: Visitor) -> None:
    page = client.see(ADDRESS)

    assert "£" not in page.main.text
    assert "Citizens Advice" in page.main.text


def test_the_advisers_of_each_programme_are_named_until_somebody_must_look_again(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        settings.put(
            ADVICE,
            [ADVISER, {**ADVISER, "name": "Nobody confirmed this", "confirmed": False}],
            from_day=clock.today(),
            review_by=clock.today() + timedelta(days=1),
            source="a test",
            scope=Scope.PROGRAMME,
            number=programme.id,
        )

    today = client.see(ADDRESS).main.text
    with clock.at(clock.now() + timedelta(days=2)):
        later = client.see(ADDRESS).main.text

    assert "Example Welfare Rights" in today and "01632 960145" in today
    assert "Nobody confirmed this" not in today
    assert "Example Welfare Rights" not in later and "Citizens Advice" in later


@pytest.mark.usefixtures("figures")
def test_an_administrator_corrects_a_limit_as_people_write_it(
    client: Visitor, as_role: object, kept: Kept
) -> None:
    browser: Visitor = as_role(Role.ADMINISTRATOR)  # type: ignore[operator]
    address = f"/manage/settings/{CARERS_ALLOWANCE_WEEK.name}"
    typed = {
        "scope": "service",
        "from_day-day": "6",
        "from_day-month": "4",
        "from_day-year": "2026",
        "source": "The department's letter",
    }

    refused = browser.post(f"{address}/new", data={**typed, "value": "205"})
    browser.post(f"{address}/new", data={**typed, "value": "£205"})

    assert "Write pounds with a £ or pence with a p" in refused.text
    assert "£205.00" in browser.see(address).main.text
    assert date(2026, 4, 6) <= clock.today()
    assert "£205.00 a week Holds now" in client.see(ADDRESS).main.text
