"""Paying somebody in cash out of a float, for which they sign; and putting it back when it did not reach them."""

from __future__ import annotations

from datetime import date

from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.involvement.rules.opportunities import Method
from coprod.payments.models import CashFloat, Payment, PaymentRun
from coprod.payments.operations import float_book, standing
from coprod.payments.queries import deciding, floats
from coprod.payments.rules.floats import FloatMove


def hand_out(cash: CashFloat, payment: Payment, *, receipt: str, on: date, by: int) -> None:
    """Write a payment in the book of the float that it came from. Errors: ``Refused``.

    Whoever keeps the cash neither gets it nor approved it, and is not near to whoever does.
    """
    there = (cash.programme_id, cash.organisation_id, cash.ledger)
    if there != (payment.run.programme_id, payment.run.organisation_id, payment.ledger):
        raise Refused(_("Choose a cash float of this organisation, for this kind of money."))
    if payment.method is not Method.CASH:
        raise Refused(_("This is not paid in cash."))
    standing.insist_on_paying(by, cash)
    if cash.holder_id in (payment.claimant_id, payment.approver_id):
        raise Refused(_("Whoever keeps this cash claimed or approved this. Somebody else must hand it out."))
    if deciding.are_related(cash.holder_id, payment.claimant_id):
        raise Refused(_("Whoever keeps this cash must not hand this out. Choose another cash float."))
    if not receipt.strip():
        raise Refused(_("Say where the receipt lies that they signed."))
    float_book.enter(
        cash,
        FloatMove.PAID_OUT,
        payment.amount_pence,
        by=by,
        on=on,
        words=receipt.strip(),
        claim=payment.claim,
        payment=payment,
    )


def came_back(payment: Payment, *, on: date, by: int) -> bool:
    """Put what did not reach the person back into the float it came from, if that is still open. Says whether.

    Why it came back stands at the payment, whose words are wiped one day, and never in the book, which stays for good.
    """
    cash = floats.paid_from(payment.id)
    if cash is None or cash.closed_on is not None:
        return False
    float_book.enter(
        cash,
        FloatMove.CAME_BACK,
        payment.amount_pence,
        by=by,
        on=on,
        claim=payment.claim,
        payment=payment,
    )
    return True


def in_cash(run: PaymentRun) -> frozenset[int]:
    """The payments of a run that are handed out from a float, and so are noted one by one."""
    held = {
        ledger
        for ledger in {each.ledger for each in run.payments if each.method is Method.CASH}
        if floats.open_for(run.programme_id, run.organisation_id, ledger)
    }
    return frozenset(each.id for each in run.payments if each.method is Method.CASH and each.ledger in held)
