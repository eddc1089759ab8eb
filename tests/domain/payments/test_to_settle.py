"""What waits beside payments waits for whoever may see to it: not for whoever did the first half or is near."""

from __future__ import annotations

from coprod import Service
from coprod.core import clock
from coprod.core.db import reading, writing
from coprod.payments.models import Recovery
from coprod.payments.operations import floats, recovering
from coprod.payments.queries import to_settle
from coprod.payments.rules.claims import Ledger
from coprod.payments.rules.paying import PaymentStage
from coprod.programmes.rules import Role
from tests.base.statements import statements
from tests.factories.involvement import an_agreement, an_opportunity
from tests.factories.meetings import a_meeting
from tests.factories.payments import a_budget, a_claim, a_payment, related, serves
from tests.factories.people import a_person


class World:
    """One desk: a sum that somebody noted, one about which its person wrote, and a float that was counted short."""

    def __init__(self) -> None:
        self.role, self.person, holder = an_opportunity(), a_person(), a_person()
        self.people = {
            "noter": serves(self.role, Role.FINANCE_APPROVER),
            "second": serves(self.role, Role.PAYER),
            "claimant": serves(self.role, Role.PAYER, self.person),
            "near": serves(self.role, Role.PAYER),
            "same meeting": serves(self.role, Role.FINANCE_APPROVER),
            "holder": serves(self.role, Role.FINANCE_APPROVER, holder),
        }
        related(self.people["near"], self.person)
        related(holder, self.people["near"])
        self.budget = a_budget(self.role)
        self.meeting = a_meeting().id
        a_claim(an_agreement(self.role, self.people["same meeting"]), self.budget, meeting_id=self.meeting)
        self.agreement = an_agreement(self.role, self.person)
        self.noted = self.too_much(self.people["noter"].id)
        self.said = self.too_much(self.people["second"].id)
        recovering.agree(self.said, by=self.people["noter"].id)
        recovering.say(self.said, not_so="I was there.", in_parts="", by=self.person.id)
        payer = self.people["second"].id
        self.cash = floats.start(self.role, name="Tin", ledger=Ledger.PAYMENT, holder_id=holder.id, by=payer)
        floats.put_in(self.cash, 5000, on=clock.today(), by=payer)
        floats.count(self.cash, 4700, by=self.people["noter"].id)
        self.places = [(self.role.programme_id, self.role.organisation_id)]

    def too_much(self, noter: int) -> Recovery:
        claim = a_claim(self.agreement, self.budget, meeting_id=self.meeting)
        a_payment(claim, stage=PaymentStage.PAID)
        return recovering.note(claim, Ledger.PAYMENT, 2500, why="Two hours.", by=noter)


# Who, how many sums wait for their yes, how many people for their answer, and what is beyond in the floats they see.
WHO: list[tuple[str, int, int, list[int]]] = [
    ("noter", 0, 1, [-300]),
    ("second", 1, 1, [-300]),
    ("claimant", 0, 0, [-300]),
    ("near", 0, 0, []),
    ("same meeting", 0, 0, [-300]),
    ("holder", 1, 1, []),
]


def test_each_sees_what_they_may_see_to_in_one_statement_each(app: Service) -> None:
    with writing():
        world = World()
        numbers = {name: person.id for name, person in world.people.items()}
    found = []
    with reading():
        for name, number in numbers.items():
            with statements() as asked:
                yes = to_settle.for_a_second_person(world.places, number)
                answers = to_settle.for_an_answer(world.places, number)
                tins = to_settle.tins(world.places, number)
            found.append((name, yes, answers.count if answers else 0, [each.beyond for each in tins]))
            assert len(asked) == 3

    assert found == WHO


def test_it_waits_no_longer_once_it_is_agreed_answered_and_settled(app: Service) -> None:
    with writing():
        world = World()
        second, third = world.people["second"].id, world.people["holder"].id
        recovering.agree(world.noted, by=second)
        recovering.answer(world.said, "We looked again.", by=second)
        floats.settle(world.cash, world.budget, why="Nobody knows.", by=second)
        recovering.ask_to_let_go(world.noted, why="Our mistake.", by=second)

        assert [to_settle.for_a_second_person(world.places, each) for each in (second, third)] == [0, 1]
        assert to_settle.for_an_answer(world.places, third) is None
        (tin,) = to_settle.tins(world.places, second)
        assert (tin.beyond, tin.inside, tin.counted_on) == (0, 4700, clock.today())


def test_a_count_is_overtaken_once_something_is_written_after_it(app: Service) -> None:
    with writing():
        world = World()
        payer = world.people["second"].id
        assert [each.is_overtaken for each in to_settle.tins(world.places, payer)] == [False]

        floats.put_in(world.cash, 100, on=clock.today(), by=payer)

        assert [(each.beyond, each.is_overtaken) for each in to_settle.tins(world.places, payer)] == [
            (-300, True)
        ]


def test_a_float_that_nobody_counted_counts_from_its_first_day_and_a_closed_one_is_gone(app: Service) -> None:
    with writing():
        role = an_opportunity()
        payer, holder = serves(role, Role.PAYER).id, serves(role, Role.PAYER).id
        cash = floats.start(role, name="Tin", ledger=Ledger.EXPENSE, holder_id=holder, by=payer)
        places = [(role.programme_id, role.organisation_id)]
        assert [(each.inside, each.counted_on) for each in to_settle.tins(places, payer)] == [
            (0, clock.today())
        ]

        floats.close(cash, by=payer)
        assert to_settle.tins(places, payer) == []
