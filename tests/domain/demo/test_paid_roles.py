"""Stories 6, 7 and 8 are told whole: two of fourteen are chosen, one claim is paid in a week, one payment twice made."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from coprod.core import clock
from coprod.core.db import db
from coprod.demo import month_end
from coprod.demo.words import roles as words
from coprod.involvement.models import Agreement, Application, Opportunity, OpportunityEdition
from coprod.involvement.queries import work
from coprod.involvement.rules.applications import ApplicationStage
from coprod.involvement.rules.opportunities import Expense, Method, Stage
from coprod.payments.models import Claim, LedgerEntry, Payment, PaymentRun
from coprod.payments.queries import accruals, mine, speed, to_pay
from coprod.payments.rules.accruals import Part
from coprod.payments.rules.claims import Choice, ClaimKind, ClaimStage, Ledger
from coprod.payments.rules.paying import PaymentStage, RunStage
from coprod.people.models import Person

REHABILITATION = next(each for each in words.ROLES if each["key"] == words.REHABILITATION)["words"]["title"]


def role(title: str) -> Opportunity:
    found = db.session.scalars(select(OpportunityEdition).order_by(OpportunityEdition.id))
    number = next(each.opportunity_id for each in found if each.text.get("title") == title)
    return db.session.get_one(Opportunity, number)


def claim(title: str, name: str) -> Claim:
    chosen = (
        select(Claim)
        .join(Person, Person.id == Claim.person_id)
        .where(Claim.title == title, Person.name == name, Claim.kind == ClaimKind.ORDINARY)
        .options(selectinload(Claim.lines), selectinload(Claim.queries))
    )
    return db.session.scalars(chosen).one()


def test_of_fourteen_who_applied_two_were_chosen_and_everybody_else_was_told_why() -> None:
    rows = db.session.scalars(
        select(Application).where(Application.opportunity_id == role(REHABILITATION).id)
    ).all()

    assert len(rows) == 14
    assert sum(each.stage is ApplicationStage.ACCEPTED for each in rows) == 2
    others = [each for each in rows if each.stage is ApplicationStage.NOT_CHOSEN]
    assert len(others) == 12 and all(each.reason and each.decided_at for each in others)


def test_one_of_the_two_took_a_break_and_came_back_to_her_place() -> None:
    agreement = db.session.scalars(
        select(Agreement)
        .join(Person, Person.id == Agreement.person_id)
        .where(Person.name == "Ffion Garstangle")
        .options(selectinload(Agreement.breaks))
    ).one()

    assert len(agreement.breaks) == 1 and agreement.breaks[0].to_day is not None
    assert agreement.is_running and not agreement.is_on_a_break


def test_a_carer_claims_three_hours_and_ten_minutes_takes_less_and_is_paid_in_seven_days() -> None:
    found = claim("Workshop in Preston: the first letter", "Danuta Pawliszewska")

    assert (found.minutes, found.choice, found.stage) == (190, Choice.LOWER, ClaimStage.PAID)
    paid = {each.expense: each.amount_pence for each in found.lines}
    # Two blocks of £20 are offered, and she takes £25; 34 miles at 55p.
    assert found.lines[0].offer_pence == 4000 and paid[None] == 2500
    assert (paid[Expense.CAR], paid[Expense.REPLACEMENT_CARE]) == (1870, 3600)
    assert found.queries[0].answer
    assert found.sent_at is not None
    payments = db.session.scalars(select(Payment).where(Payment.claim_id == found.id)).all()
    assert {each.paid_on for each in payments} == {clock.london(found.sent_at).date() + timedelta(days=7)}
    assert {each.method for each in payments} == {Method.CASH}
    assert {each.ledger: each.amount_pence for each in payments} == {
        Ledger.PAYMENT: 2500,
        Ledger.EXPENSE: 5470,
    }


def test_a_payment_came_back_and_was_made_again_once() -> None:
    found = claim("Panel: the first meeting", "Joss Fairclough-Penney")
    chosen = select(Payment).where(Payment.claim_id == found.id, Payment.ledger == Ledger.PAYMENT)
    payments = db.session.scalars(chosen.order_by(Payment.id)).all()

    assert [each.stage for each in payments] == [PaymentStage.RETURNED, PaymentStage.PAID]
    assert payments[1].replaces_id == payments[0].id and payments[0].failed_why
    assert found.stage is ClaimStage.PAID


def test_every_run_had_a_second_person_and_the_books_balance() -> None:
    runs = db.session.scalars(select(PaymentRun)).all()
    sums = dict(
        db.session.execute(
            select(LedgerEntry.ledger, func.sum(LedgerEntry.amount_pence)).group_by(LedgerEntry.ledger)
        ).all()
    )

    closed = [each for each in runs if each.stage is RunStage.CLOSED]
    assert len(closed) == 4 and all(each.confirmed_by_id not in (None, each.made_by_id) for each in closed)
    assert set(sums.values()) == {0}


def test_a_run_waits_for_its_second_person_and_something_is_in_no_run_yet() -> None:
    run = db.session.scalars(select(PaymentRun).where(PaymentRun.stage != RunStage.CLOSED)).one()

    assert run.stage is RunStage.FROZEN and run.count >= 2 and run.confirmed_by_id is None
    assert to_pay.sums([(run.programme_id, run.organisation_id)])


def test_enough_people_were_paid_that_everybody_may_see_how_fast() -> None:
    found = speed.for_everybody()

    assert found is not None and found.half_days


def test_at_the_end_of_the_month_something_was_not_claimed_not_approved_and_not_paid() -> None:
    rows = accruals.on(month_end.last_day(clock.today()), [role(REHABILITATION).programme_id], [])
    time = next(each for each in rows if each.ledger is Ledger.PAYMENT)

    assert {each.cost_code for each in rows} == {"INV-204"}
    assert all(time.sums[part] >= 2000 for part in Part)


def test_a_later_rate_made_a_claim_for_the_difference_that_waits() -> None:
    found = db.session.scalars(
        select(Claim).where(Claim.kind == ClaimKind.TOP_UP).options(selectinload(Claim.lines))
    ).one()

    assert found.stage is ClaimStage.SENT and found.payment_pence == 500


def test_work_waits_to_be_claimed_and_a_claim_waits_for_an_approver() -> None:
    carer = db.session.scalars(select(Person).where(Person.name == "Danuta Pawliszewska")).one()
    claimed = mine.latest_by_work(carer.id)

    assert len(work.claimable(carer.id)) > len(claimed)
    assert claim("Panel: who visits", "Ffion Garstangle").stage is ClaimStage.SENT


def test_a_newcomer_meets_a_role_in_every_state() -> None:
    stages = set(db.session.scalars(select(Opportunity.stage)))

    assert {Stage.OPEN, Stage.CLOSED, Stage.DECIDED, Stage.WITHDRAWN} <= stages
