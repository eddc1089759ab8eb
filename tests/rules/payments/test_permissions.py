"""Who may look into somebody's money, and who decides: a table of everybody who could ask (domain rule P23)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

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


def test_leading_is_asked_of_the_programme_or_of_any() -> None:
    assert permissions.lead(holder(LEAD, programme=ELSEWHERE), None)
    assert not permissions.lead(holder(APPROVER), None)
    assert permissions.leads_the_programme(holder(LEAD), Thing())
    assert permissions.mine(Viewer(8), None) and not permissions.mine(NOBODY, None)
