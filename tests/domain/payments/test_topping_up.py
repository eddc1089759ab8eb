"""A rate from a day that is past adds to what was paid, once, and edits nothing (domain rule P12)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core import clock, settings
from coprod.core.db import db, reading, writing
from coprod.core.errors import Refused
from coprod.involvement.rules.opportunities import Expense
from coprod.payments.models import Claim, ClaimLine
from coprod.payments.operations import approving, claiming, topping_up
from coprod.payments.operations.deciding import why_not
from coprod.payments.queries import deciding
from coprod.payments.queries import topping_up as queries
from coprod.payments.rules.claims import Choice, ClaimKind, ClaimStage, Ledger, Proof
from coprod.payments.rules.paying import PaymentStage
from coprod.payments.rules.recovering import RecoveryStage
from coprod.programmes.rules import Role
from coprod.rates.models import Rate, RateCard
from coprod.rates.rules import figures
from tests.base.at_once import at_once
from tests.factories.involvement import a_rate, an_agreement, an_opportunity
from tests.factories.payments import a_budget, a_claim, a_payment, an_overpayment, serves
from tests.factories.people import a_person
from tests.factories.programmes import long_ago


class World:
    """A role paid by the hour, two hours of which were approved at £25, and 34 miles at 45p."""

    def __init__(self) -> None:
        self.role = an_opportunity(rate_key="hour")
        self.agreement, self.budget = an_agreement(self.role), a_budget(self.role)
        self.old = db.session.scalars(
            select(Rate).where(Rate.card_id == self.role.rate_card_id, Rate.key == "hour")
        ).one()
        self.approver = serves(self.role, Role.FINANCE_APPROVER)
        self.lead = a_person()
        self.day = clock.today() - timedelta(days=30)

    def claim(self, *, choice: Choice = Choice.FULL, pence: int = 5000, approved: bool = True) -> Claim:
        more = {"donate_to": "Shelter"} if choice is Choice.DONATE else {}
        claim = a_claim(
            self.agreement, self.budget, pence=pence, on=self.day, minutes=120, choice=choice, **more
        )
        for line in db.session.scalars(select(ClaimLine).where(ClaimLine.claim_id == claim.id)):
            line.rate_id, line.offer_pence = self.old.id, 5000
        db.session.flush()
        if approved:
            approving.approve(claim, by=self.approver.id)
        return claim

    def travelled(self, pence: int = 1530) -> Claim:
        claim = a_claim(self.agreement, self.budget, pence=0, on=self.day)
        db.session.add(
            ClaimLine(
                claim_id=claim.id,
                ledger=Ledger.EXPENSE,
                expense=Expense.CAR,
                on_day=self.day,
                amount_pence=pence,
                miles_tenths=340,
                miles_before_tenths=0,
                pence_per_mile=45,
                proof=Proof.RATE,
            )
        )
        db.session.flush()
        approving.approve(claim, by=self.approver.id)
        return claim

    def a_later_rate(self, pence: int = 2750, from_day: date | None = None) -> Rate:
        """As ``/manage/rates`` does it: the open one ends the day before."""
        day = from_day or self.day
        for each in db.session.scalars(
            select(Rate).where(
                Rate.card_id == self.old.card_id, Rate.key == "hour", Rate.replaced_at.is_(None)
            )
        ):
            if each.from_day == day:
                each.replaced_at = clock.now()
            elif each.to_day is None:
                each.to_day = day - timedelta(days=1)
        db.session.flush()
        return a_rate(
            db.session.get_one(RateCard, self.old.card_id),
            "hour",
            basis=self.old.basis,
            amount_pence=pence,
            from_day=day,
        )

    def press(self) -> list[Claim]:
        return topping_up.top_up([self.role.programme_id], by=self.lead.id)


def lines(claim: Claim) -> list[tuple[Ledger, int, int | None]]:
    found = db.session.scalars(select(ClaimLine).where(ClaimLine.claim_id == claim.id).order_by(ClaimLine.id))
    return [(each.ledger, each.amount_pence, each.tops_up_id) for each in found]


def test_a_rate_from_an_earlier_day_makes_a_claim_for_the_difference_to_be_approved_like_any() -> None:
    with writing():
        world = World()
        paid = world.claim()
        before = lines(paid)
        world.a_later_rate()

        (more,) = world.press()

        assert lines(paid) == before
        assert [(ledger, pence) for ledger, pence, _of in lines(more)] == [(Ledger.PAYMENT, 500)]
        assert (more.kind, more.stage, more.budget_id) == (ClaimKind.TOP_UP, ClaimStage.SENT, paid.budget_id)
        assert more.person_id == paid.person_id and not more.minutes, "no time is counted twice"
        approving.approve(more, by=world.approver.id)


def test_nothing_is_added_to_work_that_was_paid_wrongly_and_how_much_is_left_out_is_said() -> None:
    with writing():
        world = World()
        wrong, right = world.claim(approved=False), world.claim()
        a_payment(wrong, stage=PaymentStage.PAID)
        found = an_overpayment(wrong, 1)
        world.a_later_rate()
        programmes = [world.role.programme_id]
        assert [more.claim.id for more in queries.touched(programmes)] == [right.id]
        assert queries.left_out(programmes) == 1

        found.stage = RecoveryStage.DROPPED
        db.session.flush()

        assert [more.claim.id for more in queries.touched(programmes)] == [wrong.id, right.id]
        assert queries.left_out(programmes) == 0


def test_pressing_again_adds_nothing_and_a_still_later_rate_adds_only_the_rest() -> None:
    with writing():
        world = World()
        world.claim()
        world.a_later_rate(2750)
        assert len(world.press()) == 1
        assert world.press() == []

        world.a_later_rate(3000)
        (more,) = world.press()
        assert [pence for _ledger, pence, _of in lines(more)] == [500]
        assert world.press() == []


def test_whoever_pressed_does_not_approve_what_came_of_it() -> None:
    with writing():
        world = World()
        world.claim()
        world.a_later_rate()
        (more,) = topping_up.top_up([world.role.programme_id], by=world.approver.id)

        assert "wrote this claim down" in why_not(more, world.approver.id)


@pytest.mark.parametrize(
    ("choice", "pence"), [(Choice.LOWER, 2000), (Choice.NOTHING, 0), (Choice.DONATE, 5000)]
)
def test_nothing_is_worked_out_for_whoever_took_less_or_gave_it_away(choice: Choice, pence: int) -> None:
    with writing():
        world = World()
        world.claim(choice=choice, pence=pence)
        world.a_later_rate()

        assert world.press() == []


def test_neither_a_lower_rate_nor_one_from_a_later_day_nor_an_open_claim_is_touched() -> None:
    with writing():
        world = World()
        world.claim(approved=False)
        world.a_later_rate(2750)
        assert world.press() == [], "it is not decided yet"

        world.claim()
        world.a_later_rate(2000)
        assert world.press() == [], "a lower rate takes nothing back"

        world.a_later_rate(3000, from_day=clock.today())
        assert world.press() == [], "it holds from today on"
        assert topping_up.top_up([world.role.programme_id + 1], by=world.lead.id) == []


def test_a_later_figure_for_miles_counts_by_the_day_of_travel() -> None:
    with writing():
        world = World()
        _figures(45)
        journey = world.travelled()
        assert world.press() == []
        settings.put(figures.MILEAGE_CAR_FIRST, 55, from_day=world.day, source="HMRC")

        (more,) = world.press()
        assert [(ledger, pence) for ledger, pence, _of in lines(more)] == [(Ledger.EXPENSE, 340)]
        assert world.press() == []
        line = db.session.scalars(select(ClaimLine).where(ClaimLine.claim_id == more.id)).one()
        assert line.miles_tenths is None, "no mile is counted twice"
        assert deciding.afresh(journey).expense_pence == 1530


def _figures(first: int) -> None:
    told = {
        figures.MILEAGE_CAR_FIRST: first,
        figures.MILEAGE_CAR_AFTER: 25,
        figures.MILEAGE_FIRST_MILES: 10_000,
    }
    for key, value in told.items():
        settings.put(key, value, from_day=long_ago(), source="HMRC")


def test_what_is_refused_once_is_not_asked_for_again() -> None:
    with writing():
        world = World()
        world.claim()
        world.a_later_rate()
        (more,) = world.press()
        approving.refuse(more, "The board decided otherwise.", by=world.approver.id)

        assert world.press() == []


def test_two_who_press_at_once_add_it_once(app: Service) -> None:
    with writing():
        world = World()
        world.claim()
        world.a_later_rate()
        programme, lead = world.role.programme_id, world.lead.id

    def press() -> int:
        with app.app_context(), writing():
            return len(topping_up.top_up([programme], by=lead))

    assert sorted(at_once([press, press])) == [0, 1]
    with reading():
        assert db.session.scalars(select(Claim).where(Claim.kind == ClaimKind.TOP_UP)).one()
        assert queries.touched([programme]) == []


def test_whoever_gets_more_leaves_it_as_it_is_or_takes_it_back_and_no_page_reckons_it_anew() -> None:
    with writing():
        world = World()
        world.claim()
        world.a_later_rate()
        (more,) = world.press()
        whose = more.person_id
        with pytest.raises(Refused, match="from an earlier claim"):
            claiming.choose(more, Choice.NOTHING, by=whose)

        claiming.withdraw(more, by=whose)

        assert more.stage is ClaimStage.WITHDRAWN
        assert world.press() == [], "it is not made again for somebody who did not want it"
