"""Whose turn it is where nobody said where the money should go: the person's, and they are told (rules P21, P22)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import select

from coprod.core import clock
from coprod.core.db import db, reading, writing
from coprod.core.outbox import Mail
from coprod.involvement.models import Agreement, Determination
from coprod.involvement.rules.agreements import Route
from coprod.involvement.rules.opportunities import Method
from coprod.payments.models import Claim, PayChoice
from coprod.payments.operations import accounts, approving
from coprod.payments.queries import payable, without_account
from coprod.payments.rules.claims import Choice
from coprod.payments.rules.payable import Obstacle
from coprod.payments.rules.paying import PaymentStage
from coprod.people.models import Person
from coprod.people.rules import SafeContact
from coprod.programmes.rules import Role
from tests.base.statements import statements
from tests.factories.involvement import an_agreement, an_opportunity
from tests.factories.payments import a_budget, a_claim, a_payment, an_approval, serves
from tests.factories.people import a_person
from tests.web.payments.test_running import an_account


@dataclass(frozen=True)
class Case:
    """An approved claim, and whether it waits for the person to say where the money should go."""

    waits: bool
    route: Route | None = Route.ACCOUNTS_PAYABLE
    expense_pence: int = 0
    way: Method | None = None
    account: bool = False
    choice: Choice = Choice.FULL
    later: Route | None = None
    for_another_day: bool = False
    paid: PaymentStage | None = None
    to_a_company: bool = False


CASES = {
    "no account": Case(waits=True),
    "an account, also while it is on hold": Case(waits=False, account=True),
    "cash": Case(waits=False, way=Method.CASH),
    "the bank, chosen": Case(waits=True, way=Method.BANK),
    "payroll has an account of its own": Case(waits=False, route=Route.PAYROLL),
    "payroll, and a fare": Case(waits=True, route=Route.PAYROLL, expense_pence=460),
    "payroll by what was determined later": Case(waits=False, later=Route.PAYROLL),
    "what holds for another day does not count": Case(waits=True, later=Route.PAYROLL, for_another_day=True),
    "by accounts payable since": Case(waits=True, route=Route.PAYROLL, later=Route.ACCOUNTS_PAYABLE),
    "it waits for whoever determines": Case(waits=False, route=None),
    "nobody has looked at companies": Case(waits=False, to_a_company=True),
    "given away": Case(waits=False, choice=Choice.DONATE),
    "given away, but for the fare": Case(waits=True, choice=Choice.DONATE, expense_pence=460),
    "it is on its way": Case(waits=False, paid=PaymentStage.SENT),
    "it came back": Case(waits=True, paid=PaymentStage.FAILED),
    "its time is on its way, its fare is not": Case(waits=True, paid=PaymentStage.SENT, expense_pence=460),
}


def person_of(claim: Claim) -> Person:
    return db.session.get_one(Person, claim.person_id)


def claim_of(case: Case, agreement: Agreement) -> Claim:
    """The claim of a case, approved by no operation."""
    donated = {"donate_to": "A charity"} if case.choice is Choice.DONATE else {}
    claim = a_claim(agreement, expense_pence=case.expense_pence, choice=case.choice, **donated)
    if case.paid is not None:
        a_payment(claim, stage=case.paid)
    else:
        an_approval(claim)
    if case.later is not None:
        day = clock.today() + timedelta(days=1) if case.for_another_day else claim.worked_on
        db.session.add(
            Determination(
                opportunity_id=agreement.opportunity_id,
                route=case.later,
                basis="",
                determined_on=clock.today(),
                from_day=day,
            )
        )
    if case.account:
        an_account(person_of(claim))
    if case.way is not None:
        db.session.add(PayChoice(person_id=claim.person_id, method=case.way, changed_at=clock.now()))
    db.session.flush()
    return claim


@pytest.mark.parametrize("name", list(CASES))
def test_a_claim_waits_for_the_person_exactly_where_a_payer_reads_that_there_is_no_account(name: str) -> None:
    case = CASES[name]
    with writing():
        # Somebody else's claim for another role, by payroll, has nothing to do with it.
        an_approval(a_claim(an_agreement(route=Route.PAYROLL), on=clock.today() - timedelta(days=30)))
        agreement = an_agreement(route=case.route, to_a_company=case.to_a_company)
        claim = claim_of(case, agreement)

        found = payable.due(
            claim.programme_id, claim.organisation_id, Route.ACCOUNTS_PAYABLE, profile=None, payer_id=None
        )
        no_account = any(each.claim.id == claim.id and each.obstacle is Obstacle.NO_ACCOUNT for each in found)
        assert (without_account.is_waiting(claim), no_account) == (case.waits, case.waits)
        assert without_account.of_person(claim.person_id) == (
            frozenset({claim.id}) if case.waits else frozenset()
        )


def test_it_asks_once_however_many_claims_there_are() -> None:
    with writing():
        agreement = an_agreement()
        person = agreement.person_id
        for _each in range(3):
            an_approval(a_claim(agreement))
    with reading(), statements() as asked:
        assert len(without_account.of_person(person)) == 3
    assert len(asked) == 1


@pytest.mark.parametrize("way", [SafeContact.EMAIL, SafeContact.NONE])
def test_whoever_gave_no_account_is_written_at_approval_that_it_is_their_turn(way: SafeContact) -> None:
    with writing():
        role, person, other = an_opportunity(), a_person(safe_contact=way), a_person()
        an_account(other)
        approver = serves(role, Role.FINANCE_APPROVER)
        budget = a_budget(role)
        for each in (person, other):
            approving.approve(a_claim(an_agreement(role, each), budget), by=approver.id)

        letters = db.session.scalars(select(Mail).order_by(Mail.id)).all()
        asked = [each for each in letters if "Now it waits for you" in each.body]
        assert len(letters) == 2 and len(asked) == 1
        assert asked[0].to_address == (person.email if way is SafeContact.EMAIL else "")
        for word in ("bank", "account", "money", "pay", "£", "approved"):
            assert word not in f"{asked[0].subject} {asked[0].body}".lower().split("http")[0]


def test_taking_an_account_away_makes_it_their_turn_again() -> None:
    with writing():
        claim = a_claim(an_agreement())
        an_account(person_of(claim))
        an_approval(claim)
        assert not without_account.is_waiting(claim)
        accounts.remove(person_of(claim), by=claim.person_id)
        db.session.flush()
        assert without_account.is_waiting(claim)
