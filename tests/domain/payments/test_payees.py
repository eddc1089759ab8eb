"""Whom a finance system knows, with which account: money goes to the newest or waits (domain rule P23, threat T11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from coprod import Service
from coprod.core import clock
from coprod.core.audit import AuditRow
from coprod.core.db import db, writing
from coprod.core.errors import Refused
from coprod.involvement.rules.agreements import Route
from coprod.involvement.rules.opportunities import Method
from coprod.payments.models import PaymentRun
from coprod.payments.operations import accounts, approving, forget, running, setting_up
from coprod.payments.queries import payable, payee_setup
from coprod.payments.queries.payee_setup import Payee, Unknown
from coprod.payments.rules.accounts import Account
from coprod.payments.rules.payable import Obstacle
from coprod.payments.rules.profiles import PROFILES
from coprod.programmes.models import Organisation, Programme
from coprod.programmes.rules import Role
from tests.factories.involvement import an_agreement, an_opportunity
from tests.factories.payments import a_budget, a_claim, serves
from tests.factories.people import a_person

DAY = timedelta(days=1, seconds=1)
SYSTEMS = pytest.mark.parametrize(
    ("route", "profile"), [(Route.ACCOUNTS_PAYABLE, "suppliers"), (Route.PAYROLL, "payroll")]
)


class Desk:
    """An organisation that owes somebody money for their time, on one route, and whoever pays there."""

    def __init__(self, route: Route = Route.ACCOUNTS_PAYABLE, profile: str = "suppliers") -> None:
        self.route, self.profile = route, profile
        self.role, self.person = an_opportunity(), a_person()
        self.agreement = an_agreement(self.role, self.person, route=route)
        self.budget = a_budget(self.role)
        self.approver = serves(self.role, Role.FINANCE_APPROVER).id
        self.payer, self.second = serves(self.role, Role.PAYER).id, serves(self.role, Role.PAYER).id
        self.place = (self.role.programme_id, self.role.organisation_id)
        self.owe()

    def owe(self) -> None:
        approving.approve(a_claim(self.agreement, self.budget), by=self.approver)

    def gives(self, number: str) -> None:
        details = accounts.give(self.person, Account("A", "112233", number), by=self.person.id)
        accounts.confirm(details, self.person, by=self.person.id)

    @property
    def payee(self) -> Payee:
        programme = db.session.get_one(Programme, self.place[0])
        organisation = db.session.get_one(Organisation, self.place[1])
        found = payee_setup.one(programme.slug, organisation.reference, self.person.reference)
        assert found is not None
        return found

    def set_up(self, number: str = "S1", seen: str | None = None) -> None:
        setting_up.known(self.payee, number=number, by=self.payer, seen=seen)

    @property
    def obstacles(self) -> set[Obstacle | None]:
        found = payable.due(*self.place, self.route, profile=PROFILES[self.profile], payer_id=self.payer)
        return {each.obstacle for each in found}

    @property
    def unknown(self) -> Unknown:
        return payee_setup.unknown([self.place])

    def confirmed(self) -> PaymentRun:
        run = running.freeze(*self.place, route=self.route, profile=self.profile, by=self.payer).run
        running.confirm(run, by=self.second)
        return run


@pytest.fixture
def later(app: Service) -> Iterator[None]:
    """Everything happens in a transaction; days pass with ``clock.at``."""
    with writing():
        yield


@pytest.mark.usefixtures("later")
@SYSTEMS
def test_nothing_goes_to_the_account_before_once_somebody_gave_another(route: Route, profile: str) -> None:
    desk = Desk(route, profile)
    desk.gives("11111111")
    with clock.at(clock.now() + DAY):
        assert (desk.unknown, desk.obstacles) == (Unknown(1, 0), {Obstacle.NO_NUMBER})
        desk.set_up()
        assert (desk.unknown, desk.obstacles) == (Unknown(0, 0), {None})

        desk.gives("22222222")
        assert (desk.unknown, desk.obstacles, desk.payee.is_known) == (
            Unknown(0, 0),
            {Obstacle.ON_HOLD},
            True,
        )
        with clock.at(clock.now() + DAY):
            assert (desk.unknown, desk.obstacles) == (Unknown(0, 1), {Obstacle.OLD_ACCOUNT})
            assert desk.payee.has_moved and not desk.payee.is_known
            with pytest.raises(Refused, match="nothing that you can pay"):
                desk.confirmed()

            desk.set_up()
            assert (desk.unknown, desk.obstacles, desk.payee.is_known) == (Unknown(0, 0), {None}, True)
            assert desk.confirmed().count == 1
    trail = db.session.query(AuditRow).filter_by(deed="set up a payee").order_by(AuditRow.id).all()
    assert [each.details["was"] for each in trail] == [False, True]
    assert len({each.details["account"] for each in trail}) == 2 and "2222" not in str(trail[1].details)


@pytest.mark.usefixtures("later")
@SYSTEMS
def test_somebody_who_had_no_account_here_when_they_were_set_up(route: Route, profile: str) -> None:
    desk = Desk(route, profile)
    desk.set_up()
    # Payroll has their account itself, as a rule; accounts payable has none that it could pay to.
    assert desk.obstacles == {None if route is Route.PAYROLL else Obstacle.NO_ACCOUNT}
    assert desk.unknown == Unknown(0, 0)

    desk.gives("11111111")
    with clock.at(clock.now() + DAY):
        assert (desk.unknown, desk.obstacles) == (Unknown(0, 1), {Obstacle.OLD_ACCOUNT})
        accounts.choose(desk.person, Method.CASH, by=desk.person.id)
        assert (desk.unknown, desk.obstacles) == (Unknown(0, 0), {None})


@pytest.mark.usefixtures("later")
@SYSTEMS
def test_whoever_changes_their_account_while_a_run_waits_is_left_out_of_its_file(
    route: Route, profile: str
) -> None:
    desk = Desk(route, profile)
    desk.gives("11111111")
    with clock.at(clock.now() + DAY):
        desk.set_up()
        run = desk.confirmed()
        desk.gives("22222222")
        with clock.at(clock.now() + DAY), pytest.raises(Refused, match="Nothing is left in this run"):
            running.write(run, by=desk.payer)


@pytest.mark.usefixtures("later")
def test_whoever_typed_in_another_account_than_today_s_does_not_note_it_as_this_one() -> None:
    desk = Desk()
    desk.gives("11111111")
    assert desk.payee.details is not None
    seen = desk.payee.details.reference
    desk.gives("22222222")

    for before in (seen, ""):
        with pytest.raises(Refused, match="changed since you opened this page"):
            desk.set_up(seen=before)
    desk.set_up(seen=desk.payee.details.reference)


@pytest.mark.usefixtures("later")
def test_somebody_whose_role_is_over_can_still_be_set_up_while_they_are_owed() -> None:
    desk = Desk()
    desk.agreement.ends_on = clock.today() - timedelta(days=1)
    db.session.flush()
    assert desk.unknown == Unknown(1, 0)
    desk.set_up()
    assert desk.unknown == Unknown(0, 0)


@pytest.mark.usefixtures("later")
def test_a_file_is_the_same_when_numbers_and_cost_codes_were_changed_since() -> None:
    desk = Desk()
    desk.gives("11111111")
    with clock.at(clock.now() + DAY):
        desk.set_up("S1")
        run = desk.confirmed()
        # What is put right before the file is made counts.
        desk.set_up("S2")
        first = running.write(run, by=desk.payer)
        assert b"S2" in first.content and b"S1" not in first.content

        desk.set_up("S3")
        desk.budget.cost_code = "C9999"
        db.session.flush()
        again = running.write(run, by=desk.payer)
        assert (again.content, again.sha256) == (first.content, first.sha256)


@pytest.mark.usefixtures("later")
def test_the_reason_why_a_file_cannot_be_made_again_is_the_true_one() -> None:
    desk = Desk(profile="bank")
    desk.gives("11111111")
    with clock.at(clock.now() + DAY):
        run = desk.confirmed()
        running.write(run, by=desk.payer)
        sha256, run.sha256 = run.sha256, "0" * 64
        with pytest.raises(Refused) as reason:
            running.write(run, by=desk.payer)
        assert "wiped" not in str(reason.value.message) and "as it was" in str(reason.value.message)
        run.sha256 = sha256
        forget(desk.person, by=None)
        with pytest.raises(Refused, match="has been wiped"):
            running.write(run, by=desk.payer)
