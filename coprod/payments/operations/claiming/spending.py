"""The lines of a claim for what somebody spent, each of one kind with what that kind asks."""

from __future__ import annotations

from coprod.core import clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.involvement.rules.opportunities import Expense
from coprod.payments.models import Claim, ClaimLine
from coprod.payments.operations.claiming import receipts
from coprod.payments.operations.claiming.reckoning import online_pence
from coprod.payments.queries import agreed_before, offers
from coprod.payments.rules.claims import Ledger, Proof
from coprod.payments.rules.spending import ASKED, Spent, is_far, offered


def add(claim: Claim, spent: Spent) -> ClaimLine:
    """One more expense. The claim is held, and its sums are made anew afterwards. Errors: ``Refused``."""
    line = ClaimLine(
        ledger=Ledger.EXPENSE,
        expense=spent.kind,
        on_day=spent.on_day,
        amount_pence=0,
        proof=ASKED[spent.kind].proof,
        files=[],
    )
    _insist(claim, spent, line)
    claim.lines.append(line)
    _write(claim, line, spent)
    return line


def change(claim: Claim, line: ClaimLine, spent: Spent) -> None:
    """Another sum, day or journey of the same kind. Its receipts stay. Errors: ``Refused``."""
    _insist(claim, spent, line)
    _write(claim, line, spent)


def remove(claim: Claim, line: ClaimLine) -> None:
    """Take an expense out, with the photos of its receipts."""
    keys = [each.file_key for each in line.files]
    claim.lines.remove(line)
    db.session.flush()
    receipts.remove_from_disk(keys)


def can_be_online(claim: Claim) -> bool:
    """Whether the allowance for taking part online can be added: once, where the role gives it (domain rule P20)."""
    role = offers.opportunity(claim)
    return (
        role is not None
        and Expense.ONLINE in offered(role.expenses)
        and bool(online_pence(claim))
        and not any(each.expense is Expense.ONLINE for each in claim.lines)
    )


def put_online(claim: Claim) -> None:
    """Add the allowance for taking part online."""
    add(claim, Spent(Expense.ONLINE, claim.worked_on))


def _write(claim: Claim, line: ClaimLine, spent: Spent) -> None:
    asked = ASKED[spent.kind]
    line.on_day, line.words = spent.on_day, spent.words
    line.from_place, line.to_place, line.is_return = spent.from_place, spent.to_place, spent.is_return
    line.miles_tenths, line.passengers, line.minutes = spent.miles_tenths, spent.passengers, spent.minutes
    if asked.asks_sum:
        line.amount_pence = spent.pence
    agreed = agreed_before.given(claim, spent.kind, spent.on_day) if asked.is_agreed_before else None
    line.pre_approval_id = agreed.id if agreed else None


def _insist(claim: Claim, spent: Spent, line: ClaimLine) -> None:
    """Errors: ``Refused`` in words for what cannot be so."""
    asked, role = ASKED[spent.kind], offers.opportunity(claim)
    if role is None or spent.kind not in offered(role.expenses):
        raise Refused(_("This role does not give back expenses of this kind."))
    if is_far(spent.on_day, claim.worked_on, clock.today()):
        raise Refused(_("Check the day. It is not over yet, or it is far from the day of the work."))
    if asked.vehicle and not spent.miles_tenths:
        raise Refused(_("Say how many miles it was."))
    if spent.passengers and role.expenses and Expense.PASSENGER.value not in role.expenses:
        raise Refused(_("This role pays nothing besides for passengers."))
    if asked.asks_sum and spent.pence <= 0:
        raise Refused(_("Say how much it was."))
    if asked.needs_words and not spent.words:
        raise Refused(_("Say what it was for."))
    if spent.kind is Expense.ONLINE and any(
        each.expense is Expense.ONLINE and each is not line for each in claim.lines
    ):
        raise Refused(_("It is in this claim already."))


def is_complete(line: ClaimLine) -> bool:
    """Whether what stands behind an expense is there: a receipt where there must be one, or the word that it is lost."""
    return line.proof is not Proof.RECEIPT or bool(line.files)
