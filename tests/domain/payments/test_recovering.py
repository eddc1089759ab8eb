"""Too much was paid: noted by one, agreed by another, and given back in parts or let go by two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, writing
from coprod.core.errors import Refused
from coprod.core.outbox import Mail
from coprod.involvement.rules.agreements import Route
from coprod.payments.models import PaymentRun, Recovery
from coprod.payments.operations import floats, forget, outcomes, recovering
from coprod.payments.queries import copy_of, ledger, payments, runs, to_settle
from coprod.payments.queries import floats as float_queries
from coprod.payments.queries import recovering as recovering_queries
from coprod.payments.rules.claims import Ledger
from coprod.payments.rules.paying import Account, PaymentStage
from coprod.payments.rules.recovering import RecoveryStage
from coprod.people.rules import SafeContact
from coprod.programmes.models import Organisation
from coprod.programmes.rules import Role
from coprod.rates.rules.tax_year import tax_year
from tests.factories.involvement import an_agreement, an_opportunity
from tests.factories.payments import a_budget, a_claim, a_payment, an_overpayment, related, serves
from tests.factories.people import a_person


class World:
    """£75 was paid for a session, and three people work with the money."""

    def __init__(self, **paid: Any) -> None:
        self.role, self.person = an_opportunity(), a_person()
        self.one, self.other = serves(self.role, Role.FINANCE_APPROVER), serves(self.role, Role.PAYER)
        self.third = serves(self.role, Role.PAYER)
        self.claim = a_claim(an_agreement(self.role, self.person), a_budget(self.role))
        self.payment = a_payment(self.claim, self.third, stage=PaymentStage.PAID, **paid)

    def note(self, pence: int = 2500, **more: int) -> Recovery:
        by = more.get("by", self.one.id)
        return recovering.note(self.claim, Ledger.PAYMENT, pence, why="Two hours, not three.", by=by)

    def agreed(self) -> Recovery:
        found = self.note()
        recovering.agree(found, by=self.other.id)
        return found

    def at(self) -> str:
        return db.session.get_one(Organisation, self.role.organisation_id).reference

    def balances(self) -> dict[Account, int]:
        found = ledger.balances_of_claim(self.claim.id)
        return {account: pence for (_ledger, account), pence in found.items() if pence}


def test_it_is_given_back_in_parts_to_the_bank_and_into_a_float(app: Service) -> None:
    with writing():
        world = World()
        found = world.agreed()
        assert world.balances() == {Account.COST: -2500, Account.OVERPAID: 2500}
        cash = floats.start(
            world.role, name="Tin", ledger=Ledger.PAYMENT, holder_id=world.one.id, by=world.other.id
        )

        recovering.given_back(found, 1000, on=clock.today(), by=world.other.id)
        recovering.given_back(found, 1500, on=clock.today(), by=world.other.id, cash=cash)

        assert found.stage is RecoveryStage.GIVEN_BACK and found.ended_at is not None
        assert world.balances() == {Account.COST: -2500, Account.BANK: 1000, Account.FLOAT: 1500}
        assert ledger.unbalanced() == []
        assert len([each for each in db.session.scalars(select(Mail)) if each.kind == "overpayment"]) == 3
        letters = " ".join(each.body + each.subject for each in db.session.scalars(select(Mail)))
        assert "£" not in letters and "hours" not in letters


def test_what_is_left_is_let_go_by_two_and_the_budget_bears_it_again(app: Service) -> None:
    with writing():
        world = World()
        found = world.agreed()
        recovering.given_back(found, 1000, on=clock.today(), by=world.other.id)
        with pytest.raises(Refused, match="Nobody has asked"):
            recovering.let_go(found, by=world.one.id)
        recovering.ask_to_let_go(found, why="It was our mistake.", by=world.one.id)
        with pytest.raises(Refused, match="A second person must agree"):
            recovering.let_go(found, by=world.one.id)

        recovering.let_go(found, by=world.other.id)

        assert found.stage is RecoveryStage.LET_GO
        assert world.balances() == {Account.COST: -1000, Account.BANK: 1000}
        with pytest.raises(Refused, match="It cannot be more"):
            world.note(5001)


def test_the_person_says_that_it_is_not_so_and_has_an_answer(app: Service) -> None:
    with writing():
        world = World()
        found = world.agreed()
        with pytest.raises(Refused, match="has not said anything"):
            recovering.answer(found, "We looked again.", by=world.one.id)
        with pytest.raises(Refused, match="Only the person"):
            recovering.say(found, not_so="No.", in_parts="", by=world.one.id)

        recovering.say(found, not_so="I was there for three.", in_parts="£5 a month", by=world.person.id)
        recovering.answer(found, "We looked again: you are right.", by=world.one.id)

        told = copy_of(world.person)["too_much_was_paid"][0]
        assert told["you_said"] == ["I was there for three.", "£5 a month"]
        assert told["we_answered"] == "We looked again: you are right."
        forget(world.person, by=None)
        db.session.refresh(found)
        assert (found.why, found.not_so, found.in_parts, found.answer) == ("", "", "", "")
        assert found.amount_pence == 2500


def test_what_was_written_wrongly_is_put_right_by_a_second_person_and_given_back_once_more(
    app: Service,
) -> None:
    with writing():
        world = World()
        found = world.agreed()
        cash = floats.start(
            world.role, name="Tin", ledger=Ledger.PAYMENT, holder_id=world.one.id, by=world.other.id
        )
        bank = recovering.given_back(found, 1000, on=clock.today(), by=world.other.id)
        tin = recovering.given_back(found, 1500, on=clock.today(), by=world.other.id, cash=cash)
        assert found.stage is RecoveryStage.GIVEN_BACK
        with pytest.raises(Refused, match="came back by itself"):
            came_back(world)
        with pytest.raises(Refused, match="A second person must put it right"):
            recovering.put_right(found, bank, by=world.other.id)

        for part in (bank, tin):
            wrong = recovering.put_right(found, part, by=world.third.id)
            assert (wrong.signed_pence, wrong.reverses_id) == (-part.amount_pence, part.id)
            with pytest.raises(Refused, match="Choose what was written wrongly"):
                recovering.put_right(found, part, by=world.third.id)

        assert (found.stage, found.ended_at) == (RecoveryStage.AGREED, None)
        assert recovering_queries.left(found) == 2500 and recovering_queries.standing_parts(found) == []
        assert world.balances() == {Account.COST: -2500, Account.OVERPAID: 2500}
        assert [(each.move.value, each.amount_pence) for each in float_queries.entries(cash.id)] == [
            ("given_back", 1500),
            ("put_right", 1500),
        ]
        given = [250, 1000, 1500, -1000, -1500]
        recovering.given_back(found, 250, on=clock.today(), by=world.third.id)
        told = copy_of(world.person)["too_much_was_paid"][0]["given_back"]
        assert sorted(each["pence"] for each in told) == sorted(given)
        statement = payments.statement(world.person.id, tax_year(clock.today()).begins_in, world.at())
        assert statement is not None
        assert [each.signed_pence for each in statement.returned_of_time] == [*given[1:], 250]


def test_what_bounced_whole_is_noted_once_what_was_given_back_is_put_right_and_let_go(app: Service) -> None:
    with writing():
        world = World()
        found = world.agreed()
        part = recovering.given_back(found, 2500, on=clock.today(), by=world.other.id)
        recovering.put_right(found, part, by=world.third.id)
        with pytest.raises(Refused, match="drop it, or let it go"):
            came_back(world)
        recovering.ask_to_let_go(found, why="All of it bounced.", by=world.one.id)
        recovering.let_go(found, by=world.other.id)

        came_back(world)

        assert world.balances() == {Account.OWED: -7500, Account.BANK: 7500}
        assert ledger.unbalanced() == []


def test_a_second_person_says_no_to_letting_the_rest_go_and_it_can_be_asked_again(app: Service) -> None:
    with writing():
        world = World()
        found = world.agreed()
        with pytest.raises(Refused, match="Nobody has asked"):
            recovering.keep(found, why="No.", by=world.other.id)
        recovering.ask_to_let_go(found, why="It was our mistake.", by=world.one.id)
        with pytest.raises(Refused, match="A second person must agree or say no"):
            recovering.keep(found, why="No.", by=world.one.id)
        with pytest.raises(Refused, match="Say why"):
            recovering.keep(found, why=" ", by=world.other.id)
        letters = len(db.session.scalars(select(Mail)).all())

        recovering.keep(found, why="They offered £5 a month.", by=world.other.id)

        assert (found.stage, found.let_go_asked_by_id, found.let_go_why) == (RecoveryStage.AGREED, None, "")
        assert (found.kept_by_id, found.kept_why) == (world.other.id, "They offered £5 a month.")
        assert len(db.session.scalars(select(Mail)).all()) == letters, "the person knew of no such wish"
        recovering.ask_to_let_go(found, why="They are ill.", by=world.one.id)
        assert (found.kept_by_id, found.kept_why) == (None, "")


@pytest.mark.parametrize(
    ("way", "has_address", "waits"),
    [
        (SafeContact.EMAIL, True, False),
        (SafeContact.EMAIL, False, True),
        (SafeContact.TELEPHONE, True, True),
        (SafeContact.NONE, True, False),
    ],
)
def test_whom_no_letter_reaches_waits_to_be_told_until_somebody_says_so(
    app: Service, way: SafeContact, has_address: bool, waits: bool
) -> None:
    with writing():
        world = World()
        world.person.safe_contact = way
        world.person.email = world.person.email if has_address else None
        found = world.agreed()
        places = [(world.role.programme_id, world.role.organisation_id)]
        assert (found.untold_since is not None) is waits
        assert (to_settle.for_telling(places, world.one.id) is not None) is waits

        if not waits:
            with pytest.raises(Refused, match="nothing to tell"):
                recovering.note_told(found, by=world.one.id)
            return
        with pytest.raises(Refused, match="neither approve nor pay"):
            recovering.note_told(found, by=a_person().id)
        recovering.note_told(found, by=world.one.id)

        assert found.untold_since is None and to_settle.for_telling(places, world.one.id) is None
        recovering.given_back(found, 100, on=clock.today(), by=world.other.id)
        assert found.untold_since is not None
        recovering.say(found, not_so="No.", in_parts="", by=world.person.id)
        assert found.untold_since is None, "whoever answers has read it"


REFUSED: dict[str, tuple[str, Callable[[World], object]]] = {
    "more than was paid": ("£75.00 of this was paid", lambda world: world.note(7501)),
    "twice for the same": ("£25.00 of this was paid", lambda world: (world.note(5000), world.note(2501))),
    "nothing": ("how much", lambda world: world.note(0)),
    "of what was not paid": (
        "£0.00 of this was paid",
        lambda world: recovering.note(world.claim, Ledger.EXPENSE, 1, why="So", by=world.one.id),
    ),
    "about oneself": (
        "your own claim",
        lambda world: world.note(by=serves(world.role, Role.PAYER, world.person).id),
    ),
    "about somebody near": (
        "too near",
        lambda world: (related(world.one, world.person), world.note()),
    ),
    "by a stranger": ("neither approve nor pay", lambda world: world.note(by=a_person().id)),
    "alone": (
        "A second person must agree",
        lambda world: recovering.agree(world.note(), by=world.one.id),
    ),
    "agreed by somebody near": (
        "too near",
        lambda world: (related(world.person, world.other), world.agreed()),
    ),
    "given back before it is agreed": (
        "cannot be done now",
        lambda world: recovering.given_back(world.note(), 1, on=clock.today(), by=world.other.id),
    ),
    "more given back than is left": (
        "Only £25.00 is left",
        lambda world: recovering.given_back(world.agreed(), 2501, on=clock.today(), by=world.other.id),
    ),
    "given back before it was paid": (
        "cannot have been before",
        lambda world: recovering.given_back(
            world.agreed(), 1, on=clock.today() - timedelta(days=1), by=world.other.id
        ),
    ),
    "put right about oneself": (
        "your own claim",
        lambda world: put_right_by(world, serves(world.role, Role.PAYER, world.person).id),
    ),
    "dropped when it is agreed": (
        "cannot be done now",
        lambda world: recovering.drop(world.agreed(), by=world.one.id),
    ),
    "a payment that came back meanwhile": (
        "drop it, or let it go",
        lambda world: (world.agreed(), came_back(world)),
    ),
}


@pytest.mark.parametrize(
    ("paid", "words"),
    [
        ({"charity": "A hospice"}, "This went to a charity. The person owes nothing."),
        ({"route": Route.PAYROLL}, "This was paid through payroll. Payroll works out what is to come back."),
    ],
)
def test_nobody_is_asked_for_what_they_never_had(app: Service, paid: dict[str, Any], words: str) -> None:
    with writing():
        world = World(**paid)
        assert recovering_queries.most(world.claim.id, Ledger.PAYMENT) == 0
        with pytest.raises(Refused, match=words):
            world.note(1)
        # Nor does the database let anybody note it.
        with pytest.raises(DBAPIError), db.session.begin_nested():
            an_overpayment(world.claim, 1)


def put_right_by(world: World, by: int) -> None:
    found = world.agreed()
    recovering.put_right(found, recovering.given_back(found, 1, on=clock.today(), by=world.other.id), by=by)


def came_back(world: World) -> None:
    run = db.session.get_one(PaymentRun, world.payment.run_id)
    payment = runs.payment(run.reference, world.payment.reference)
    assert payment is not None
    outcomes.returned(payment, why="Closed", on=clock.today(), by=world.third.id)


@pytest.mark.parametrize("case", REFUSED)
def test_what_was_too_much_refuses(app: Service, case: str) -> None:
    words, deed = REFUSED[case]
    with pytest.raises(Refused, match=words), writing():
        deed(World())


def test_what_was_dropped_can_be_noted_again_and_nobody_was_told(app: Service) -> None:
    with writing():
        world = World()
        recovering.drop(world.note(7500), by=world.one.id)

        assert world.note(7500).stage is RecoveryStage.NOTED
        assert db.session.scalars(select(Mail).where(Mail.kind == "overpayment")).all() == []
        assert copy_of(world.person)["too_much_was_paid"] == []
