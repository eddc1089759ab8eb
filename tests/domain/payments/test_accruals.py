"""What was owed at the end of a year, a month and a day, in which every pound stands once (issue part 7)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, reading, writing
from coprod.core.errors import Refused
from coprod.involvement.rules.agreements import Route
from coprod.meetings.rules.groups import MemberRole
from coprod.payments.operations import approving, claiming, outcomes, running
from coprod.payments.queries import accruals, runs
from coprod.payments.rules.accruals import Part
from coprod.payments.rules.claims import Ledger
from coprod.people.models import Person
from coprod.programmes.rules import Role
from tests.factories.involvement import a_work_session, an_agreement, an_opportunity
from tests.factories.payments import a_budget, a_claim, serves
from tests.web.payments.test_running import an_account

YEAR_END = date(2026, 3, 31)
TIME, SPENT = Ledger.PAYMENT, Ledger.EXPENSE


def at(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 12, tzinfo=clock.LONDON)


class Year:
    """Worked on 20 March, sent on 10 April, approved on 12 May, paid on 9 June; other work that nobody claimed."""

    def __init__(self) -> None:
        with clock.at(at(3, 1)):
            self.role = an_opportunity()
            self.agreement = an_agreement(self.role, route=Route.ACCOUNTS_PAYABLE)
            self.budget = a_budget(self.role, cost_code="INV-204")
            an_account(db.session.get_one(Person, self.agreement.person_id))
            self.place = (self.role.programme_id, self.role.organisation_id)
            self.approver = serves(self.role, Role.FINANCE_APPROVER).id
            self.payer, self.second = serves(self.role, Role.PAYER).id, serves(self.role, Role.PAYER).id
            self.work = a_work_session(self.agreement, date(2026, 3, 20))
        self.told_on_the_day = self.says(YEAR_END, now=at(3, 31))
        with clock.at(at(4, 10)):
            claim = a_claim(
                self.agreement,
                self.budget,
                pence=6000,
                expense_pence=1450,
                on=date(2026, 3, 20),
                session_id=self.work.id,
            )
            # Taken back again before anybody looked: it is not owed, whatever the day.
            gone = a_claim(self.agreement, self.budget, pence=99, on=date(2026, 3, 21))
            claiming.withdraw(gone, by=self.agreement.person_id)
            # Nobody expects that this is still to be paid: one was not approved, and staff claim nothing here.
            refused = a_work_session(self.agreement, date(2026, 3, 22))
            not_approved = a_claim(self.agreement, self.budget, on=refused.on_day, session_id=refused.id)
            approving.refuse(not_approved, "You were not there.", by=self.approver)
            a_work_session(an_agreement(self.role, brings=MemberRole.STAFF), date(2026, 3, 23))
        with clock.at(at(5, 12)):
            approving.approve(claim, by=self.approver)
        with clock.at(at(6, 9)):
            made = running.freeze(*self.place, route=Route.ACCOUNTS_PAYABLE, profile="bank", by=self.payer)
            running.confirm(made.run, by=self.second)
            db.session.expire_all()
            run = runs.one(made.run.reference)
            assert run is not None
            running.write(run, by=self.payer)
            for wrong in (date(2026, 6, 8), date(2026, 6, 10)):
                with pytest.raises(Refused):
                    outcomes.paid(run.payments[0], on=wrong, by=self.payer)
            outcomes.all_paid(run, on=date(2026, 6, 9), by=self.payer)
            with pytest.raises(Refused, match="cannot have been before"):
                outcomes.returned(run.payments[0], why="Closed", on=date(2026, 6, 8), by=self.payer)
        with clock.at(at(7, 1)):
            a_work_session(an_agreement(self.role), date(2026, 6, 25))

    def says(self, day: date, *, now: datetime, **seen: Any) -> dict[Ledger, tuple[int, ...]]:
        with clock.at(now):
            rows = accruals.on(day, **{"programmes": [self.role.programme_id], "places": [], **seen})
        assert {row.cost_code for row in rows} <= {"INV-204"}
        return {row.ledger: tuple(row.sums[part] for part in Part) for row in rows}


@pytest.fixture
def year(app: Service) -> Year:
    with writing():
        return Year()


def test_around_a_year_end_every_pound_stands_once(year: Year) -> None:
    """Three hours are offered at £75 for as long as nobody has claimed; £60 is what was taken then."""
    days = {
        date(2026, 3, 19): {},
        YEAR_END: {TIME: (6000, 0, 0), SPENT: (1450, 0, 0)},
        date(2026, 4, 9): {TIME: (6000, 0, 0), SPENT: (1450, 0, 0)},
        date(2026, 4, 10): {TIME: (0, 6000, 0), SPENT: (0, 1450, 0)},
        date(2026, 4, 30): {TIME: (0, 6000, 0), SPENT: (0, 1450, 0)},
        date(2026, 5, 12): {TIME: (0, 0, 6000), SPENT: (0, 0, 1450)},
        date(2026, 5, 31): {TIME: (0, 0, 6000), SPENT: (0, 0, 1450)},
        date(2026, 6, 9): {},
        date(2026, 6, 30): {TIME: (7500, 0, 0)},
    }
    with reading():
        now = {day: year.says(day, now=at(7, 1)) for day in days}
        by_place = year.says(YEAR_END, now=at(7, 1), programmes=[], places=[year.place])
        elsewhere = year.says(YEAR_END, now=at(7, 1), programmes=[], places=[(year.place[0], 0)])

    assert now == days
    assert year.told_on_the_day == {TIME: (7500, 0, 0)}
    assert by_place == days[YEAR_END] and elsewhere == {}
