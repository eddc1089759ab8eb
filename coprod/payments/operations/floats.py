"""Cash floats: somebody keeps cash for those who want cash, and others put it in, count it and settle (rule P21)."""

from __future__ import annotations

from datetime import date

from coprod.core import audit, clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.payments.models import Budget, CashFloat, FloatEntry
from coprod.payments.operations import float_book, standing
from coprod.payments.operations.standing import Placed
from coprod.payments.queries import floats
from coprod.payments.rules.claims import Ledger
from coprod.payments.rules.floats import FloatMove, difference, inside, is_overtaken


def start(place: Placed, *, name: str, ledger: Ledger, holder_id: int, by: int) -> CashFloat:
    """A new float, kept by somebody else than whoever opens it. Errors: ``Refused``."""
    standing.insist_on_paying(by, place)
    if by == holder_id:
        raise Refused(_("You cannot open a cash float for yourself. Somebody else must keep the cash."))
    if not floats.may_hold(holder_id, place.programme_id, place.organisation_id):
        raise Refused(_("Choose somebody who works for this organisation."))
    if not name.strip():
        raise Refused(_("Say what it is called."))
    cash = CashFloat(
        programme_id=place.programme_id,
        organisation_id=place.organisation_id,
        ledger=ledger,
        holder_id=holder_id,
        name=name.strip(),
        opened_on=clock.today(),
        opened_by_id=by,
    )
    db.session.add(cash)
    db.session.flush()
    _note("opened a cash float", cash, by)
    return cash


def put_in(cash: CashFloat, pence: int, *, on: date, by: int) -> None:
    """Money from the bank goes into the float. Errors: ``Refused``."""
    standing.insist_on_paying(by, cash)
    float_book.enter(cash, FloatMove.TOPPED_UP, pence, by=by, on=on)
    _note("put money into a cash float", cash, by, pence=pence)


def take_back(cash: CashFloat, pence: int, *, on: date, by: int) -> None:
    """Money from the float goes back to the bank. Errors: ``Refused``, also for more than is there."""
    standing.insist_on_paying(by, cash)
    float_book.enter(cash, FloatMove.TAKEN_BACK, pence, by=by, on=on)
    _note("took money out of a cash float", cash, by, pence=pence)


def count(cash: CashFloat, found_pence: int, *, by: int) -> int:
    """Somebody other than the holder counts what is there. Says what it is beyond what should be: less is negative."""
    standing.insist_on_money(by, cash)
    standing.insist_apart(by, cash.holder_id)
    if found_pence < 0:
        raise Refused(_("Say how much it is."))
    should_be = inside(float_book.hold_open(cash, by=by))
    float_book.enter(cash, FloatMove.COUNTED, found_pence, by=by, on=clock.today())
    _note("counted a cash float", cash, by, pence=found_pence, should_be=should_be)
    return found_pence - should_be


def settle(cash: CashFloat, budget: Budget, *, why: str, by: int) -> int:
    """A budget bears what was missing, or gets what was too much: a line of its own, by somebody who did not count.

    Says what it came to. Errors: ``Refused`` for the holder, whoever counted, and when nothing is to be settled.
    """
    standing.insist_on_money(by, cash)
    standing.insist_apart(by, cash.holder_id)
    book = float_book.hold_open(cash, by=by)
    beyond = difference(book)
    if not beyond:
        raise Refused(_("There is no difference to settle."))
    if is_overtaken(book):
        raise Refused(_("Something was written down since. Count again."))
    counted = [each for each in book if each.move is FloatMove.COUNTED][-1]
    if counted.by_id == by:
        raise Refused(_("You counted this cash. A second person must settle the difference."))
    if not why.strip():
        raise Refused(_("Say why there is a difference, as far as anybody knows."))
    if budget not in floats.budgets(cash):
        raise Refused(_("Choose a budget of this organisation."))
    float_book.enter(
        cash,
        FloatMove.MISSING if beyond < 0 else FloatMove.EXTRA,
        abs(beyond),
        by=by,
        on=clock.today(),
        words=why.strip(),
        settles=counted,
        budget=budget,
    )
    _note("settled a cash float", cash, by, pence=beyond)
    return beyond


def close(cash: CashFloat, *, by: int) -> None:
    """A float that is empty and counted is closed for good. Errors: ``Refused`` while there is money in it."""
    standing.insist_on_paying(by, cash)
    book: list[FloatEntry] = float_book.hold_open(cash, by=by)
    if inside(book):
        raise Refused(_("There is still money in this cash float. Take it back to the bank first."))
    if difference(book):
        raise Refused(_("The last count found a difference. Count it again first."))
    cash.closed_on = clock.today()
    db.session.flush()
    _note("closed a cash float", cash, by)


def _note(deed: str, cash: CashFloat, by: int, **more: object) -> None:
    audit.record(deed, by=by, kind="cash float", number=cash.id, label=cash.reference, **more)
