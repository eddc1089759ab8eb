"""What no code can do with money, because the database itself refuses it (domain rule P23; threats T9, T11)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from coprod.core import clock
from coprod.core.db import db, writing
from coprod.involvement.rules.agreements import Route
from coprod.involvement.rules.opportunities import Method
from coprod.meetings.models import Meeting
from coprod.payments.models import Approval, BankDetails, Claim, ClaimLine, LedgerEntry, Payment, PaymentRun
from coprod.payments.rules.claims import ClaimStage, Ledger
from coprod.payments.rules.paying import Account, PaymentStage
from coprod.people.models import Person
from tests.factories.involvement import an_agreement
from tests.factories.meetings import a_meeting
from tests.factories.payments import a_claim, related
from tests.factories.people import a_person


class World:
    """A claim of £75, an approver, a payer, and somebody who confirms; each step by hand, without an operation."""

    def __init__(self) -> None:
        self.claim = a_claim()
        self.claimant = db.session.get_one(Person, self.claim.person_id)
        self.approver, self.payer, self.other = a_person(), a_person(), a_person()

    def approve(self, by: Person | None = None, **more: Any) -> Approval:
        facts = {"payment_pence": 7500, "expense_pence": 0, "approved_at": clock.now(), **more}
        approval = Approval(
            claim_id=self.claim.id,
            claimant_id=self.claim.person_id,
            approver_id=(by or self.approver).id,
            **facts,
        )
        db.session.add(approval)
        db.session.flush()
        return approval

    def run(self, by: Person | None = None, confirmed_by: Person | None = None) -> PaymentRun:
        run = PaymentRun(
            programme_id=self.claim.programme_id,
            organisation_id=self.claim.organisation_id,
            route=Route.ACCOUNTS_PAYABLE,
            profile="bacs",
            made_by_id=(by or self.payer).id,
            made_at=clock.now(),
            confirmed_by_id=confirmed_by.id if confirmed_by else None,
        )
        db.session.add(run)
        db.session.flush()
        return run

    def account(self, of: Person | None = None, held: bool = False) -> BankDetails:
        details = BankDetails(
            person_id=(of or self.claimant).id,
            packet=b"sealed",
            last_digits="5678",
            made_at=clock.now(),
            confirmed_at=clock.now(),
            hold_until=clock.now() + timedelta(hours=1 if held else -1),
        )
        db.session.add(details)
        db.session.flush()
        return details

    def pay(self, approval: Approval, run: PaymentRun, **more: Any) -> Payment:
        facts: dict[str, Any] = {
            "payer_id": run.made_by_id,
            "claimant_id": approval.claimant_id,
            "approver_id": approval.approver_id,
            "ledger": Ledger.PAYMENT,
            "method": Method.BANK,
            "amount_pence": 7500,
            "frozen_at": clock.now(),
            **more,
        }
        payment = Payment(
            run_id=run.id,
            approval_id=approval.id,
            claim_id=approval.claim_id,
            budget_id=self.claim.budget_id,
            **facts,
        )
        db.session.add(payment)
        db.session.flush()
        return payment


def own_claim(world: World) -> None:
    world.approve(by=world.claimant)


def somebody_elses_name(world: World) -> None:
    approval = world.approve()
    db.session.add(
        Approval(
            claim_id=world.claim.id,
            claimant_id=world.other.id,
            approver_id=world.claimant.id,
            payment_pence=0,
            expense_pence=0,
            approved_at=clock.now(),
            withdrawn_at=approval.approved_at,
        )
    )
    db.session.flush()


def relative(world: World) -> None:
    related(world.approver, world.claimant)
    world.approve()


def relative_who_pays(world: World) -> None:
    related(world.claimant, world.payer)
    world.pay(world.approve(), world.run())


def same_meeting(world: World) -> None:
    meeting = a_meeting()
    world.claim.meeting_id = meeting.id
    own = a_claim()
    own.meeting_id = meeting.id
    db.session.flush()
    world.approve(by=db.session.get_one(Person, own.person_id))


def written_down_by_the_approver(world: World) -> None:
    world.claim.entered_by_id = world.approver.id
    db.session.flush()
    world.approve()


def two_drafts_of_one_meeting(world: World) -> None:
    agreement, meeting = an_agreement(), a_meeting()
    for _time in range(2):
        a_claim(agreement, stage=ClaimStage.DRAFT, meeting_id=meeting.id)


def approved_twice(world: World) -> None:
    world.approve()
    world.approve(by=world.other)


def sum_changed_after_approval(world: World) -> None:
    world.approve()
    line = db.session.scalars(select(ClaimLine).where(ClaimLine.claim_id == world.claim.id)).one()
    line.amount_pence = 9900
    db.session.flush()


def line_added_after_approval(world: World) -> None:
    world.approve()
    db.session.add(
        ClaimLine(
            claim_id=world.claim.id,
            ledger=Ledger.PAYMENT,
            on_day=world.claim.worked_on,
            amount_pence=1,
            offer_pence=1,
        )
    )
    db.session.flush()


def approver_pays(world: World) -> None:
    world.pay(world.approve(), world.run(by=world.approver))


def claimant_pays(world: World) -> None:
    world.pay(world.approve(), world.run(by=world.claimant))


def confirmed_alone(world: World) -> None:
    world.run(confirmed_by=world.payer)


def paid_twice(world: World) -> None:
    approval, run = world.approve(), world.run()
    world.pay(approval, run)
    world.pay(approval, world.run(by=world.other))


def other_sum(world: World) -> None:
    world.pay(world.approve(), world.run(), amount_pence=7501)


def sum_of_a_payment_changed(world: World) -> None:
    world.pay(world.approve(), world.run()).amount_pence = 1
    db.session.flush()


def somebody_elses_account(world: World) -> None:
    world.pay(world.approve(), world.run(), details_id=world.account(of=world.other).id)


def account_on_hold(world: World) -> None:
    world.pay(world.approve(), world.run(), details_id=world.account(held=True).id)


def approval_taken_back(world: World) -> None:
    approval = world.approve()
    approval.withdrawn_at = clock.now()
    db.session.flush()
    world.pay(approval, world.run())


def claim_given_to_somebody_else(world: World) -> None:
    world.claim.person_id = world.other.id
    db.session.flush()


def entry_rewritten(world: World) -> None:
    entry = LedgerEntry(
        deed="a",
        what="approved",
        at=clock.now(),
        on_day=clock.today(),
        ledger=Ledger.PAYMENT,
        account=Account.COST,
        amount_pence=7500,
    )
    db.session.add(entry)
    db.session.flush()
    entry.amount_pence = 1
    db.session.flush()


REFUSED: tuple[Callable[[World], None], ...] = (
    own_claim,
    somebody_elses_name,
    relative,
    relative_who_pays,
    same_meeting,
    written_down_by_the_approver,
    two_drafts_of_one_meeting,
    approved_twice,
    sum_changed_after_approval,
    line_added_after_approval,
    approver_pays,
    claimant_pays,
    confirmed_alone,
    paid_twice,
    other_sum,
    sum_of_a_payment_changed,
    somebody_elses_account,
    account_on_hold,
    approval_taken_back,
    claim_given_to_somebody_else,
    entry_rewritten,
)


@pytest.mark.parametrize("deed", REFUSED, ids=lambda deed: deed.__name__)
def test_the_database_refuses(deed: Callable[[World], None]) -> None:
    with pytest.raises(DBAPIError), writing():
        deed(World())


def test_words_and_places_of_an_approved_line_can_be_emptied_and_nothing_else_of_it_changes() -> None:
    with writing():
        world = World()
        line = db.session.scalars(select(ClaimLine).where(ClaimLine.claim_id == world.claim.id)).one()
        line.words, line.from_place, line.to_place = "By car", "Home", "The day centre"
        db.session.flush()
        world.approve()
        for column in ClaimLine.__table__.columns:
            of = str(column.type)
            other = "TRUE" if of == "BOOLEAN" else "'2001-01-01'" if of == "DATE" else "12345"
            change = f"words = '', {column.name} = {other}" if column.name != "words" else "words = 'Else'"
            with pytest.raises(DBAPIError, match="stays as it is"), db.session.begin_nested():
                # The names are those of the model's own columns, and the values stand above.
                db.session.execute(text(f"UPDATE claim_line SET {change} WHERE id = :id"), {"id": line.id})  # noqa: S608
        with pytest.raises(DBAPIError, match="stays as it is"), db.session.begin_nested():
            db.session.execute(text("DELETE FROM claim_line WHERE id = :id"), {"id": line.id})
        for each in ("words", "from_place", "to_place"):
            db.session.execute(
                text(f"UPDATE claim_line SET {each} = '' WHERE id = :id"),  # noqa: S608 - names from above
                {"id": line.id},
            )
        db.session.expire(line)

        assert (line.words, line.from_place, line.to_place, line.amount_pence) == ("", "", "", 7500)


def test_three_people_pay_a_claim_once_and_again_when_it_came_back() -> None:
    with writing():
        world = World()
        approval, run = world.approve(), world.run(confirmed_by=world.other)
        details = world.account()
        first = world.pay(approval, run, details_id=details.id)
        first.stage, first.paid_on = PaymentStage.RETURNED, clock.today()
        db.session.flush()

        again = world.pay(approval, world.run(by=world.payer), details_id=details.id, replaces_id=first.id)

    assert again.id != first.id
    assert db.session.scalars(select(Claim)).one().is_open
    assert db.session.scalars(select(Meeting)).all() == []
