"""Random people do random things with money, and after every deed the sums are looked at (security R28).

One machine for the suite and for the soak: six people, of whom three may approve and pay, claim, decide, change where
their money goes, declare that they are near, make payment runs and say what became of payments; keep, count and hand out
cash (``soak/moving_cash.py``); and find that too much was paid (``soak/moving_back.py``). Two times in three somebody
tries who may; otherwise anybody does. What is refused changes nothing, and what is done keeps every promise in
``look``.

All sequences share one world, and each is undone at its end. Around each deed stands a savepoint, as each would be a
transaction of its own: the database refuses what it would refuse then.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import time_machine
from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule
from sqlalchemy import delete, func, select, update

from coprod.core import clock
from coprod.core.db import db, writing
from coprod.involvement.models import Agreement
from coprod.involvement.rules.agreements import Route
from coprod.involvement.rules.opportunities import Method
from coprod.payments.models import (
    Approval,
    BankDetails,
    Budget,
    CashFloat,
    Claim,
    LedgerEntry,
    PayChoice,
    PayeeSetup,
    Payment,
    PaymentRun,
    Relation,
)
from coprod.payments.operations import approving, floats, outcomes, running
from coprod.payments.queries import runs
from coprod.payments.rules.claims import ClaimStage, Ledger
from coprod.payments.rules.paying import AFTER_ALL, LIVE, Account, PaymentStage, RunStage
from coprod.programmes.rules import Role
from soak.money_people import EVERYBODY, FITTING, HOLD, NUMBERS, PEOPLE, STAFF, Broken, after, must
from soak.moving_back import HOW, Back, How, let_and_given
from soak.moving_cash import BEGINS_WITH, Cash, settled
from tests.factories.involvement import an_agreement, an_opportunity
from tests.factories.payments import a_budget, a_claim, serves
from tests.factories.people import a_person

OUTCOMES = st.sampled_from(["paid", "paid", "failed", "returned", "paid after all"])
# Of which payments somebody would say this.
TOLD_OF = {
    "paid": [PaymentStage.SENT],
    "failed": [PaymentStage.SENT],
    "returned": [PaymentStage.PAID],
    "paid after all": AFTER_ALL,
}
# Who wants cash, and who keeps the cash for payment and for expenses.
IN_CASH, KEEPERS = STAFF + 1, {Ledger.PAYMENT: STAFF - 1, Ledger.EXPENSE: STAFF + 2}
# Whose account changes: most often that of the one whom the first run pays.
WHOSE_ACCOUNT = st.sampled_from([STAFF, STAFF, STAFF, *range(EVERYBODY)])
SUMS = [(7500, 0), (2000, 55), (0, 1450), (0, 0), (1, 1)]


class Undo(Exception):
    """The world is over: nothing of it stays."""


class Money(Cash, Back):
    """Six people and one organisation. ``weaken`` takes a guard away, for the control that must be caught."""

    def __init__(self) -> None:
        super().__init__()
        self.time = time_machine.travel(type(self).began, tick=False)
        self.traveller = self.time.start()
        self.sequence = db.session.begin_nested()
        # Whether money that was sent might go where it went, each time.
        self.sent: list[bool] = []

    def teardown(self) -> None:
        """Nothing of a sequence stays, and the clock goes back."""
        self.sequence.rollback()
        db.session.expunge_all()
        self.time.stop()

    @classmethod
    def a_claim_of(cls, who: int, pence: int, spent: int) -> Claim:
        """A claim that was sent."""
        return a_claim(
            db.session.get_one(Agreement, cls.agreements[who]),
            db.session.get_one(Budget, cls.budget),
            pence=pence,
            expense_pence=spent,
        )

    def claim(self, number: int, *stages: ClaimStage) -> Claim:
        """One of the claims, of these stages if there is any."""
        claims = list(db.session.scalars(select(Claim).order_by(Claim.id)))
        fitting = [each for each in claims if each.stage in stages] or claims
        return fitting[number % len(fitting)]

    def run(self, number: int, *stages: RunStage) -> PaymentRun:
        made = list(db.session.scalars(select(PaymentRun).order_by(PaymentRun.id)))
        assume(made)
        fitting = [each for each in made if each.stage in stages] or made
        return fitting[number % len(fitting)]

    def payment(self, number: int, *stages: PaymentStage) -> Payment:
        payments = list(db.session.scalars(select(Payment).order_by(Payment.id)))
        assume(payments)
        fitting = [each for each in payments if each.stage in stages] or payments
        chosen = fitting[number % len(fitting)]
        found = runs.payment(db.session.get_one(PaymentRun, chosen.run_id).reference, chosen.reference)
        if found is None:
            raise Broken("A payment is not found.")
        return found

    @initialize(far=st.integers(0, 2), what=OUTCOMES, how=HOW)
    def begins(self, far: int, what: str, how: How) -> None:
        """Some stories begin when money is on its way, or too much was paid, so that more than a few tell of that."""
        if far:
            for by in (1, 2, 0, 2, 2, 2):
                self.money_moves_on(by, True, "paid" if far == 2 else what)
        if far == 2:
            self.too_much_was_paid(0, 0, True, how)

    @rule(who=PEOPLE, sums=st.sampled_from(SUMS))
    def claims_something(self, who: int, sums: tuple[int, int]) -> None:
        self.a_claim_of(who, *sums)

    @rule(number=NUMBERS, by=NUMBERS, fits=FITTING)
    def approves(self, number: int, by: int, fits: bool) -> None:
        claim = self.claim(number, ClaimStage.SENT)
        who = self.who(by, fits, {claim.person_id})
        self.attempt("approved", lambda: approving.approve(claim, by=who))

    @rule(number=NUMBERS, by=NUMBERS, fits=FITTING, answers=PEOPLE)
    def asks(self, number: int, by: int, fits: bool, answers: int) -> None:
        claim = self.claim(number, ClaimStage.SENT)
        who = self.who(by, fits, {claim.person_id})
        if self.attempt("asked", lambda: approving.ask(claim, "Which bus was it?", by=who)):
            answering = claim.person_id if fits else self.people[answers]
            self.attempt("answered", lambda: approving.answer(claim, "The 61.", by=answering))

    @rule(number=NUMBERS, by=NUMBERS, takes_back=st.booleans())
    def thinks_again(self, number: int, by: int, takes_back: bool) -> None:
        claim = self.claim(number, ClaimStage.APPROVED if takes_back else ClaimStage.SENT)
        who = self.who(by, True, {claim.person_id})
        if takes_back:
            self.attempt("taken back", lambda: approving.take_back_approval(claim, "A mistake.", by=who))
        else:
            self.attempt("refused", lambda: approving.refuse(claim, "Paid by somebody else.", by=who))

    @rule(one=PEOPLE, other=PEOPLE, lasts=st.booleans())
    def declares(self, one: int, other: int, lasts: bool) -> None:
        assume(one != other)
        db.session.execute(delete(Relation))
        if lasts:
            db.session.add(
                Relation(person_id=self.people[one], other_id=self.people[other], declared_at=clock.now())
            )
        db.session.flush()

    @rule(who=WHOSE_ACCOUNT, by=NUMBERS, before=st.integers(0, 2), steps=st.integers(0, 4), is_known=FITTING)
    def changes_where_money_goes(self, who: int, by: int, before: int, steps: int, is_known: bool) -> None:
        """Often money is about to move, and moves on right after: then it could go where it must not.

        Two times in three the finance system is told of the new account at once: then the hold alone stands in the way.
        """
        for step in range(before):
            self.money_moves_on(by + step, True, "paid")
        details = an_account(self.people[who], clock.now() + HOLD)
        if is_known:
            known(details)
        for step in range(steps):
            self.money_moves_on(by + step, True, "paid")

    @rule(hours=st.sampled_from([1, 23, 25]))
    def time_goes_by(self, hours: int) -> None:
        self.traveller.shift(timedelta(hours=hours))

    def money_moves_on(self, by: int, fits: bool, what: str) -> None:
        """Whatever comes next for the newest run: it is made, confirmed, written, and its payments are told of."""
        newest = db.session.scalars(select(PaymentRun).order_by(PaymentRun.id.desc())).first()
        if newest is None or newest.stage is RunStage.CANCELLED or not self._waits(newest):
            self._freeze(self.who(by, fits, ()))
        elif newest.stage is RunStage.FROZEN:
            self._confirm(newest, by, fits)
        elif newest.stage is RunStage.CONFIRMED:
            self._write(newest, by, fits)
        else:
            self._tell(by, fits, what)

    @rule(by=NUMBERS, fits=FITTING, what=OUTCOMES)
    def moves_on_once(self, by: int, fits: bool, what: str) -> None:
        self.money_moves_on(by, fits, what)

    @rule(by=NUMBERS, fits=FITTING, what=OUTCOMES, steps=st.integers(1, 4))
    def moves_on_often(self, by: int, fits: bool, what: str, steps: int) -> None:
        """So that more than a few sequences come to a payment, which is many steps away."""
        for step in range(steps):
            self.money_moves_on(by + step, fits, what)

    @precondition(after("frozen"))
    @rule(number=NUMBERS, by=NUMBERS, fits=FITTING, stage=st.sampled_from(list(RunStage)))
    def does_something_with_an_old_run(self, number: int, by: int, fits: bool, stage: RunStage) -> None:
        run = self.run(number, stage)
        deeds = {
            RunStage.FROZEN: self._confirm,
            RunStage.CANCELLED: self._confirm,
            RunStage.CONFIRMED: self._give_up,
        }
        deeds.get(stage, self._write)(run, by, fits)

    @precondition(after("written"))
    @rule(by=NUMBERS, fits=FITTING, what=OUTCOMES)
    def says_what_became_of_it(self, by: int, fits: bool, what: str) -> None:
        self._tell(by, fits, what)

    def _waits(self, run: PaymentRun) -> bool:
        """Whether something of a run is not known yet."""
        on_its_way = [PaymentStage.FROZEN, PaymentStage.SENT]
        asked = select(Payment.id).where(Payment.run_id == run.id, Payment.stage.in_(on_its_way))
        return db.session.scalars(asked).first() is not None

    def _freeze(self, who: int) -> None:
        self.attempt(
            "frozen",
            lambda: running.freeze(
                self.programme, self.organisation, route=Route.ACCOUNTS_PAYABLE, profile="suppliers", by=who
            ),
        )

    def _claimants(self, run: PaymentRun) -> set[int]:
        return set(db.session.scalars(select(Payment.claimant_id).where(Payment.run_id == run.id)))

    def _confirm(self, run: PaymentRun, by: int, fits: bool) -> None:
        who = self.who(by, fits, {run.made_by_id, *self._claimants(run)})
        self.attempt("confirmed", lambda: running.confirm(run, by=who))

    def _give_up(self, run: PaymentRun, by: int, fits: bool) -> None:
        who = self.who(by, fits, ())
        self.attempt("given up", lambda: running.cancel(run, by=who))

    def _write(self, run: PaymentRun, by: int, fits: bool) -> None:
        who = self.who(by, fits, self._claimants(run))
        first = run.stage is RunStage.CONFIRMED
        made = self.attempt("written" if first else "written again", lambda: running.write(run, by=who))
        if made and first:
            for hold_until, replaced_at in db.session.execute(
                select(BankDetails.hold_until, BankDetails.replaced_at)
                .join(Payment, Payment.details_id == BankDetails.id)
                .where(Payment.run_id == run.id, Payment.stage == PaymentStage.SENT)
            ):
                self.sent.append(bool(hold_until and hold_until <= clock.now() and replaced_at is None))

    def _tell(self, by: int, fits: bool, what: str) -> None:
        payment = self.payment(by, *TOLD_OF[what])
        cash = self.cash(payment.ledger) if payment.method is Method.CASH and by % 4 else None
        keepers = {cash.holder_id} if cash else set()
        who = self.who(by, fits, {payment.claimant_id, payment.approver_id, *keepers})
        if what == "paid" and cash is not None:
            self.attempt(
                "handed out",
                lambda: outcomes.paid(payment, on=clock.today(), by=who, cash=cash, receipt="In the file"),
            )
            return
        deeds: dict[str, Callable[[], None]] = {
            "paid": lambda: outcomes.paid(payment, on=clock.today(), by=who),
            "paid after all": lambda: outcomes.paid(payment, on=clock.today(), by=who),
            "failed": lambda: outcomes.failed(payment, why="No such account", by=who),
            "returned": lambda: outcomes.returned(payment, why="Closed", on=clock.today(), by=who),
        }
        self.attempt(what, deeds[what])

    @invariant()
    def look(self) -> None:
        """Every promise, after every deed that was done."""
        if not self.has_moved:
            return
        self.has_moved = False
        self.look_into_the_tins()
        self.look_at_what_was_too_much()
        self.look_at_what_was_put_right()
        must(all(self.sent), "Money was sent to an account inside its hold.")
        payments = list(db.session.scalars(select(Payment).order_by(Payment.id)))
        approvals = {each.id: each for each in db.session.scalars(select(Approval).order_by(Approval.id))}
        self._three_people(payments, approvals)
        paid: dict[tuple[int, Ledger], int] = defaultdict(int)
        alive: Counter[tuple[int, Ledger]] = Counter()
        for each in payments:
            alive[each.claim_id, each.ledger] += each.stage.value in LIVE
            paid[each.claim_id, each.ledger] += each.amount_pence if each.stage is PaymentStage.PAID else 0
        must(max(alive.values(), default=0) <= 1, "Something is paid twice.")
        approved = {
            (each.claim_id, ledger): pence
            for each in approvals.values()
            if each.withdrawn_at is None
            for ledger, pence in (
                (Ledger.PAYMENT, each.payment_pence),
                (Ledger.EXPENSE, each.expense_pence),
            )
        }
        self._ledgers(approved, paid)
        for claim_id, stage in db.session.execute(select(Claim.id, Claim.stage).order_by(Claim.id)):
            wanted = {ledger: approved.get((claim_id, ledger), 0) for ledger in Ledger}
            given = {ledger: paid.get((claim_id, ledger), 0) for ledger in Ledger}
            has_approval = (claim_id, Ledger.PAYMENT) in approved
            must((stage is ClaimStage.PAID) == (has_approval and wanted == given), "Paid, and not called so.")

    def _three_people(self, payments: list[Payment], approvals: dict[int, Approval]) -> None:
        made_by = {
            each.id: each.made_by_id
            for each in db.session.scalars(select(PaymentRun).order_by(PaymentRun.id))
        }
        for each in payments:
            approval = approvals[each.approval_id]
            three = (approval.claimant_id, approval.approver_id, made_by[each.run_id])
            must(len(set(three)) == len(three), "A payment has fewer than three people behind it.")
            must(
                (each.claimant_id, each.approver_id, each.payer_id) == three, "A payment names somebody else."
            )

    def _ledgers(self, approved: dict[tuple[int, Ledger], int], paid: dict[tuple[int, Ledger], int]) -> None:
        for ledger in Ledger:
            rows = db.session.execute(
                select(LedgerEntry.account, func.sum(LedgerEntry.amount_pence))
                .where(LedgerEntry.ledger == ledger)
                .group_by(LedgerEntry.account)
            )
            balance = defaultdict(int, {account: int(pence) for account, pence in rows})
            total = sum(pence for (_claim, of), pence in approved.items() if of is ledger)
            gone = sum(pence for (_claim, of), pence in paid.items() if of is ledger)
            must(sum(balance.values()) == 0, "The ledger does not balance.")
            less, back = let_and_given(ledger)
            borne = settled(ledger)
            must(balance[Account.COST] == total - less + borne, "The cost is not what was approved.")
            out = -balance[Account.BANK] - balance[Account.FLOAT]
            must(out == gone - back + borne, "The bank and the cash gave something else than was paid.")
            must(-balance[Account.OWED] == total - gone, "What is owed is not what is approved and unpaid.")


def known(details: BankDetails) -> None:
    """The finance system of the organisation has these details."""
    db.session.execute(
        update(PayeeSetup).where(PayeeSetup.person_id == details.person_id).values(details_id=details.id)
    )


def an_account(person_id: int, hold_until: datetime) -> BankDetails:
    """New details take the place of the old ones, as somebody confirms them."""
    db.session.execute(
        update(BankDetails)
        .where(BankDetails.person_id == person_id, BankDetails.replaced_at.is_(None))
        .values(replaced_at=clock.now())
    )
    details = BankDetails(
        person_id=person_id,
        packet=b"sealed",
        last_digits="0000",
        made_at=clock.now(),
        confirmed_at=clock.now(),
        hold_until=hold_until,
    )
    db.session.add(details)
    db.session.flush()
    return details


def some_cash(machine: type[Money]) -> None:
    """A float for payment and one for expenses, and somebody who wants cash."""
    db.session.add(PayChoice(person_id=machine.people[IN_CASH], method=Method.CASH, changed_at=clock.now()))
    for ledger, keeper in KEEPERS.items():
        cash = CashFloat(
            programme_id=machine.programme,
            organisation_id=machine.organisation,
            ledger=ledger,
            holder_id=machine.people[keeper],
            name="The tin",
            opened_on=clock.today(),
            opened_by_id=machine.people[0],
        )
        db.session.add(cash)
        db.session.flush()
        floats.put_in(cash, BEGINS_WITH, on=clock.today(), by=machine.people[0])
        machine.floats[ledger] = cash.id


def some_claims(machine: type[Money]) -> None:
    """All stories begin with three claims, two of them approved: one goes to an account, one is paid in cash."""
    first, _one, last = [
        machine.a_claim_of(who, *sums) for who, sums in ((STAFF, SUMS[1]), (0, SUMS[0]), (IN_CASH, SUMS[0]))
    ]
    for claim in (first, last):
        approving.approve(claim, by=machine.people[1])


@contextmanager
def a_world_of_money() -> Iterator[type[Money]]:
    """The world that all sequences share, inside a transaction that is undone at the end."""
    try:
        with writing():
            opportunity = an_opportunity()
            people = [a_person() for _number in range(EVERYBODY)]
            for person in people[:STAFF]:
                serves(opportunity, Role.FINANCE_APPROVER, person)
                serves(opportunity, Role.PAYER, person)
            for person in people:
                details = an_account(person.id, clock.now() - HOLD)
                db.session.add(
                    PayeeSetup(
                        person_id=person.id,
                        organisation_id=opportunity.organisation_id,
                        begun_at=clock.now(),
                        done_on=clock.today(),
                        number=f"P{person.id}",
                        details_id=details.id,
                    )
                )
            Money.people = [person.id for person in people]
            Money.agreements = [
                an_agreement(opportunity, person, route=None if at else Route.ACCOUNTS_PAYABLE).id
                for at, person in enumerate(people)
            ]
            Money.programme, Money.organisation = opportunity.programme_id, opportunity.organisation_id
            Money.budget = a_budget(opportunity, 10**7).id
            some_cash(Money)
            some_claims(Money)
            Money.began = clock.now()
            Money.done = Counter()
            yield Money
            raise Undo
    except Undo:
        pass
