"""Who is too near, who is lent, what is set aside, and what is agreed before the day (domain rules P23 to P25)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coprod.core import clock
from coprod.core.db import db, writing
from coprod.core.errors import Refused
from coprod.involvement.models import Agreement, Opportunity
from coprod.involvement.rules.opportunities import Expense
from coprod.payments.models import Budget, Claim
from coprod.payments.operations import approving, budgeting, lending, pre_approving, relating
from coprod.payments.operations.budgeting import Facts
from coprod.payments.queries import budget_use, budgets, relations
from coprod.payments.queries import lending as lendings
from coprod.payments.rules.budgets import Place, Sums, budget_of
from coprod.payments.rules.claims import ClaimStage
from coprod.people.models import Person
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from tests.factories.involvement import a_work_session, an_agreement, an_opportunity
from tests.factories.meetings import a_group, a_meeting, a_member, an_attendance
from tests.factories.payments import a_budget, a_claim, a_pre_approval, serves
from tests.factories.people import a_person
from tests.factories.programmes import a_membership, a_partner, a_workstream, an_organisation, long_ago


class World:
    def __init__(self) -> None:
        self.role = an_opportunity()
        self.programme = db.session.get_one(Programme, self.role.programme_id)
        self.budget, self.agreement = a_budget(self.role), an_agreement(self.role)
        self.claim: Claim = a_claim(self.agreement, self.budget)
        self.claimant = db.session.get_one(Person, self.claim.person_id)
        self.approver = serves(self.role, Role.FINANCE_APPROVER)


@pytest.mark.parametrize("declares", ["claimant", "approver"])
def test_either_of_two_says_that_they_are_near_and_it_blocks_at_once(declares: str) -> None:
    with writing():
        world = World()
        other = {"claimant": "approver", "approver": "claimant"}[declares]
        one, two = getattr(world, declares), getattr(world, other)
        relation = relating.declare(one, two, by=one.id)
        assert relating.declare(one, two, by=one.id) is relation, "safe to repeat"

        with pytest.raises(Refused, match="too near"):
            approving.approve(world.claim, by=world.approver.id)
        with pytest.raises(Refused, match="Only whoever declared"):
            relating.end(relation, by=two.id)
        relating.end(relation, by=one.id)
        with pytest.raises(Refused, match="over already"):
            relating.end(relation, by=one.id)
        approving.approve(world.claim, by=world.approver.id)


def test_what_the_other_declared_still_holds_when_one_ends_theirs() -> None:
    with writing():
        world = World()
        mine = relating.declare(world.approver, world.claimant, by=world.approver.id)
        relating.declare(world.claimant, world.approver, by=world.claimant.id)
        relating.end(mine, by=world.approver.id)

        with pytest.raises(Refused, match="too near"):
            approving.approve(world.claim, by=world.approver.id)
        with pytest.raises(Refused, match="Choose somebody else"):
            relating.declare(world.claimant, world.claimant, by=world.claimant.id)


def test_nobody_finds_people_to_name_but_those_whose_money_is_decided_and_who_decide() -> None:
    with writing():
        world = World()
        payer, _elsewhere, stranger = serves(world.role, Role.PAYER), a_claim(), a_person()
        place = {(world.role.programme_id, world.role.organisation_id)}

        theirs = relations.candidates(world.claimant.id, set())
        assert {each.id for each in theirs} == {world.approver.id, payer.id}
        assert [each.id for each in relations.candidates(world.approver.id, place)] == [world.claimant.id]
        assert relations.candidates(stranger.id, set()) == []


def test_a_partner_lends_an_approver_and_nobody_lends_themselves() -> None:
    with writing():
        world = World()
        lender = an_organisation("Northern Voices")
        organisation = world.role.organisation_id
        to = db.session.get_one(type(lender), organisation)
        a_partner(world.programme, lender)
        a_partner(world.programme, to)
        lent = a_person()
        a_membership(lent, world.programme, Role.FINANCE_APPROVER, lender)
        facts = {"to": to, "lender": lender, "from_day": clock.today(), "to_day": None}

        with pytest.raises(Refused, match="Nobody lends themselves"):
            lending.lend(world.programme, role=Role.FINANCE_APPROVER, by=lent.id, **facts)
        with pytest.raises(Refused, match="Only an approver"):
            lending.lend(world.programme, role=Role.LEAD, by=world.claimant.id, **facts)
        with pytest.raises(Refused, match="does not lend to itself"):
            lending.lend(world.programme, role=Role.PAYER, by=1, **{**facts, "lender": to})
        with pytest.raises(Refused, match="is not a partner"):
            lending.lend(world.programme, role=Role.PAYER, by=1, **{**facts, "lender": an_organisation()})
        yesterday = clock.today() - timedelta(days=1)
        with pytest.raises(Refused, match="before the first"):
            lending.lend(world.programme, role=Role.PAYER, by=1, **{**facts, "to_day": yesterday})
        made = lending.lend(world.programme, role=Role.FINANCE_APPROVER, by=world.claimant.id, **facts)
        approving.approve(world.claim, by=lent.id)

        lending.end(made, by=world.claimant.id)
        assert made.to_day == clock.today()
        with pytest.raises(Refused, match="over already"):
            lending.end(made, by=world.claimant.id)
        coming = lending.lend(
            world.programme,
            role=Role.PAYER,
            by=world.claimant.id,
            **{**facts, "from_day": clock.today() + timedelta(days=9)},
        )
        lending.end(coming, by=world.claimant.id)
        assert lendings.of_programmes([world.programme.id]) == [made], "what has not begun never does"


def test_a_taxi_is_asked_for_before_the_day_and_given_by_somebody_else_up_to_a_sum() -> None:
    with writing():
        world = World()
        agreement: Agreement = world.agreement
        agreement.opportunity = db.session.get_one(Opportunity, agreement.opportunity_id)
        facts = {"expense": Expense.TAXI, "on_day": clock.today(), "most_pence": 1500, "words": " Rain. "}
        with pytest.raises(Refused, match="for yourself"):
            pre_approving.ask(agreement, by=world.approver.id, **facts)  # type: ignore[arg-type]
        with pytest.raises(Refused, match="is over"):
            pre_approving.ask(agreement, by=agreement.person_id, **{**facts, "on_day": long_ago()})  # type: ignore[arg-type]
        with pytest.raises(Refused, match="about how much"):
            pre_approving.ask(agreement, by=agreement.person_id, **{**facts, "most_pence": 0})  # type: ignore[arg-type]
        asked = pre_approving.ask(agreement, by=agreement.person_id, **facts)  # type: ignore[arg-type]
        asked.person = world.claimant

        with pytest.raises(Refused, match="your own"):
            pre_approving.give(asked, most_pence=1500, by=asked.person_id)
        with pytest.raises(Refused, match="do not approve"):
            pre_approving.give(asked, most_pence=1500, by=a_person().id)
        with pytest.raises(Refused, match="up to how much"):
            pre_approving.give(asked, most_pence=0, by=world.approver.id)
        relation = relating.declare(world.claimant, world.approver, by=world.claimant.id)
        with pytest.raises(Refused, match="too near"):
            pre_approving.refuse(asked, by=world.approver.id)
        relating.end(relation, by=world.claimant.id)
        pre_approving.give(asked, most_pence=1200, by=world.approver.id)
        assert (asked.words, asked.most_pence, asked.given_by_id) == ("Rain.", 1200, world.approver.id)
        with pytest.raises(Refused, match="already"):
            pre_approving.refuse(asked, by=world.approver.id)
        other = a_pre_approval(world.claim)
        other.person = world.claimant
        pre_approving.refuse(other, by=world.approver.id)
        assert other.refused_at is not None


def test_a_budget_says_what_is_not_claimed_yet_what_waits_what_is_approved_and_what_is_left() -> None:
    with writing():
        world = World()
        approved = a_claim(world.agreement, world.budget, pence=7500, expense_pence=460)
        approving.approve(approved, by=world.approver.id)
        claimed = a_work_session(world.agreement)
        world.claim.session_id = claimed.id
        a_work_session(world.agreement, minutes=300)
        elsewhere = an_opportunity(world.programme)
        a_work_session(an_agreement(elsewhere))

        found = budget_use.of([world.budget], [world.role.programme_id])

        use = found.uses[world.budget.id]
        assert (use.coming, use.waiting) == (Sums(15000, 0), Sums(7500, 0))
        assert (use.approved, use.paid) == (Sums(7500, 460), Sums())
        assert use.committed == Sums(22500, 0)
        assert use.left == 500000 - 15000 - 7500 - 7500 - 460 and not use.is_over_spent
        unpaid = Place(world.programme.id, elsewhere.organisation_id, None)
        assert found.unmet == {unpaid: 7500}


def test_a_meeting_that_somebody_was_at_is_counted_until_they_claim_for_it() -> None:
    with writing():
        world = World()
        group = a_group(world.programme)
        world.role.group_id = group.id
        meeting = a_meeting(group, in_days=-3)
        an_attendance(meeting, a_member(group, person=world.claimant), minutes=120)
        db.session.flush()
        coming = budget_use.of([world.budget], [world.programme.id]).uses[world.budget.id].coming
        assert coming == Sums(7500, 0)

        a_claim(world.agreement, world.budget, meeting_id=meeting.id, stage=ClaimStage.SENT)
        use = budget_use.of([world.budget], [world.programme.id]).uses[world.budget.id]
        assert use.coming == Sums() and use.waiting == Sums(15000, 0)


def test_more_planned_than_there_is_is_said() -> None:
    with writing():
        world = World()
        world.budget.amount_pence = 7499
        db.session.flush()

        assert budget_use.of([world.budget], [world.programme.id]).uses[world.budget.id].is_over_spent


def test_the_budget_of_a_line_is_the_same_in_the_database_and_in_the_rules() -> None:
    with writing():
        world = World()
        workstream = a_workstream(world.programme)
        today = clock.today()
        made: list[Budget] = [
            world.budget,
            a_budget(world.role, workstream_id=workstream.id, to_day=today),
            a_budget(
                world.role, workstream_id=workstream.id, from_day=today - timedelta(days=5), to_day=today
            ),
            a_budget(world.role, from_day=today - timedelta(days=2)),
        ]
        place = (world.role.programme_id, world.role.organisation_id)
        for part in (None, workstream.id):
            for days in (-9, -5, -2, 0, 1, 900):
                day = today + timedelta(days=days)
                assert budgets.for_line(*place, part, day) is budget_of(made, Place(*place, part), day)


def test_a_budget_is_added_for_a_partner_and_changed_in_the_open() -> None:
    with writing():
        world = World()
        to = an_organisation()
        a_partner(world.programme, to)
        today = clock.today()
        facts = Facts(" Panels ", "C9", 100000, today, today + timedelta(days=90))
        with pytest.raises(Refused, match="before the first"):
            budgeting.add(world.programme, to, None, Facts("Panels", "C9", 1, today, long_ago()), by=1)
        with pytest.raises(Refused, match="name and a cost code"):
            budgeting.add(world.programme, to, None, Facts("Panels", " ", 1, today, today), by=1)
        with pytest.raises(Refused, match="is not a partner"):
            budgeting.add(world.programme, an_organisation(), None, facts, by=1)
        with pytest.raises(Refused, match="another programme"):
            budgeting.add(
                world.programme,
                to,
                a_workstream(db.session.get_one(Programme, an_opportunity().programme_id)),
                facts,
                by=1,
            )

        made = budgeting.add(world.programme, to, None, facts, by=world.claimant.id)
        budgeting.change(made, Facts("Panels", "C9", 90000, today, today), by=world.claimant.id)

        assert (made.name, made.amount_pence) == ("Panels", 90000)
