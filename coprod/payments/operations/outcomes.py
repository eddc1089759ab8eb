"""What became of a payment: it arrived, it could not be made, or it came back. The ledger says it as well."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from coprod.core import audit, clock
from coprod.core.db import db, hold
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.payments.emails import remitting
from coprod.payments.models import Approval, CashFloat, Claim, Payment, PaymentRun
from coprod.payments.operations import days, handing_out, ledger
from coprod.payments.queries import deciding, floats, payable, recovering
from coprod.payments.rules.claims import CLAIMS, ClaimStage, Ledger
from coprod.payments.rules.paying import AFTER_ALL, PAYMENTS, Account, PaymentStage
from coprod.people import queries as people


def paid(payment: Payment, *, on: date, by: int, cash: CashFloat | None = None, receipt: str = "") -> None:
    """The money is with the person, through the bank or handed out from a cash float.

    ``receipt`` says where what they signed lies. It may have been noted as failed or come back, and was paid after
    all. Errors: ``Refused`` for one's own, when it is not on its way, or when it is paid by another run meanwhile.
    """
    _not_ones_own(payment, by)
    _hold(payment)
    days.insist_on_day(on, clock.london(payment.frozen_at).date())
    if payment.stage in AFTER_ALL:
        _insist_that_it_may_be_paid_after_all(payment)
    payment.stage, payment.paid_on, payment.failed_why = PAYMENTS.after(payment.stage, "pay"), on, ""
    if cash is None:
        _post("paid", payment, {Account.OWED: payment.amount_pence, Account.BANK: -payment.amount_pence}, on)
    else:
        handing_out.hand_out(cash, payment, receipt=receipt, on=on, by=by)
    db.session.flush()
    _settle(payment.claim_id)
    _tell(payment)
    _note(payment, "payment arrived", by)


def all_paid(run: PaymentRun, *, on: date, by: int) -> int:
    """Everything of a run that is on its way arrived on one day. Says how many payments.

    Cash is left out where it lies in a float: of each it is said by itself where the signed receipt is.
    """
    done = 0
    for (
        payment
    ) in run.payments:  # All of them before the first claim: whoever notes one holds it before its claim.
        hold(payment)
    by_itself = handing_out.in_cash(run)
    for payment in run.payments:
        if payment.stage is PaymentStage.SENT and payment.id not in by_itself:
            paid(payment, on=on, by=by)
            done += 1
    return done


def failed(payment: Payment, *, why: str, by: int) -> None:
    """The bank or the finance system would not make it. It can go into the next run."""
    _not_ones_own(payment, by)
    _hold(payment)
    payment.stage, payment.failed_why = PAYMENTS.after(payment.stage, "fail"), why
    db.session.flush()
    _note(payment, "payment failed", by)


def returned(payment: Payment, *, why: str, on: date, by: int) -> None:
    """It arrived, so we thought, and came back: the claim is owed again, and the next run makes it once more."""
    _not_ones_own(payment, by)
    _hold(payment)
    if first := recovering.stands_in_the_way(payment.claim_id, payment.ledger):
        raise Refused(first)
    stage = PAYMENTS.after(payment.stage, "return")
    days.insist_on_day(on, payment.paid_on or on)
    payment.stage, payment.failed_why = stage, why
    if not handing_out.came_back(payment, on=on, by=by):
        _post(
            "came back",
            payment,
            {Account.OWED: -payment.amount_pence, Account.BANK: payment.amount_pence},
            on,
        )
    claim = db.session.get_one(Claim, payment.claim_id)
    if claim.stage is ClaimStage.PAID:
        claim.stage, claim.paid_at = CLAIMS.after(claim.stage, "come_back"), None
    db.session.flush()
    _note(payment, "payment came back", by)


def _post(what: str, payment: Payment, moves: dict[Account, int], on: date) -> None:
    ledger.post(
        what,
        ledger=payment.ledger,
        claim=payment.claim,
        budget_id=payment.budget_id,
        payment=payment,
        moves=moves,
        on_day=on,
    )


def _hold(payment: Payment) -> None:
    """Hold a payment as it stands now, then its claim: whoever notes the other half of the claim waits for this."""
    hold(payment)
    hold(db.session.get_one(Claim, payment.claim_id))


def _settle(claim_id: int) -> None:
    """A claim is paid when both of its ledgers are."""
    claim = db.session.get_one(Claim, claim_id)
    approval = db.session.scalars(
        select(Approval).where(Approval.claim_id == claim_id, Approval.withdrawn_at.is_(None))
    ).one()
    wanted = {
        kind
        for kind, pence in (
            (Ledger.PAYMENT, approval.payment_pence),
            (Ledger.EXPENSE, approval.expense_pence),
        )
        if pence > 0
    }
    there = set(
        db.session.scalars(
            select(Payment.ledger)
            .where(Payment.claim_id == claim_id, Payment.stage == PaymentStage.PAID)
            .order_by(Payment.id)
        )
    )
    if wanted <= there:
        claim.stage, claim.paid_at = CLAIMS.after(claim.stage, "pay"), clock.now()


def _insist_that_it_may_be_paid_after_all(payment: Payment) -> None:
    """Nothing else pays it, it is still approved, and its cash is not back in a float, where the books need it."""
    if db.session.get_one(Approval, payment.approval_id, populate_existing=True).withdrawn_at is not None:
        raise Refused(
            _("Its approval was taken back meanwhile. Talk to whoever approved it before you note anything.")
        )
    if (payment.claim_id, payment.ledger) in payable.live([payment.claim_id]):
        raise Refused(
            _(
                "It is in a newer payment run. Give that run up, or note there what became of it, and then come back."
            )
        )
    if payment.stage is PaymentStage.RETURNED and floats.paid_from(payment.id) is not None:
        raise Refused(
            _(
                "In the books this cash is back in its float. Note it as paid in the next payment run, from the float."
            )
        )


def _tell(payment: Payment) -> None:
    """One letter for each payment, which says that there is something to see and no sum (threat T19)."""
    person = people.person(payment.claimant_id)
    if payment.told_at is None and person is not None:
        remitting.paid(person)
        payment.told_at = clock.now()


def _not_ones_own(payment: Payment, by: int) -> None:
    if by in (payment.claimant_id, payment.approver_id):
        raise Refused(_("You claimed or approved this. Somebody else must say what became of it."))
    if deciding.are_related(by, payment.claimant_id):
        # Whoever says that it did not arrive has it paid once more.
        raise Refused(_("You and this person are too near for one to decide about the other’s money."))


def _note(payment: Payment, deed: str, by: int) -> None:
    audit.record(deed, by=by, kind="payment", number=payment.id, label=payment.reference)
