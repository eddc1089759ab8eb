"""Claiming: begun once, filled in, priced by us, chosen freely, sent to its budgets, and open until it is approved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core import clock, settings
from coprod.core.db import db, writing
from coprod.core.errors import Refused
from coprod.core.outbox import Mail
from coprod.core.settings import Key
from coprod.involvement.models import Agreement, Break
from coprod.involvement.queries import work as works
from coprod.involvement.rules.agreements import Route, SessionStage
from coprod.involvement.rules.opportunities import Expense, Pays, Stage
from coprod.meetings.rules.groups import MemberRole
from coprod.payments.models import Budget, Claim, PreApproval
from coprod.payments.operations import approving, claiming
from coprod.payments.queries import mine
from coprod.payments.rules.claims import Choice, ClaimStage, Proof
from coprod.payments.rules.spending import Spent
from coprod.people.models import Person
from coprod.programmes.models import Organisation, Programme
from coprod.programmes.rules import Role
from coprod.questionnaires.models import Channel
from coprod.rates.rules import figures
from coprod.rates.rules.pay import Basis
from tests.base.at_once import at_once
from tests.factories.involvement import a_rate, a_rate_card, a_work_session, an_agreement, an_opportunity
from tests.factories.payments import a_budget, serves
from tests.factories.people import a_person
from tests.factories.programmes import a_membership, long_ago


def set_figure(key: Key[Any], value: int, from_day: date | None = None) -> None:
    settings.put(key, value, from_day=from_day or long_ago(), source="Test")


class World:
    """A role that pays £75 for up to four hours, its budget, and three hours of agreed work a week ago."""

    def __init__(self, minutes: int = 180, agreed: dict[str, Any] | None = None, **role: Any) -> None:
        self.role = an_opportunity(stage=Stage.DECIDED, **role)
        self.budget = a_budget(self.role)
        self.agreement: Agreement = an_agreement(self.role, **(agreed or {}))
        self.session = a_work_session(self.agreement, minutes=minutes)
        self.person = self.agreement.person_id
        for key, pence in (
            (figures.MILEAGE_CAR_FIRST, 55),
            (figures.MILEAGE_CAR_AFTER, 25),
            (figures.MILEAGE_FIRST_MILES, 10000),
            (figures.MILEAGE_PASSENGER, 5),
            (figures.MILEAGE_BICYCLE, 20),
            (figures.ONLINE_ATTENDANCE, 500),
        ):
            set_figure(key, pence)

    def work(self, key: str | None = None) -> works.Work:
        wanted = key or self.session.reference
        return next(each for each in works.claimable(self.person) if wanted == each.session_reference)

    def begin(self, by: int | None = None) -> Claim:
        return claiming.begin(self.work(), by=by or self.person)

    def ready(self, **more: Any) -> Claim:
        """A claim to which nothing is missing."""
        return claiming.say_paid_elsewhere(self.begin(**more), False, by=more.get("by", self.person))

    def sent(self) -> Claim:
        return claiming.send(self.ready(), by=self.person)[0]

    @property
    def day(self) -> date:
        return self.session.on_day


def sums(claim: Claim) -> tuple[int, int]:
    now = mine.afresh(claim)
    return now.payment_pence, now.expense_pence


def test_a_claim_is_filled_in_from_the_work_and_begun_once() -> None:
    with writing():
        world = World(minutes=190)

        claim = world.begin()
        again = world.begin()

        assert again.id == claim.id and (claim.minutes, claim.choice, sums(claim)) == (
            190,
            Choice.FULL,
            (7500, 0),
        )
        assert claim.worked_on == world.day and claim.lines[0].rate_id is not None


def test_two_browsers_of_one_person_begin_one_claim(inside: Service) -> None:
    with writing():
        world = World()
        person, key = world.person, world.session.reference

    def begin() -> int:
        with inside.app_context(), writing():
            work = next(each for each in works.claimable(person) if each.session_reference == key)
            return claiming.begin(work, by=person).id

    numbers = at_once([begin, begin, begin])

    assert len(set(numbers)) == 1 and isinstance(numbers[0], int)


@pytest.mark.parametrize(
    ("told", "pence", "taken"),
    [
        ({"choice": Choice.FULL}, 7500, Choice.FULL),
        ({"choice": Choice.LOWER, "lower_pence": 2000}, 2000, Choice.LOWER),
        ({"choice": Choice.NOTHING}, 0, Choice.NOTHING),
        ({"choice": Choice.DONATE, "donate_to": "Preston Hospice"}, 7500, Choice.DONATE),
    ],
)
def test_everybody_chooses_what_they_want_and_may_change_it_until_it_is_approved(
    told: dict[str, Any], pence: int, taken: Choice
) -> None:
    with writing():
        world = World()
        claim = claiming.choose(world.ready(), **told, by=world.person)
        assert (sums(claim)[0], claim.choice) == (pence, taken)

        claim = claiming.send(claim, by=world.person)[0]
        claim = claiming.choose(claim, Choice.FULL, by=world.person)
        claim = claiming.choose(claim, **told, by=world.person)
        assert (sums(claim)[0], claim.choice, claim.stage) == (pence, taken, ClaimStage.SENT)
        # Nothing says what a person would have had who wanted nothing (domain rule P5).
        assert bool(claim.lines) is (taken is not Choice.NOTHING)

        approver = serves(world.role, Role.FINANCE_APPROVER)
        approving.approve(claim, by=approver.id)
        with pytest.raises(Refused, match="decided already"):
            claiming.choose(claim, Choice.FULL, by=world.person)


@pytest.mark.parametrize("pence", [0, 7500, 9900])
def test_a_lower_amount_lies_between_nothing_and_the_offer(pence: int) -> None:
    with writing():
        world = World()
        with pytest.raises(Refused, match="more than nothing"):
            claiming.choose(world.ready(), Choice.LOWER, lower_pence=pence, by=world.person)


def test_fewer_hours_than_the_lower_amount_was_chosen_from_make_it_the_whole_offer() -> None:
    with writing():
        world = World(rate_key="hour")
        claim = claiming.choose(world.ready(), Choice.LOWER, lower_pence=5000, by=world.person)

        claim = claiming.set_time(claim, minutes=60, preparation_minutes=30, by=world.person)

        assert (sums(claim), claim.choice) == ((3750, 0), Choice.FULL)


def test_on_payroll_the_choice_closes_at_the_cut_off() -> None:
    with writing():
        world = World(agreed={"route": Route.PAYROLL})
        set_figure(figures.PAYROLL_CUT_OFF_DAY, clock.today().day)
        claim = world.sent()
        claim = claiming.choose(claim, Choice.NOTHING, by=world.person)

        with clock.at(clock.now() + timedelta(days=1)):
            with pytest.raises(Refused, match="payroll"):
                claiming.choose(claim, Choice.FULL, by=world.person)
            # Whoever was away on that day can still choose: a break stops every deadline.
            db.session.add(
                Break(
                    agreement_id=world.agreement.id,
                    from_day=clock.today() - timedelta(days=1),
                    told_at=clock.now(),
                )
            )
            db.session.flush()
            claim = claiming.choose(claim, Choice.FULL, by=world.person)
            assert claiming.open_until(claim) is None


def test_whoever_is_paid_elsewhere_for_these_hours_is_given_back_what_they_spent_and_no_more() -> None:
    with writing():
        world = World()
        claim = world.begin()
        claiming.add_expense(claim, Spent(Expense.BICYCLE, world.day, miles_tenths=100), by=world.person)

        claim = claiming.say_paid_elsewhere(claim, True, by=world.person)

        assert sums(claim) == (0, 200)


def no_money_for_it(world: World) -> None:
    world.role.pays = Pays.NOTHING


def staff_of_a_partner(world: World) -> None:
    a_membership(
        db.session.get_one(Person, world.person),
        db.session.get_one(Programme, world.role.programme_id),
        Role.MODERATOR,
        db.session.get_one(Organisation, world.role.organisation_id),
    )


def brings_staff(world: World) -> None:
    world.agreement.brings = MemberRole.STAFF


@pytest.mark.parametrize(
    ("so", "why"),
    [(no_money_for_it, "Nothing is paid"), (staff_of_a_partner, "work time"), (brings_staff, "work time")],
)
def test_what_cannot_be_claimed_is_said_in_words(so: Callable[[World], None], why: str) -> None:
    with writing():
        world = World()
        so(world)
        db.session.flush()
        with pytest.raises(Refused, match=why):
            world.begin()


def test_nothing_is_paid_to_a_company_before_it_is_determined() -> None:
    with writing():
        world = World(agreed={"to_a_company": True})
        claim = world.ready()
        with pytest.raises(Refused, match="through a company"):
            claiming.send(claim, by=world.person)

        claim = claiming.choose(claim, Choice.NOTHING, by=world.person)
        assert claiming.send(claim, by=world.person)[0].stage is ClaimStage.SENT


def test_miles_are_worth_what_they_were_on_their_day_and_less_after_the_first_ten_thousand() -> None:
    with writing():
        world = World()
        first = world.ready()
        claiming.add_expense(first, Spent(Expense.CAR, world.day, miles_tenths=99_800), by=world.person)
        claiming.send(first, by=world.person)
        world.session = a_work_session(world.agreement)
        claim = world.ready()

        line = claiming.add_expense(
            claim, Spent(Expense.CAR, world.day, miles_tenths=340, passengers=1), by=world.person
        )

        # 20 miles at 55p, 14 at 25p, and 34 at 5p for whoever came along.
        assert (line.amount_pence, line.miles_before_tenths, line.pence_per_mile) == (1450 + 170, 99_800, 55)
        set_figure(figures.MILEAGE_CAR_FIRST, 45, clock.today())
        assert (
            claiming.change_expense(
                claim, line.reference, Spent(Expense.CAR, clock.today(), miles_tenths=10), by=world.person
            ).amount_pence
            == 45
        )


@pytest.mark.parametrize(
    ("spent", "why"),
    [
        ({"kind": Expense.FARE, "pence": 0}, "how much"),
        ({"kind": Expense.CAR}, "how many miles"),
        ({"kind": Expense.OTHER, "pence": 100}, "what it was for"),
        ({"kind": Expense.FARE, "pence": 100, "on_day": clock.today() + timedelta(days=1)}, "Check the day"),
        ({"kind": Expense.FARE, "pence": 100, "on_day": long_ago()}, "Check the day"),
        ({"kind": Expense.TAXI, "pence": 100}, "does not give back"),
    ],
)
def test_an_expense_that_cannot_be_so_is_refused_in_words(spent: dict[str, Any], why: str) -> None:
    with writing():
        world = World(expenses=["fare", "car", "other"])
        told = {"on_day": world.day, **spent}
        with pytest.raises(Refused, match=why):
            claiming.add_expense(world.begin(), Spent(**told), by=world.person)


def test_a_taxi_knows_what_was_agreed_before_the_day() -> None:
    with writing():
        world = World()
        agreed = PreApproval(
            person_id=world.person,
            programme_id=world.role.programme_id,
            organisation_id=world.role.organisation_id,
            expense=Expense.TAXI,
            on_day=world.day,
            most_pence=2000,
            asked_at=clock.now(),
            given_by_id=a_person().id,
            given_at=clock.now(),
        )
        db.session.add(agreed)

        line = claiming.add_expense(
            world.begin(), Spent(Expense.TAXI, world.day, pence=1800), by=world.person
        )

        assert (line.pre_approval_id, line.amount_pence) == (agreed.id, 1800)


def test_a_receipt_is_there_or_lost_before_a_claim_is_sent() -> None:
    with writing():
        world = World()
        claim = world.ready()
        line = claiming.add_expense(claim, Spent(Expense.FARE, world.day, pence=460), by=world.person)
        with pytest.raises(Refused, match="receipt is still to come"):
            claiming.send(claim, by=world.person)

        claiming.lose_receipt(claim, line.reference, by=world.person)
        sent = claiming.send(claim, by=world.person)

        assert (sums(sent[0]), sent[0].lines[1].proof) == ((7500, 460), Proof.LOST)


def test_whoever_took_part_online_is_offered_the_allowance_without_asking_for_it() -> None:
    with writing():
        world = World()
        world.session.is_online = True
        claim = world.begin()

        assert sums(claim) == (7500, 500)
        with pytest.raises(Refused, match="in this claim already"):
            claiming.add_expense(claim, Spent(Expense.ONLINE, world.day), by=world.person)


def test_a_claim_over_two_budgets_is_sent_as_two_that_belong_together() -> None:
    with writing():
        world = World()
        world.budget.to_day = world.day
        other = a_budget(world.role, from_day=world.day + timedelta(days=1))
        claim = world.ready()
        claiming.add_expense(
            claim,
            Spent(Expense.BICYCLE, world.day + timedelta(days=1), miles_tenths=50),
            by=world.person,
        )

        one, beside = claiming.send(claim, by=world.person)

        assert (one.budget_id, sums(one)) == (world.budget.id, (7500, 0))
        assert (beside.budget_id, sums(beside), beside.bundle) == (other.id, (0, 100), one.bundle)
        assert beside.stage is ClaimStage.SENT and beside.organisation_id == one.organisation_id


def test_without_money_set_aside_nothing_is_sent_and_nothing_is_lost() -> None:
    with writing():
        world = World()
        claim = world.ready()
        db.session.delete(db.session.get_one(Budget, world.budget.id))
        with pytest.raises(Refused, match="has not set money aside"):
            claiming.send(claim, by=world.person)


def test_a_late_claim_is_taken_with_a_reason_and_no_deadline_runs_during_a_break() -> None:
    with writing():
        world = World()
        world.session.on_day = clock.today() - timedelta(days=150)
        world.session.begins_at = clock.now() - timedelta(days=150)
        db.session.flush()
        claim = world.ready()
        with pytest.raises(Refused, match="why it comes late"):
            claiming.send(claim, by=world.person)

        claim = claiming.send(claim, late_because="I was in hospital.", by=world.person)[0]

        assert claim.late_because == "I was in hospital."


def test_the_last_change_is_not_lost_when_two_pages_are_open() -> None:
    with writing():
        world = World()
        claim = world.ready()
        seen = claim.version
        claiming.set_time(claim, minutes=240, preparation_minutes=0, by=world.person, seen=seen)

        with pytest.raises(Refused, match="changed while your page was open"):
            claiming.choose(claim, Choice.NOTHING, by=world.person, seen=seen)

        assert mine.afresh(claim).minutes == 240


def test_nobody_else_changes_sends_or_takes_back_a_claim() -> None:
    with writing():
        world = World()
        claim, other = world.sent(), a_person().id
        for deed in (
            lambda: claiming.set_time(claim, minutes=1, preparation_minutes=0, by=other),
            lambda: claiming.withdraw(claim, by=other),
        ):
            with pytest.raises(Refused, match="Only the person"):
                deed()


def test_what_was_not_sent_leaves_nothing_behind_and_what_was_is_kept_as_taken_back() -> None:
    with writing():
        world = World()
        claiming.withdraw(world.ready(), by=world.person)
        assert db.session.scalars(select(Claim)).all() == []

        claim = world.sent()
        claiming.withdraw(claim, by=world.person)
        again = world.begin()

        assert mine.afresh(claim).stage is ClaimStage.WITHDRAWN and again.id != claim.id
        assert sums(again) == (7500, 0)


def test_what_was_forgotten_is_claimed_afterwards_without_the_time_a_second_time() -> None:
    with writing():
        world = World()
        approving.approve(world.sent(), by=serves(world.role, Role.FINANCE_APPROVER).id)

        more = world.begin()
        claiming.add_expense(more, Spent(Expense.BICYCLE, world.day, miles_tenths=100), by=world.person)

        assert sums(claiming.send(more, by=world.person)[0]) == (0, 200)


def test_a_claim_by_telephone_is_read_back_and_its_writer_never_approves_it() -> None:
    with writing():
        world = World()
        lead = serves(world.role, Role.FINANCE_APPROVER)
        claim = world.ready(by=lead.id)
        with pytest.raises(Refused, match="Read it back"):
            claiming.send(claim, by=lead.id)

        claim = claiming.send(claim, by=lead.id, read_back=True)[0]

        assert claim.channel is Channel.TELEPHONE and claim.read_back_at is not None
        with pytest.raises(Refused, match="wrote this claim down"):
            approving.approve(claim, by=lead.id)
        with pytest.raises(Refused, match="only the person can change it"):
            claiming.choose(claim, Choice.NOTHING, by=lead.id)
        claiming.choose(claim, Choice.NOTHING, by=world.person)


def test_the_letter_about_a_claim_says_no_sum_and_goes_only_where_it_is_safe() -> None:
    with writing():
        world = World()
        world.sent()
        letter = db.session.scalars(select(Mail)).one()
        assert "75" not in letter.subject + letter.body and "claim" not in letter.subject.lower()


def test_work_called_off_at_short_notice_is_paid_its_share() -> None:
    with writing():
        card = a_rate_card(cancellation_percent=50)
        a_rate(card, "flat", basis=Basis.TASK, amount_pence=4001)
        world = World(rate_card=card, rate_key="flat")
        world.session.stage = SessionStage.CANCELLED
        world.session.cancelled_at = world.session.begins_at - timedelta(hours=47)
        db.session.flush()

        assert sums(world.begin()) == (2001, 0)
