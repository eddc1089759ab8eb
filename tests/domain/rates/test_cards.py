"""Rates follow each other without an edit, and what holds on a day is found on that day (domain rules P1–P3, P12)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coprod.core import clock
from coprod.core.db import db, reading, writing
from coprod.core.errors import Refused
from coprod.rates import queries
from coprod.rates.models import Rate, RateCard
from coprod.rates.operations import cards, rates
from coprod.rates.rules.cards import Amounts
from coprod.rates.rules.pay import Basis, offer_pence
from tests.factories.programmes import an_organisation

APRIL, JULY, JUNE_30 = date(2026, 4, 1), date(2026, 7, 1), date(2026, 6, 30)
HOUR = Amounts(Basis.HOUR, 2500)


def _card(**more: object) -> str:
    with writing():
        facts = {"name": "Involvement rates", "from_day": APRIL, "by": None, **more}
        return cards.start(an_organisation(), **facts).reference  # type: ignore[arg-type]


def _whole(reference: str) -> RateCard:
    card = queries.card(reference)
    assert card is not None
    return card


def _added(reference: str, amounts: Amounts = HOUR, name: str = "An hour", from_day: date = APRIL) -> str:
    with writing():
        return rates.add(_whole(reference), name=name, amounts=amounts, from_day=from_day, by=None).reference


def _changed(reference: str, rate: str, pence: int, from_day: date) -> str:
    with writing():
        found = queries.rate(reference, rate)
        assert found is not None
        amounts = Amounts(Basis.HOUR, pence)
        return rates.change_from(found, name="An hour", amounts=amounts, from_day=from_day, by=None).reference


def _paid(reference: str, day: date, key: str = "an-hour") -> int | None:
    with reading():
        rate = queries.rate_on(_whole(reference).id, key, day)
        return offer_pence(rate, 60) if rate else None


def test_a_rate_is_found_on_its_days_with_its_card() -> None:
    reference = _card()
    _added(reference)

    with reading():
        rate = queries.rate_on(_whole(reference).id, "an-hour", APRIL)
        assert rate is not None
        assert rate.counts_preparation and rate.organisation_id == rate.card.organisation_id
        assert [each.key for each in queries.rates_on(rate.card_id, APRIL)] == ["an-hour"]
        assert queries.rates_on(rate.card_id, APRIL - timedelta(days=1)) == []
    assert _paid(reference, APRIL - timedelta(days=1)) is None
    assert _paid(reference, date(2036, 1, 1)) == 2500
    assert _paid(reference, APRIL, "no-such-work") is None


def test_the_open_rate_ends_the_day_before_a_new_one() -> None:
    reference = _card()
    first = _added(reference)

    _changed(reference, first, 2700, JULY)

    assert [_paid(reference, day) for day in (JUNE_30, JULY)] == [2500, 2700]
    with reading():
        old, new = sorted(_whole(reference).rates, key=lambda each: each.from_day)
        assert (old.reference, old.to_day, new.to_day) == (first, JUNE_30, None)


def test_a_raise_from_an_earlier_day_finds_its_place_between_the_others() -> None:
    reference = _card()
    first = _added(reference)
    _changed(reference, first, 3000, date(2026, 10, 1))

    _changed(reference, first, 2700, JULY)

    days = (JUNE_30, JULY, date(2026, 9, 30), date(2026, 10, 1))
    assert [_paid(reference, day) for day in days] == [2500, 2700, 2700, 3000]


def test_a_rate_from_the_very_same_day_replaces_the_one_before_which_stays() -> None:
    reference = _card()
    first = _added(reference)

    second = _changed(reference, first, 2600, APRIL)
    third = _changed(reference, second, 2650, APRIL)

    assert _paid(reference, APRIL) == 2650
    with reading():
        by_reference = {each.reference: each for each in _whole(reference).rates}
        assert set(by_reference) == {first, second, third}
        assert [bool(by_reference[each].replaced_at) for each in (first, second, third)] == [
            True,
            True,
            False,
        ]
        assert by_reference[first].amount_pence == 2500, "what was claimed points at it"


def test_what_has_been_replaced_cannot_be_ended_and_a_rate_can() -> None:
    reference = _card()
    first = _added(reference)
    second = _changed(reference, first, 2600, APRIL)

    with writing():
        rate = queries.rate(reference, second)
        assert rate is not None
        rates.end(rate, last_day=JUNE_30, by=None)
    with pytest.raises(Refused, match="replaced this one"), writing():
        rate = queries.rate(reference, first)
        assert rate is not None
        rates.end(rate, last_day=JUNE_30, by=None)

    assert [_paid(reference, day) for day in (JUNE_30, JULY)] == [2600, None]


@pytest.mark.parametrize(
    ("amounts", "reason"),
    [
        (Amounts(Basis.SESSION, 7500), "an amount for each"),
        (Amounts(Basis.HOUR, 2500, full_day_pence=5000), "an amount for each"),
        (Amounts(Basis.SESSION, 7500, full_day_pence=7000), "cannot pay less"),
        (Amounts(Basis.BLOCK, 2000), "how long a block"),
        (Amounts(Basis.TASK, 2000, block_minutes=60), "how long a block"),
        (Amounts(Basis.BLOCK, 2000, block_minutes=0), "more than nothing"),
        (Amounts(Basis.BLOCK, 2000, block_minutes=1441), "more than nothing"),
        (Amounts(Basis.SESSION, 1, full_day_pence=1, boundary_minutes=0), "more than nothing"),
    ],
)
def test_a_rate_that_makes_no_sense_is_refused(amounts: Amounts, reason: str) -> None:
    reference = _card()
    hour = _added(reference)

    with pytest.raises(Refused, match=reason):
        _added(reference, amounts, "Something else")
    with pytest.raises(Refused, match=reason), writing():
        rate = queries.rate(reference, hour)
        assert rate is not None
        rates.change_from(rate, name="An hour", amounts=amounts, from_day=JULY, by=None)


def test_two_kinds_of_work_have_two_keys_and_never_the_same_name() -> None:
    reference = _card()
    _added(reference, name="Réunion — the group!")
    with pytest.raises(Refused, match="this name already"):
        _added(reference, name="RÉUNION — the group!")
    _added(reference, name="Reunion the group")
    _added(reference, name="اجلاس")
    _added(reference, name="x" * 120)

    with reading():
        keys = {each.key for each in _whole(reference).rates}
    assert keys == {"reunion-the-group", "reunion-the-group-2", "rate", "x" * 35}


def test_a_rate_does_not_begin_before_its_card() -> None:
    reference = _card()
    hour = _added(reference)

    with pytest.raises(Refused, match="The card begins on Wednesday 1 April 2026"):
        _added(reference, name="Another", from_day=date(2026, 3, 31))
    with pytest.raises(Refused, match="The card begins on"):
        _changed(reference, hour, 2600, date(2026, 3, 31))


def test_the_example_is_copied_once_says_so_and_is_confirmed_once() -> None:
    reference = _card(policy_name="")
    with writing():
        cards.fill_with_example(_whole(reference), by=None)

    with reading():
        card = _whole(reference)
        assert card.is_example and card.policy_name
        assert sorted(each.amount_pence for each in card.rates) == [1250, 2500, 5000, 7500, 30_000]
        assert {each.from_day for each in card.rates} == {APRIL}
    with pytest.raises(Refused, match="rates already"), writing():
        cards.fill_with_example(_whole(reference), by=None)
    with writing():
        cards.confirm(_whole(reference), by=None)
    with pytest.raises(Refused, match="your own rates already"), writing():
        cards.confirm(_whole(reference), by=None)


@pytest.mark.parametrize(
    ("hours", "percent", "reason"),
    [(0, 100, "Short notice"), (673, 100, "Short notice"), (48, 101, "A share"), (48, -1, "A share")],
)
def test_a_notice_or_a_share_that_makes_no_sense_is_refused(hours: int, percent: int, reason: str) -> None:
    reference = _card()

    with pytest.raises(Refused, match=reason):
        _card(cancellation_hours=hours, cancellation_percent=percent)
    with pytest.raises(Refused, match=reason), writing():
        _change(reference, cancellation_hours=hours, cancellation_percent=percent)


def _change(reference: str, **more: object) -> None:
    facts = {
        "name": "Rates",
        "policy_name": "Policy",
        "policy_version": "4",
        "counts_preparation": False,
        "cancellation_hours": None,
        "cancellation_percent": 100,
        "by": None,
        **more,
    }
    cards.change(_whole(reference), **facts)  # type: ignore[arg-type]


def test_the_rules_of_a_card_hold_for_its_rates_from_now_on() -> None:
    reference = _card()
    _added(reference)
    with writing():
        _change(reference)

    with reading():
        rate = queries.rate_on(_whole(reference).id, "an-hour", APRIL)
        assert rate is not None
        assert offer_pence(rate, 60, 60) == 2500
        assert (rate.card.name, rate.card.policy_version) == ("Rates", "4")


def test_a_card_that_has_ended_is_offered_no_more_and_its_rates_go_on() -> None:
    reference = _card()
    _added(reference)
    with writing():
        cards.end(_whole(reference), last_day=JUNE_30, by=None)

    with reading():
        ours = {_whole(reference).organisation_id}
        assert [each.reference for each in queries.cards_of(ours, JUNE_30)] == [reference]
        assert queries.cards_of(ours, JULY) == [] == queries.cards_of(set(), JUNE_30)
        assert [each.reference for each in queries.cards_page(ours, 1).rows] == [reference]
        assert queries.cards_page(None, 1).total == 1 and queries.cards_page(frozenset(), 1).total == 0
    assert _paid(reference, JULY) == 2500


def test_a_rate_belongs_to_its_card() -> None:
    one, other = _card(), _card()
    rate = _added(one)

    with reading():
        assert queries.rate(one, rate) is not None
        assert queries.rate(other, rate) is None
        assert queries.card("nosuch") is None
        assert db.session.get_one(Rate, 1).made_at <= clock.now()
