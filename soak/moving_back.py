"""Random people say that too much was paid: others agree, some of it comes back, the rest is let go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from sqlalchemy import func, select

from coprod.core import clock
from coprod.core.db import db
from coprod.payments.models import CashFloat, Claim, Payment, Recovery, RecoveryPart
from coprod.payments.operations import recovering
from coprod.payments.queries import ledger as accounts
from coprod.payments.rules.claims import Ledger
from coprod.payments.rules.paying import Account, PaymentStage
from coprod.payments.rules.recovering import RecoveryStage
from soak.money_people import FITTING, NUMBERS, PEOPLE, People, after, must


class How(NamedTuple):
    """How many halves of what was paid were too much, how far it goes, and what is done about it."""

    halves: int
    steps: int
    what: str
    is_whole: bool


HOW = st.builds(
    How,
    st.sampled_from([1, 2, 1, 3, 0]),
    st.integers(0, 4),
    st.sampled_from(["to the bank", "into a float", "let go", "ask"]),
    st.booleans(),
)
OUTSTANDING = (RecoveryStage.NOTED, RecoveryStage.AGREED)


class Back(People):
    """What was too much never comes to more than was paid, and two others than its person decide about it."""

    @precondition(after("paid", "handed out"))
    @rule(number=NUMBERS, by=NUMBERS, fits=FITTING, how=HOW)
    def too_much_was_paid(self, number: int, by: int, fits: bool, how: How) -> None:
        """It is noted, and then whatever comes next for it."""
        payments = select(Payment).where(Payment.stage == PaymentStage.PAID).order_by(Payment.id)
        if not (paid := list(db.session.scalars(payments))):
            return
        payment = paid[number % len(paid)]
        claim = db.session.get_one(Claim, payment.claim_id)
        who = self.who(by, fits, {claim.person_id})
        pence = payment.amount_pence * how.halves // 2
        self.attempt(
            "too much noted",
            lambda: recovering.note(claim, payment.ledger, pence, why="Two hours, not three", by=who),
        )
        for step in range(how.steps):
            self._goes_on(by + 1 + step, fits, how)

    @precondition(after("too much noted"))
    @rule(by=NUMBERS, fits=FITTING, how=HOW)
    def comes_back(self, by: int, fits: bool, how: How) -> None:
        self._goes_on(by, fits, how)

    @precondition(after("too much noted"))
    @rule(by=NUMBERS)
    def thinks_better_of_it(self, by: int) -> None:
        noted = db.session.scalars(
            select(Recovery).where(Recovery.stage == RecoveryStage.NOTED).order_by(Recovery.id)
        ).first()
        if noted is not None:
            who = self.who(by, True, {noted.claimant_id})
            self.attempt("dropped", lambda: recovering.drop(noted, by=who))

    @precondition(after("given back", "given back into a float"))
    @rule(number=NUMBERS, by=NUMBERS, fits=FITTING)
    def was_written_wrongly(self, number: int, by: int, fits: bool) -> None:
        parts = list(db.session.scalars(select(RecoveryPart).order_by(RecoveryPart.id)))
        part = parts[number % len(parts)]
        recovery = db.session.get_one(Recovery, part.recovery_id)
        who = self.who(by, fits, {recovery.claimant_id, part.by_id})
        self.attempt("put right", lambda: recovering.put_right(recovery, part, by=who))

    @precondition(after("ask"))
    @rule(by=NUMBERS, fits=FITTING)
    def is_not_let_go(self, by: int, fits: bool) -> None:
        asked = db.session.scalars(
            select(Recovery).where(Recovery.let_go_asked_by_id.is_not(None)).order_by(Recovery.id)
        ).first()
        if asked is not None:
            but = {asked.claimant_id, asked.let_go_asked_by_id or 0} - {0}
            who = self.who(by, fits, but)
            self.attempt("not let go", lambda: recovering.keep(asked, why="They offered £5.", by=who))

    @precondition(after("too much agreed"))
    @rule(who=PEOPLE)
    def says_that_it_is_not_so(self, who: int) -> None:
        agreed = db.session.scalars(
            select(Recovery).where(Recovery.stage == RecoveryStage.AGREED).order_by(Recovery.id)
        ).first()
        if agreed is not None:
            by = agreed.claimant_id if who % 2 else self.people[who]
            self.attempt("said", lambda: recovering.say(agreed, not_so="No.", in_parts="", by=by))

    def _goes_on(self, by: int, fits: bool, how: How) -> None:
        """Whatever comes next for the newest that is open."""
        recovery = db.session.scalars(
            select(Recovery).where(Recovery.stage.in_(OUTSTANDING)).order_by(Recovery.id.desc())
        ).first()
        if recovery is None:
            return
        left = recovery.amount_pence - given_back(recovery)
        pence = left if how.is_whole else max(1, left // 2)
        but = {recovery.claimant_id}
        if recovery.stage is RecoveryStage.NOTED:
            who = self.who(by, fits, but | {recovery.noted_by_id})
            self.attempt("too much agreed", lambda: recovering.agree(recovery, by=who))
            return
        cash = db.session.get_one(CashFloat, self.floats[recovery.ledger])
        asked = {recovery.let_go_asked_by_id} if recovery.let_go_asked_by_id else set()
        who = self.who(by, fits, but | (asked if how.what == "let go" else set()))
        today = clock.today()
        deeds: dict[str, Callable[[], object]] = {
            "to the bank": lambda: recovering.given_back(recovery, pence, on=today, by=who),
            "into a float": lambda: recovering.given_back(recovery, pence, on=today, by=who, cash=cash),
            "ask": lambda: recovering.ask_to_let_go(recovery, why="Our mistake", by=who),
            "let go": lambda: recovering.let_go(recovery, by=who),
        }
        # Nobody can let go of what nobody asked for.
        step = "ask" if how.what == "let go" and not asked and fits else how.what
        called = {"to the bank": "given back", "into a float": "given back into a float"}
        self.attempt(called.get(step, step), deeds[step])

    def look_at_what_was_too_much(self) -> None:
        """Never more than was paid, by three people, and the ledger says what is outstanding."""
        paid: dict[tuple[int, Ledger], int] = defaultdict(int)
        rows = db.session.execute(
            select(Payment.claim_id, Payment.ledger, func.sum(Payment.amount_pence))
            .where(Payment.stage == PaymentStage.PAID)
            .group_by(Payment.claim_id, Payment.ledger)
        )
        paid |= {(claim_id, ledger): int(pence) for claim_id, ledger, pence in rows}
        asked: dict[tuple[int, Ledger], int] = defaultdict(int)
        outstanding: dict[Ledger, int] = defaultdict(int)
        for each in db.session.scalars(select(Recovery).order_by(Recovery.id)):
            back = given_back(each)
            must(0 <= back <= each.amount_pence, "More was given back than was too much.")
            self._two_others(each)
            asked[each.claim_id, each.ledger] += each.amount_pence if each.stage in OUTSTANDING else back
            outstanding[each.ledger] += each.amount_pence - back if each.stage is RecoveryStage.AGREED else 0
            must(
                each.stage is not RecoveryStage.GIVEN_BACK or back == each.amount_pence,
                "It is called given back, and is not.",
            )
        must(all(pence <= paid[which] for which, pence in asked.items()), "More is asked back than was paid.")
        for ledger in Ledger:
            must(
                accounts.balance(Account.OVERPAID, ledger=ledger) == outstanding[ledger],
                "The ledger says something else of what was too much.",
            )

    def look_at_what_was_put_right(self) -> None:
        """Each line once, whole, and by two."""
        parts = {each.id: each for each in db.session.scalars(select(RecoveryPart).order_by(RecoveryPart.id))}
        wrong = [each for each in parts.values() if each.reverses_id is not None]
        must(len({each.reverses_id for each in wrong}) == len(wrong), "One line is put right twice.")
        for each in wrong:
            before = parts[each.reverses_id or 0]
            must(before.by_id != each.by_id, "Somebody put their own line right.")
            must(before.amount_pence == each.amount_pence, "Another sum was put right.")

    def _two_others(self, each: Recovery) -> None:
        if each.agreed_by_id is not None:
            three = {each.claimant_id, each.noted_by_id, each.agreed_by_id}
            must(len(three) == 3, "Fewer than three people stand behind an overpayment.")
        if each.let_go_by_id is not None:
            two = {each.claimant_id, each.let_go_asked_by_id, each.let_go_by_id}
            must(len(two) == 3, "Fewer than two others let an overpayment go.")


def given_back(recovery: Recovery) -> int:
    """What has come back of one of them."""
    parts = db.session.scalars(
        select(RecoveryPart).where(RecoveryPart.recovery_id == recovery.id).order_by(RecoveryPart.id)
    )
    return sum(each.amount_pence if each.reverses_id is None else -each.amount_pence for each in parts)


def let_and_given(ledger: Ledger) -> tuple[int, int]:
    """What the cost of a ledger is less for what was too much, and what of it came back."""
    less = back = 0
    for each in db.session.scalars(select(Recovery).where(Recovery.ledger == ledger).order_by(Recovery.id)):
        came = given_back(each)
        back += came
        if each.stage in (RecoveryStage.AGREED, RecoveryStage.GIVEN_BACK):
            less += each.amount_pence
        elif each.stage is RecoveryStage.LET_GO:
            less += came
    return less, back
