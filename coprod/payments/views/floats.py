"""Cash floats: which there are, the book of each, and what is put in, taken out, counted and settled (rule P21)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from flask import redirect, url_for

from coprod.core import clock
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.forms import insist_on_press, page
from coprod.core.money import pounds
from coprod.core.words import _
from coprod.payments import permissions
from coprod.payments.forms import floats as forms
from coprod.payments.models import CashFloat
from coprod.payments.operations import floats
from coprod.payments.queries import desks, queue
from coprod.payments.queries import floats as queries
from coprod.payments.queries.desks import Desk
from coprod.payments.rules.claims import LEDGER_WORDS, Ledger
from coprod.payments.rules.floats import (
    FLOAT_MOVE_WORDS,
    FloatMove,
    difference,
    inside,
    is_overtaken,
    running,
)
from coprod.payments.views import bp
from coprod.people.current import me
from coprod.programmes.rules import Role

FLOATS = "/manage/floats"
ONE = f"{FLOATS}/<reference>"


@bp.get(FLOATS)
@permit(permissions.work_with_money)
def cash_floats() -> Reply:
    """Those of every organisation for which somebody approves or pays."""
    return page(
        "payments/floats/floats.html",
        floats=[
            (each, inside(each.entries), difference(each.entries), _counted_on(each))
            for each in queries.of_places(queue.places(viewer()))
        ],
        desks=desks.of(queue.places(viewer(), [Role.PAYER])),
        ledger_words=LEDGER_WORDS,
    )


def _counted_on(cash: CashFloat) -> date | None:
    return next((each.on_day for each in reversed(cash.entries) if each.move is FloatMove.COUNTED), None)


@bp.route(f"{FLOATS}/new/<slug>/<organisation>", methods=["GET", "POST"])
@permit(permissions.pay, on=desks.one, see=permissions.see_money)
def open_float(desk: Desk) -> Reply:
    """A new one, kept by somebody else."""
    form = forms.OpenFloat()
    people = {
        each.reference: each for each in queries.keepers(desk.programme_id, desk.organisation_id, me().id)
    }
    form.offer([(reference, each.called) for reference, each in people.items()])
    if form.passed():
        made = floats.start(
            desk,
            name=form.name.data or "",
            ledger=Ledger(form.ledger.data),
            holder_id=people[form.holder.data].id,
            by=me().id,
        )
        say(_("The cash float is open. Put money in."))
        return redirect(url_for(".cash_float", reference=made.reference))
    return page("payments/floats/open.html", form=form, desk=desk)


@bp.get(ONE)
@permit(permissions.look_into, on=queries.one, see=permissions.look_into)
def cash_float(cash: CashFloat) -> Reply:
    """Its book, line by line, as a bank writes a statement."""
    counted = [each for each in cash.entries if each.move is FloatMove.COUNTED]
    return page(
        "payments/floats/float.html",
        cash=cash,
        book=list(running(cash.entries)),
        there=inside(cash.entries),
        beyond=difference(cash.entries),
        is_overtaken=is_overtaken(cash.entries),
        holds_it=cash.holder_id == me().id,
        counted_it=bool(counted) and counted[-1].by_id == me().id,
        move_words=FLOAT_MOVE_WORDS,
        ledger_words=LEDGER_WORDS,
    )


@bp.route(f"{ONE}/put-in", methods=["GET", "POST"])
@permit(permissions.pay, on=queries.one, see=permissions.look_into)
def put_cash_in(cash: CashFloat) -> Reply:
    """Money from the bank goes into it."""
    return _move(cash, floats.put_in, _("Put money in"))


@bp.route(f"{ONE}/take-back", methods=["GET", "POST"])
@permit(permissions.pay, on=queries.one, see=permissions.look_into)
def take_cash_back(cash: CashFloat) -> Reply:
    """Money from it goes back to the bank."""
    return _move(cash, floats.take_back, _("Take money back to the bank"))


def _move(cash: CashFloat, deed: Callable[..., None], heading: str) -> Reply:
    form = forms.MoveCash(on=clock.today())
    if form.passed():
        deed(cash, form.amount.data or 0, on=form.on.data or clock.today(), by=me().id)
        say(_("It is noted."))
        return redirect(url_for(".cash_float", reference=cash.reference))
    return page("payments/floats/move.html", form=form, cash=cash, heading=heading)


@bp.route(f"{ONE}/count", methods=["GET", "POST"])
@permit(permissions.look_into, on=queries.one, see=permissions.look_into)
def count_cash(cash: CashFloat) -> Reply:
    """What is there, said by somebody who does not keep it. What should be there is said afterwards."""
    form = forms.CountCash()
    if form.passed():
        beyond = floats.count(cash, form.amount.data or 0, by=me().id)
        if beyond:
            say(
                _("It is noted. There is a difference of %(amount)s.", amount=pounds(abs(beyond)))
                + " "
                + _("A second person must settle it.")
            )
        else:
            say(_("It is noted. All of it is there."))
        return redirect(url_for(".cash_float", reference=cash.reference))
    return page("payments/floats/count.html", form=form, cash=cash)


@bp.route(f"{ONE}/settle", methods=["GET", "POST"])
@permit(permissions.look_into, on=queries.one, see=permissions.look_into, fresh=True)
def settle_cash(cash: CashFloat) -> Reply:
    """A budget bears what a count found."""
    form = forms.SettleCash()
    budgets = {each.reference: each for each in queries.budgets(cash)}
    form.offer([(reference, each.name) for reference, each in budgets.items()])
    beyond = difference(cash.entries)
    if form.passed():
        floats.settle(cash, budgets[form.budget.data], why=form.why.data or "", by=me().id)
        say(_("The difference is settled."))
        return redirect(url_for(".cash_float", reference=cash.reference))
    return page("payments/floats/settle.html", form=form, cash=cash, beyond=beyond)


@bp.post(f"{ONE}/close")
@permit(permissions.pay, on=queries.one, see=permissions.look_into)
def close_float(cash: CashFloat) -> Reply:
    insist_on_press()
    floats.close(cash, by=me().id)
    say(_("The cash float is closed."))
    return redirect(url_for(".cash_float", reference=cash.reference))
