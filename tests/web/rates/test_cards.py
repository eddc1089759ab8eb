"""Whoever leads for an organisation keeps its rates; finance reads them; nobody else does (domain rules P1–P3, P18)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from coprod.core.audit import AuditRow
from coprod.core.db import db
from coprod.core.words import date_words
from coprod.programmes.models import Organisation, Programme
from coprod.programmes.rules import Role
from coprod.rates.models import Rate, RateCard
from coprod.rates.operations import seeding
from coprod.rates.rules.pay import Basis
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.involvement import a_rate, a_rate_card
from tests.factories.programmes import an_organisation

As = Callable[..., Visitor]


@pytest.fixture
def card(kept: Kept, organisation: Organisation) -> RateCard:
    with kept():
        return a_rate_card(organisation, from_day=date(2026, 1, 1), name="Northern rates")


def _day(day: date, name: str = "from_day") -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def _first(kept: Kept, key: str) -> str:
    with kept():
        return next(each.reference for each in _rates(key))


def _rates(key: str) -> list[Rate]:
    return list(db.session.scalars(select(Rate).where(Rate.key == key).order_by(Rate.from_day)))


def test_a_lead_starts_a_card_with_the_example_and_says_that_the_rates_are_theirs(
    as_theirs: As, organisation: Organisation, kept: Kept
) -> None:
    lead = as_theirs(Role.LEAD)

    sent = lead.fill(
        "/manage/rates/new",
        organisation=organisation.reference,
        name="Our rates",
        policy_name="Involvement policy",
        policy_version="3",
        begin_with="example",
    )

    page = lead.see(sent.headers["Location"]).main.text
    assert "Our rates Northern Voices" in page and "Nobody has decided these figures yet" in page
    assert "By the policy “Involvement policy”, version 3." in page
    assert "£75.00 for up to 4 hours, £150.00 for more" in page
    assert "less than 48 hours before, you get all of it" in page
    lead.fill(f"{sent.headers['Location']}/confirm")
    assert "Example" not in lead.see(sent.headers["Location"]).main.text
    with kept():
        deeds = [
            row.deed
            for row in db.session.scalars(select(AuditRow).where(AuditRow.subject_kind == "rate card"))
        ]
    assert deeds == ["rate card started", "rate card filled with the example", "rate card confirmed"]


def test_three_hours_and_ten_minutes_of_twenty_pound_blocks_are_forty_pounds(
    as_theirs: As, card: RateCard, kept: Kept
) -> None:
    with kept():
        seeding.seed(by=None)
    payer = as_theirs(Role.PAYER)

    said = payer.see(f"/manage/rates/{card.reference}?hours=3&minutes=10").main.text
    prepared = payer.see(f"/manage/rates/{card.reference}?hours=3&minutes=30&preparation=31").main.text

    assert "Block 3 hours and 10 minutes is £40.00 £12.63, which is less than the living wage" in said
    assert "Session 3 hours and 10 minutes is £75.00 £23.68" in said
    assert "The National Living Wage is £12.71 an hour today." in said
    assert "Session 3 hours and 30 minutes is £150.00" in prepared


@pytest.mark.parametrize("query", ["hours=25", "minutes=60", "hours=x", "preparation=-1"])
def test_time_that_makes_no_sense_is_asked_again(as_theirs: As, card: RateCard, query: str) -> None:
    page = as_theirs(Role.PAYER).see(f"/manage/rates/{card.reference}?{query}")

    assert "There is a problem" in page.main.text
    assert "What this time would pay" not in page.main.text


def test_a_new_rate_from_an_earlier_day_ends_the_one_before(
    as_theirs: As, card: RateCard, kept: Kept
) -> None:
    lead, address = as_theirs(Role.LEAD), f"/manage/rates/{card.reference}"
    rate = _first(kept, "hour")

    lead.fill(f"{address}/rates/{rate}/new", amount="27.50", **_day(date(2026, 4, 1)))

    page = lead.see(address).main.text
    assert "What was paid before stays as it is." in page
    assert "Hour £27.50 an hour, counted by the minute From Wednesday 1 April 2026 on Holds now" in page
    assert "£25.00 an hour, counted by the minute. From" in page
    assert "to Tuesday 31 March 2026" in page


def test_a_rate_by_the_session_needs_both_amounts_and_nothing_typed_is_lost(
    as_theirs: As, card: RateCard
) -> None:
    lead, address = as_theirs(Role.LEAD), f"/manage/rates/{card.reference}"

    refused = lead.fill(f"{address}/rates/new", name="A workshop", basis="session", amount="80", full_day="")
    dear = lead.fill(f"{address}/rates/new", name="A workshop", basis="session", amount="80", full_day="70")

    assert refused.status_code == dear.status_code == 422
    assert "Say how much a full day pays." in refused.text and "A workshop" in refused.text
    assert "A full day cannot pay less than half a day." in dear.text
    lead.fill(f"{address}/rates/new", name="A workshop", basis="session", amount="80", full_day="160")
    assert "A workshop £80.00 for up to 4 hours, £160.00 for more" in lead.see(address).main.text


def test_a_rate_by_blocks_keeps_its_length(as_theirs: As, card: RateCard) -> None:
    lead, address = as_theirs(Role.LEAD), f"/manage/rates/{card.reference}"

    lead.fill(f"{address}/rates/new", name="Reading", basis="block", amount="£5", block="90")

    assert "Reading £5.00 for each 1 hour and 30 minutes, or part of that" in lead.see(address).main.text


def test_the_rules_of_a_card_are_changed_and_the_card_and_a_rate_end(
    as_theirs: As, card: RateCard, kept: Kept
) -> None:
    lead, address = as_theirs(Role.LEAD), f"/manage/rates/{card.reference}"

    lead.fill(
        f"{address}/change", counts_preparation="no", cancellation_hours="24", cancellation_percent="50"
    )
    lead.fill(f"{address}/end", **_day(date(2036, 12, 31), "last_day"))
    lead.fill(f"{address}/rates/{_first(kept, 'block')}/end", **_day(date(2026, 2, 1), "last_day"))

    page = lead.see(address).main.text
    assert "The time to get ready is not paid by itself: the amounts cover it." in page
    assert "less than 24 hours before, you get 50% of it" in page
    assert f"to {date_words(date(2036, 12, 31))}" in page
    assert "to Sunday 1 February 2026 Over" in page


def test_somebody_sees_the_cards_of_their_own_organisation_alone(
    as_theirs: As, as_role: As, card: RateCard, programme: Programme, kept: Kept
) -> None:
    with kept():
        other = a_rate_card(an_organisation("Somebody else"), name="Other rates")

    for role in (Role.LEAD, Role.FINANCE_APPROVER, Role.PAYER):
        browser = as_theirs(role)
        listed = browser.see("/manage/rates").main.text
        assert "Northern rates" in listed and "Other rates" not in listed
        assert browser.get(f"/manage/rates/{other.reference}").status_code == 404
    every = as_role(Role.ADMINISTRATOR).see("/manage/rates").main.text
    assert "Northern rates" in every and "Other rates" in every
    assert "There is no rate card yet" in as_role(Role.LEAD, programme).see("/manage/rates").main.text


@pytest.mark.parametrize("role", [Role.FINANCE_APPROVER, Role.PAYER])
def test_finance_reads_a_card_and_changes_nothing(
    as_theirs: As, card: RateCard, role: Role, kept: Kept
) -> None:
    browser, address = as_theirs(role), f"/manage/rates/{card.reference}"
    rate = _first(kept, "hour")

    page = browser.see(address).main.text

    assert "£25.00 an hour" in page
    assert not any(words in page for words in ("Add a rate", "Set a new rate", "End this"))
    for part in ("change", "confirm", "end", "rates/new", f"rates/{rate}/new", f"rates/{rate}/end"):
        assert browser.get(f"{address}/{part}").status_code == 403
        assert browser.post(f"{address}/{part}").status_code == 403
    assert browser.get("/manage/rates/new").status_code == 403


def test_a_lead_starts_no_card_of_another_organisation(
    as_theirs: As, organisation: Organisation, kept: Kept
) -> None:
    with kept():
        other = an_organisation("Somebody else")

    refused = as_theirs(Role.LEAD).fill(
        "/manage/rates/new",
        organisation=other.reference,
        name="Theirs",
        policy_name="Policy",
        begin_with="empty",
    )

    assert refused.status_code == 422 and "Choose one of these." in refused.text


def test_a_rate_to_come_is_told_as_such(as_theirs: As, card: RateCard, kept: Kept) -> None:
    with kept():
        a_rate(card, "later", basis=Basis.TASK, amount_pence=100, from_day=date(2036, 1, 1))

    page = as_theirs(Role.PAYER).see(f"/manage/rates/{card.reference}").main.text

    assert (
        "Later £1.00 for the task, however long it takes From Tuesday 1 January 2036 on Begins later" in page
    )
