"""Somebody decides about a claim, and nobody decides about their own money (domain rule P23; threat T11)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from coprod.core import clock
from coprod.core.db import db, reading, writing
from coprod.core.errors import Refused
from coprod.involvement.models import Determination, Opportunity
from coprod.involvement.rules.agreements import Route
from coprod.involvement.rules.opportunities import Method
from coprod.payments.models import Approval, Claim, ClaimLine, ClaimQuery, Lending, Payment, PaymentRun
from coprod.payments.operations import approving, ledger
from coprod.payments.queries import budgets, deciding
from coprod.payments.queries import ledger as accounts
from coprod.payments.rules.claims import ClaimStage, Ledger
from coprod.payments.rules.paying import Account
from coprod.payments.rules.seen import seen
from coprod.people.models import Person
from coprod.programmes.models import Membership, Programme
from coprod.programmes.rules import Role
from tests.factories.involvement import a_determination
from tests.factories.meetings import a_meeting
from tests.factories.payments import a_budget, a_claim, related, serves
from tests.factories.people import a_person
from tests.factories.programmes import a_workstream, an_organisation, long_ago

COST, OWED = Account.COST, Account.OWED


def role_of(claim: Claim) -> Opportunity:
    return db.session.scalars(
        select(Opportunity).where(Opportunity.organisation_id == claim.organisation_id)
    ).one()


def with_an_approver(**more: object) -> tuple[Claim, Person]:
    claim = a_claim(**more)  # type: ignore[arg-type]
    return claim, serves(role_of(claim), Role.FINANCE_APPROVER)


def test_an_approval_freezes_both_sums_and_owes_each_in_its_own_ledger() -> None:
    with writing():
        claim, approver = with_an_approver(pence=7500, expense_pence=460)
        approval = approving.approve(claim, by=approver.id)

    assert claim.stage is ClaimStage.APPROVED
    assert (approval.payment_pence, approval.expense_pence) == (7500, 460)
    assert accounts.balances_of_claim(claim.id) == {
        (Ledger.PAYMENT, COST): 7500,
        (Ledger.PAYMENT, OWED): -7500,
        (Ledger.EXPENSE, COST): 460,
        (Ledger.EXPENSE, OWED): -460,
    }
    assert accounts.by_budget(COST) == {claim.budget_id: {Ledger.PAYMENT: 7500, Ledger.EXPENSE: 460}}
    assert accounts.unbalanced() == []


def test_a_claim_for_nothing_is_done_once_it_is_approved() -> None:
    with writing():
        claim, approver = with_an_approver(pence=0)
        approving.approve(claim, by=approver.id)

    assert claim.stage is ClaimStage.PAID
    assert accounts.balances_of_claim(claim.id) == {}


def own(claim: Claim, approver: Person) -> int:
    serves(role_of(claim), Role.FINANCE_APPROVER, db.session.get_one(Person, claim.person_id))
    return claim.person_id


def of_elsewhere(claim: Claim, approver: Person) -> int:
    return a_person().id


def pays_only(claim: Claim, approver: Person) -> int:
    return serves(role_of(claim), Role.PAYER).id


def near(claim: Claim, approver: Person) -> int:
    related(approver, db.session.get_one(Person, claim.person_id))
    return approver.id


def near_as_the_other_said(claim: Claim, approver: Person) -> int:
    related(db.session.get_one(Person, claim.person_id), approver)
    return approver.id


def wrote_it_down(claim: Claim, approver: Person) -> int:
    claim.entered_by_id = approver.id
    return approver.id


def claims_too(claim: Claim, approver: Person) -> int:
    claim.meeting_id = a_meeting().id
    own = a_claim(stage=ClaimStage.DRAFT)
    serves(role_of(claim), Role.FINANCE_APPROVER, db.session.get_one(Person, own.person_id))
    own.meeting_id = claim.meeting_id
    return own.person_id


def nobody_determined(claim: Claim, approver: Person) -> int:
    for each in db.session.scalars(select(Determination)):
        db.session.delete(each)
    return approver.id


def to_a_company(claim: Claim, approver: Person) -> int:
    assert claim.agreement is not None
    claim.agreement.to_a_company = True
    return approver.id


def waits_for_an_answer(claim: Claim, approver: Person) -> int:
    approving.ask(claim, "Which bus?", by=approver.id)
    return approver.id


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (own, "your own claim"),
        (of_elsewhere, "for this organisation"),
        (pays_only, "for this organisation"),
        (near, "too near"),
        (near_as_the_other_said, "too near"),
        (wrote_it_down, "wrote this claim down"),
        (claims_too, "the same meeting"),
        (nobody_determined, "Nobody has determined yet through"),
        (to_a_company, "through a company"),
        (waits_for_an_answer, "cannot be done now"),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_an_approval_is_refused_in_words(case: Callable[[Claim, Person], int], words: str) -> None:
    with writing():
        claim, approver = with_an_approver()
        by = case(deciding.afresh(claim), approver)
        db.session.flush()
        with pytest.raises(Refused, match=words):
            approving.approve(claim, by=by)

    with reading():
        assert db.session.scalars(select(Approval)).all() == []


def test_nobody_approves_what_has_changed_since_their_page_was_made() -> None:
    with writing():
        claim, approver = with_an_approver(expense_pence=460)
        shown = seen(deciding.afresh(claim))
        line = db.session.scalars(select(ClaimLine).where(ClaimLine.ledger == Ledger.EXPENSE)).one()
        line.amount_pence = 990
        db.session.flush()

        with pytest.raises(Refused, match="has changed"):
            approving.approve(claim, by=approver.id, seen=shown)
        approving.approve(claim, by=approver.id, seen=seen(deciding.afresh(claim)))


def test_a_company_is_paid_once_somebody_looked_at_that_too() -> None:
    with writing():
        claim, approver = with_an_approver()
        to_a_company(deciding.afresh(claim), approver)
        a_determination(role_of(claim), covers_companies=True, tool="CEST: outside")
        approving.approve(claim, by=approver.id)

    assert claim.stage is ClaimStage.APPROVED


def test_a_partner_lends_an_approver_between_two_days() -> None:
    with writing():
        claim, _approver = with_an_approver()
        lender = an_organisation()
        lent = a_person()
        db.session.add(
            Membership(
                person_id=lent.id,
                programme_id=claim.programme_id,
                organisation_id=lender.id,
                role=Role.FINANCE_APPROVER,
                from_day=long_ago(),
            )
        )
        lending = Lending(
            programme_id=claim.programme_id,
            organisation_id=claim.organisation_id,
            lender_id=lender.id,
            role=Role.FINANCE_APPROVER,
            from_day=long_ago(),
            to_day=long_ago(),
        )
        db.session.add(lending)
        db.session.flush()
        with pytest.raises(Refused, match="for this organisation"):
            approving.approve(claim, by=lent.id)

        lending.to_day = None
        approving.approve(claim, by=lent.id)


def test_an_approver_asks_and_only_the_claimant_answers() -> None:
    with writing():
        claim, approver = with_an_approver()
        approving.ask(claim, " Which bus? ", by=approver.id)
        with pytest.raises(Refused, match="Only the person"):
            approving.answer(claim, "The 61.", by=approver.id)
        approving.answer(claim, "The 61.", by=claim.person_id)

    query = db.session.scalars(select(ClaimQuery)).one()
    assert (query.words, query.answer, query.answered_at is not None) == ("Which bus?", "The 61.", True)
    assert claim.stage is ClaimStage.SENT


def test_a_claim_is_refused_with_a_reason_and_never_without() -> None:
    with writing():
        claim, approver = with_an_approver()
        with pytest.raises(Refused, match="Say why"):
            approving.refuse(claim, "  ", by=approver.id)
        db.session.refresh(claim)
        claim.stage = ClaimStage.SENT
        approving.refuse(claim, "It was paid in May.", by=approver.id)

    assert (claim.stage, claim.refused_why) == (ClaimStage.REFUSED, "It was paid in May.")


def test_an_approval_is_taken_back_and_given_again_until_a_run_has_it() -> None:
    with writing():
        claim, approver = with_an_approver()
        approving.approve(claim, by=approver.id)
        approving.take_back_approval(claim, "The wrong budget.", by=approver.id)
        assert accounts.balance(OWED) == accounts.balance(COST) == 0
        approval = approving.approve(claim, by=approver.id)
        payer, other = serves(role_of(claim), Role.PAYER), a_person()
        run = PaymentRun(
            programme_id=claim.programme_id,
            organisation_id=claim.organisation_id,
            route=Route.ACCOUNTS_PAYABLE,
            profile="bacs",
            made_by_id=payer.id,
            made_at=clock.now(),
            confirmed_by_id=other.id,
        )
        db.session.add(run)
        db.session.flush()
        db.session.add(
            Payment(
                run_id=run.id,
                payer_id=payer.id,
                approval_id=approval.id,
                claim_id=claim.id,
                claimant_id=claim.person_id,
                approver_id=approver.id,
                budget_id=claim.budget_id,
                ledger=Ledger.PAYMENT,
                method=Method.CHEQUE,
                amount_pence=7500,
                frozen_at=clock.now(),
            )
        )
        db.session.flush()

        with pytest.raises(Refused, match="in a payment run"):
            approving.take_back_approval(claim, "Again.", by=approver.id)

    assert accounts.unbalanced() == []


def test_the_ledger_takes_nothing_whose_sides_do_not_add_up() -> None:
    with writing():
        claim = a_claim()
        for moves in ({COST: 100}, {COST: 100, OWED: -99}, {COST: 0, OWED: 0}, {}):
            with pytest.raises(ValueError, match="move"):
                ledger.post("tried", ledger=Ledger.PAYMENT, moves=moves, claim=claim)
        ledger.post("tried", ledger=Ledger.PAYMENT, moves={COST: 100, OWED: -100}, claim=claim)

    assert accounts.balance(COST, claim_id=claim.id) == 100
    assert accounts.balance(COST, ledger=Ledger.EXPENSE) == 0


def test_a_line_is_paid_from_its_workstreams_budget_and_else_from_the_organisations() -> None:
    with writing():
        role = role_of(a_claim())  # It brings a budget without a workstream.
        workstream = a_workstream(db.session.get_one(Programme, role.programme_id))
        own = a_budget(role, workstream_id=workstream.id)
        today = clock.today()
        place = (role.programme_id, role.organisation_id)

        assert budgets.for_line(*place, workstream.id, today) is own
        assert (general := budgets.for_line(*place, None, today)) and general.workstream_id is None
        later = a_budget(role, from_day=today)
        assert budgets.for_line(*place, None, today) is later
        assert budgets.for_line(*place, None, long_ago()) is general
        own.to_day = long_ago()
        db.session.flush()
        assert budgets.for_line(*place, workstream.id, today) is later
        assert budgets.for_line(role.programme_id, an_organisation().id, None, today) is None
