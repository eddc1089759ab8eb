"""How fast people are paid is counted once a month for everybody, and tells of nobody (domain rules E6, E7, P22)."""

from __future__ import annotations

from datetime import date, datetime

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, reading, writing
from coprod.involvement.models import Opportunity
from coprod.payments.models import Budget, PaySpeed
from coprod.payments.operations import counting
from coprod.payments.queries import speed
from coprod.payments.rules.claims import ClaimStage
from coprod.payments.rules.paying import PaymentStage
from tests.factories.involvement import an_agreement, an_opportunity
from tests.factories.payments import a_budget, a_claim, a_payment
from tests.factories.people import a_person


def at(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 12, tzinfo=clock.LONDON)


def pay(role: Opportunity, budget: Budget, people: int, *, worked: date, paid: date) -> None:
    payer = a_person()
    for _each in range(people):
        claim = a_claim(an_agreement(role), budget, on=worked)
        a_payment(claim, payer, stage=PaymentStage.PAID, paid_on=paid)
        claim.stage = ClaimStage.PAID
    db.session.flush()


def told(row: PaySpeed | None) -> tuple[object, ...]:
    return (row.until, row.claims, row.half_days, row.percent) if row else ()


def test_a_month_is_counted_once_when_it_is_over_and_shown_when_it_is_about_many(app: Service) -> None:
    with writing(), clock.at(at(4, 17)):
        role = an_opportunity()
        budget = a_budget(role)
        pay(role, budget, 7, worked=date(2026, 4, 10), paid=date(2026, 4, 17))
    with writing(), clock.at(at(5, 10)):
        of_few, again = counting.count(), counting.count()
        shown_of_few = speed.for_everybody()
        # This one took longer than the ten working days that are aimed at.
        pay(role, budget, 1, worked=date(2026, 5, 1), paid=date(2026, 5, 22))
    with writing(), clock.at(at(6, 9)):
        too_early = counting.count()
    with writing(), clock.at(at(6, 10)):
        of_many = counting.count()
    with reading():
        shown = speed.for_everybody()

    assert told(of_few) == (date(2026, 4, 30), None, None, None)
    assert again is None and shown_of_few is None and too_early is None
    assert told(of_many) == told(shown) == (date(2026, 5, 31), 10, 5, 87)
