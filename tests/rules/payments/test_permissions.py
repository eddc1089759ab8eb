"""Who may look into somebody's money, and who decides: a table of everybody who could ask (domain rule P23)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from coprod.core import clock
from coprod.core.rules import NOBODY, Grant, Rule, Viewer
from coprod.payments import permissions
from coprod.programmes.rules import Role

HERE, ELSEWHERE = 1, 2  # programmes
OWN, LENDER, OTHER = 11, 12, 13  # organisations


@dataclass
class Lent:
    role: Role = Role.FINANCE_APPROVER
    programme_id: int = HERE
    lender_id: int = LENDER
    from_day: date = field(default_factory=lambda: clock.today() - timedelta(days=9))
    to_day: date | None = None


@dataclass
class Thing:
    lendings: list[Lent] = field(default_factory=list)
    programme_id: int = HERE
    organisation_id: int = OWN
    person_id: int = 7


def holder(role: Role, organisation: int = OWN, programme: int = HERE, number: int = 5) -> Viewer:
    return Viewer(number, frozenset({Grant(role.value, programme, organisation)}))


LOOK, APPROVE, PAY, SUMS = (
    permissions.look_into,
    permissions.approve,
    permissions.pay,
    permissions.see_money,
)
MINE, SEE, WORK = permissions.is_mine, permissions.see_claim, permissions.work_with_money
BUDGETS, ANOTHER, WRITE = permissions.look_at_budgets, permissions.pay_another, permissions.write_down
ALL = (LOOK, APPROVE, PAY, SUMS, MINE, SEE, WORK)
APPROVER, PAYER, LEAD = Role.FINANCE_APPROVER, Role.PAYER, Role.LEAD


def yesterday() -> date:
    return clock.today() - timedelta(days=1)


@pytest.mark.parametrize(
    ("viewer", "lendings", "may"),
    [
        (NOBODY, [], set()),
        (Viewer(7), [], {MINE, SEE}),
        (Viewer(8), [], set()),
        (holder(APPROVER), [], {LOOK, APPROVE, SUMS, SEE, WORK}),
        (holder(APPROVER, number=7), [], {LOOK, SUMS, SEE, WORK, MINE}),
        (holder(PAYER), [], {LOOK, PAY, SUMS, SEE, WORK}),
        (holder(LEAD), [], {SUMS}),
        (holder(LEAD, programme=ELSEWHERE), [], set()),
        (holder(Role.ADMINISTRATOR), [], set()),
        # For another organisation, or in another programme.
        (holder(APPROVER, OTHER), [Lent()], {WORK}),
        (holder(APPROVER, programme=ELSEWHERE), [], {WORK}),
        # Lent by a partner: for this role, in this programme, on these days.
        (holder(APPROVER, LENDER), [], {WORK}),
        (holder(APPROVER, LENDER), [Lent()], {LOOK, APPROVE, SUMS, SEE, WORK}),
        (holder(APPROVER, LENDER), [Lent(to_day=clock.today())], {LOOK, APPROVE, SUMS, SEE, WORK}),
        (holder(APPROVER, LENDER), [Lent(to_day=yesterday())], {WORK}),
        (holder(APPROVER, LENDER), [Lent(from_day=clock.today() + timedelta(days=1))], {WORK}),
        (holder(APPROVER, LENDER), [Lent(role=PAYER)], {WORK}),
        (holder(APPROVER, LENDER), [Lent(programme_id=ELSEWHERE)], {WORK}),
        (holder(PAYER, LENDER), [Lent(role=PAYER)], {LOOK, PAY, SUMS, SEE, WORK}),
    ],
)
def test_who_may_do_what_with_a_claim(viewer: Viewer, lendings: list[Lent], may: set[Rule]) -> None:
    thing = Thing(lendings)

    assert {rule for rule in ALL if rule(viewer, thing)} == may


@pytest.mark.parametrize(
    ("viewer", "may"),
    [
        (NOBODY, set()),
        (Viewer(7), set()),
        (holder(APPROVER), {BUDGETS}),
        (holder(APPROVER, programme=ELSEWHERE), {BUDGETS}),
        (holder(PAYER), {BUDGETS, ANOTHER}),
        (holder(PAYER, number=7), {BUDGETS}),
        (holder(PAYER, OTHER), {BUDGETS}),
        (holder(LEAD), {BUDGETS, WRITE}),
        (holder(LEAD, number=7), {BUDGETS}),
        (holder(LEAD, programme=ELSEWHERE), {BUDGETS}),
        (holder(Role.ADMINISTRATOR), set()),
    ],
)
def test_whoever_pays_or_writes_down_does_it_for_another(viewer: Viewer, may: set[Rule]) -> None:
    assert {rule for rule in (BUDGETS, ANOTHER, WRITE) if rule(viewer, Thing())} == may


@pytest.mark.parametrize(
    ("viewer", "pays", "sees"),
    [
        (NOBODY, False, False),
        (Viewer(7), False, False),
        (holder(PAYER), True, True),
        (holder(APPROVER), False, True),
        (holder(LEAD), False, False),
        (holder(PAYER, OTHER), False, False),
        (holder(APPROVER, OTHER), False, False),
        (holder(PAYER, programme=ELSEWHERE), False, False),
    ],
)
def test_a_payment_is_its_runs(viewer: Viewer, pays: bool, sees: bool) -> None:
    payment = SimpleNamespace(run=Thing())

    assert (permissions.pay_one(viewer, payment), permissions.see_payment(viewer, payment)) == (pays, sees)


@pytest.mark.parametrize(
    ("viewer", "may"),
    [
        (NOBODY, False),
        (Viewer(7), False),
        (holder(APPROVER), True),
        (holder(PAYER), True),
        (holder(APPROVER, number=7), False),
        (holder(PAYER, number=7), False),
        (holder(LEAD), False),
        (holder(PAYER, OTHER), False),
    ],
)
def test_what_was_too_much_is_decided_by_whoever_works_with_money_and_not_by_its_person(
    viewer: Viewer, may: bool
) -> None:
    assert permissions.decide_about_another(viewer, Thing()) is may


def test_only_whoever_declared_something_takes_it_back() -> None:
    assert permissions.declared_it(Viewer(7), Thing())
    assert not permissions.declared_it(Viewer(8), Thing())
    # Nobody has no number, and neither has what nobody declared.
    assert not permissions.declared_it(NOBODY, SimpleNamespace(person_id=None))
    assert not permissions.is_mine(NOBODY, SimpleNamespace(person_id=None))


def test_a_lead_writes_down_for_people_wherever_they_lead() -> None:
    assert permissions.write_down_somewhere(holder(LEAD, programme=ELSEWHERE), None)
    assert not permissions.write_down_somewhere(holder(PAYER), None)


def test_leading_is_asked_of_the_programme_or_of_any() -> None:
    assert permissions.lead(holder(LEAD, programme=ELSEWHERE), None)
    assert not permissions.lead(holder(APPROVER), None)
    assert permissions.leads_the_programme(holder(LEAD), Thing())
    assert permissions.mine(Viewer(8), None) and not permissions.mine(NOBODY, None)
