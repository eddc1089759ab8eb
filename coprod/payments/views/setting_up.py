"""Setting somebody up as a payee: who waits for it, and what a payer types into the finance system."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core.access import Reply, permit, say, viewer
from coprod.core.errors import Refused
from coprod.core.forms import page
from coprod.core.words import _
from coprod.payments import permissions
from coprod.payments.forms import setting_up as forms
from coprod.payments.operations import setting_up
from coprod.payments.queries import payee_setup, payees, queue, sort_codes
from coprod.payments.queries.payee_setup import Payee
from coprod.payments.views import bp
from coprod.people.current import me
from coprod.programmes.rules import Role

ALL = "/manage/payees"
ONE = f"{ALL}/<slug>/<organisation>/<person>"


@bp.get(ALL)
@permit(permissions.work_with_money)
def payees_to_set_up() -> Reply:
    """Whom the finance systems of the organisations that somebody pays for do not know yet, or with an old account."""
    found = payee_setup.of(queue.places(viewer(), [Role.PAYER]))
    return page(
        "payments/payees/payees.html",
        moved=[each for each in found if each.has_moved],
        waiting=[each for each in found if each.is_new],
        known=[each for each in found if each.is_known],
    )


@bp.route(ONE, methods=["GET", "POST"])
@permit(permissions.pay, on=payee_setup.one, see=permissions.pay)
def set_payee_up(payee: Payee) -> Reply:
    """One of them: the end of the account, the way to the whole of it, and the number to note."""
    form = forms.Known(number=payee.setup.number if payee.setup else "")
    if form.passed():
        setting_up.known(payee, number=form.number.data or "", by=me().id, seen=form.seen.data or "")
        say(_("It is noted: the finance system knows them."))
        return redirect(url_for(".payees_to_set_up"))
    return page("payments/payees/payee.html", form=form, payee=payee)


@bp.get(f"{ONE}/account")
@permit(
    permissions.pay_another,
    on=payee_setup.with_account,
    see=permissions.pay,
    reads="looked at bank details",
    fresh=True,
)
def account_of_payee(payee: Payee) -> Reply:
    """The whole account, for whoever types it into the finance system; that they looked is written down."""
    if payee.details is None:
        raise Refused(_("There are no bank details."))
    account = payees.open_details(payee.details, by=me().id)
    return page(
        "payments/payees/account.html",
        payee=payee,
        account=account,
        is_doubtful=sort_codes.deserves_a_second_look(account),
    )
