"""What waits to be paid, and for which years there are statements, each counted in one statement for everybody."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core.db import db, reading, writing
from coprod.payments.models import Payment, PaymentRun
from coprod.payments.operations import approving
from coprod.payments.queries import payments, to_pay
from coprod.payments.rules.paying import PaymentStage, RunStage
from coprod.programmes.rules import Role
from tests.base.statements import statements
from tests.factories.involvement import an_agreement, an_opportunity
from tests.factories.payments import a_budget, a_claim, a_payment, serves
from tests.factories.people import a_person

Place = tuple[int, int]


@pytest.fixture
def places(app: Service) -> list[Place]:
    """One desk where two sums of one claim wait, and a third of a claim whose time is on its way; one with nothing."""
    with writing():
        roles = [an_opportunity(), an_opportunity()]
        budget = a_budget(roles[0])
        approver = serves(roles[0], Role.FINANCE_APPROVER)
        both = a_claim(an_agreement(roles[0]), budget, expense_pence=460)
        approving.approve(both, by=approver.id)
        a_payment(a_claim(an_agreement(roles[0]), budget, expense_pence=320))
        return [(each.programme_id, each.organisation_id) for each in roles]


def test_the_sums_that_wait_are_counted_by_desk(places: list[Place]) -> None:
    with reading(), statements() as asked:
        found = to_pay.sums(places)

    assert {place: waits.count for place, waits in found.items()} == {places[0]: 3}
    assert len(asked) == 1


def test_what_somebody_claimed_or_approved_waits_for_others(places: list[Place]) -> None:
    with reading():
        all_of_them = db.session.scalars(select(Payment.approver_id)).one()
        claimant = db.session.scalars(select(Payment.claimant_id)).one()
        counts = [
            sum(waits.count for waits in to_pay.sums(places, without=number).values())
            for number in (all_of_them, claimant)
        ]

    assert counts == [2, 2]


def test_a_run_waits_for_everybody_but_whoever_made_it_or_claims_in_it(places: list[Place]) -> None:
    with writing():
        payment = db.session.scalars(select(Payment)).one()
        run = db.session.get_one(PaymentRun, payment.run_id)
        run.stage = RunStage.FROZEN
        people = (a_person().id, run.made_by_id, payment.claimant_id)
    with reading():
        found = [to_pay.runs(places, of_others=number) for number in people]

    assert [{stage: waits.count for stage, waits in each.items()} for each in found] == [
        {RunStage.FROZEN: 1},
        {},
        {},
    ]


def test_a_tax_year_turns_between_the_fifth_and_the_sixth_of_april(app: Service) -> None:
    with writing():
        agreement = an_agreement()
        for day in (date(2026, 4, 5), date(2026, 4, 6), date(2026, 12, 31), date(2025, 4, 6)):
            a_payment(a_claim(agreement), stage=PaymentStage.PAID, paid_on=day)
        person = agreement.person_id
    with reading():
        years = payments.years(person)
        sizes = [
            len(found.payments)
            for each in years
            if (found := payments.statement(person, each.year.begins_in, each.organisation.reference))
        ]

    assert [each.year.begins_in for each in years] == [2026, 2025] and sizes == [2, 2]
