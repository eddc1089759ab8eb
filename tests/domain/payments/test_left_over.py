"""What is said before somebody's name is taken away: what they are owed, and what is taken back (rules D5, P7)."""

from __future__ import annotations

from coprod.core.db import db, writing
from coprod.involvement.rules.agreements import Route
from coprod.payments.queries import payable, without_account
from coprod.payments.rules.claims import ClaimStage
from coprod.payments.rules.payable import Obstacle
from coprod.payments.rules.paying import PaymentStage
from coprod.payments.rules.recovering import RecoveryStage
from coprod.site import privacy
from tests.factories.involvement import an_agreement, an_opportunity
from tests.factories.payments import a_budget, a_claim, a_payment, an_approval, an_overpayment
from tests.factories.people import a_person

ADVICE = "Ask them whether they want to be paid first. Afterwards nobody knows where their money should go."


def test_each_kind_of_what_somebody_would_lose_is_said_by_itself_and_no_two_kinds_share_a_sum() -> None:
    with writing():
        role, person = an_opportunity(), a_person()
        agreement, budget = an_agreement(role, person), a_budget(role)
        for pence, expense_pence in ((7500, 1450), (2500, 0)):
            an_approval(a_claim(agreement, budget, pence=pence, expense_pence=expense_pence))
        # Its time is on its way, and its fare is in no run yet.
        a_payment(a_claim(agreement, budget, pence=1000, expense_pence=320))
        for stage in (ClaimStage.DRAFT, ClaimStage.SENT, ClaimStage.QUERIED):
            a_claim(agreement, budget, stage=stage)
        paid = a_claim(agreement, budget)
        a_payment(paid, stage=PaymentStage.PAID)
        an_overpayment(paid)
        an_approval(a_claim(an_agreement(role), budget))

        assert privacy.left_over(person) == [
            "Payment that is approved and in no payment run: £100.00.",
            "Expenses that are approved and in no payment run: £17.70.",
            "Payment in a payment run that is not finished: £10.00.",
            "1 claim is begun and not sent. It is taken back.",
            "2 claims wait for a decision. They are taken back.",
            "1 time too much was paid to them, and that is not settled.",
            ADVICE,
        ]


def test_where_everything_is_finished_nothing_is_said() -> None:
    with writing():
        person = a_person()
        claim = a_claim(an_agreement(person=person))
        a_payment(claim, stage=PaymentStage.PAID)
        claim.stage = ClaimStage.PAID
        an_overpayment(claim).stage = RecoveryStage.GIVEN_BACK
        db.session.flush()

        assert privacy.left_over(person) == []


def test_what_is_said_stands_in_the_way_of_nothing() -> None:
    with writing():
        person = a_person()
        claim = a_claim(an_agreement(person=person))
        an_approval(claim)
        assert without_account.is_waiting(claim)
        assert privacy.left_over(person)[-1] == ADVICE
        privacy.forget(person, by=None)
        assert person.forgotten_at is not None
        # A payer reads why, and nobody counts it as if the person could still say something.
        (due,) = payable.due(
            claim.programme_id, claim.organisation_id, Route.ACCOUNTS_PAYABLE, profile=None, payer_id=None
        )
        assert due.obstacle is Obstacle.FORGOTTEN and not without_account.is_waiting(claim)
