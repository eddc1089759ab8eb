"""How I am paid: the way I choose, and my bank details, which I confirm and which nothing is paid to for a day.

Whoever changes where money goes shows first that it is they (docs/decisions/0019).
"""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core import clock
from coprod.core.access import Reply, permit, say
from coprod.core.forms import Press, page
from coprod.core.words import _
from coprod.involvement.rules.opportunities import METHOD_WORDS, Method
from coprod.payments import permissions
from coprod.payments.forms import paying as forms
from coprod.payments.models import BankDetails
from coprod.payments.operations import accounts
from coprod.payments.queries import payees, sort_codes
from coprod.payments.views import bp
from coprod.people import current
from coprod.people.current import me

MINE = "/me/how-i-am-paid"


def my_unconfirmed(reference: str) -> BankDetails | None:
    """What the viewer typed and has not confirmed; anybody else's does not exist."""
    person = current.person()
    return payees.unconfirmed(person.id, reference) if person else None


def my_account() -> BankDetails | None:
    """The account of the viewer."""
    person = current.person()
    return payees.current(person.id) if person else None


@bp.get(MINE)
@permit(permissions.mine)
def how_i_am_paid() -> Reply:
    choice, details = payees.choice(me().id), payees.current(me().id)
    held = details is not None and details.hold_until is not None and details.hold_until > clock.now()
    return page(
        "payments/paid/show.html",
        choice=choice,
        way=METHOD_WORDS[choice.method] if choice else None,
        wants_bank=choice is None or choice.method is Method.BANK,
        details=details,
        held_until=clock.london(details.hold_until) if details and held and details.hold_until else None,
    )


@bp.route(f"{MINE}/way", methods=["GET", "POST"])
@permit(permissions.mine, fresh=True)
def way_to_be_paid() -> Reply:
    choice = payees.choice(me().id)
    form = forms.Way(method=choice.method.value if choice else Method.BANK.value)
    if form.passed():
        accounts.choose(me(), form.chosen, by=me().id)
        say(_("We have written down how you want to be paid."))
        wants_account = form.chosen is Method.BANK and payees.current(me().id) is None
        return redirect(url_for(".bank_details" if wants_account else ".how_i_am_paid"))
    return page("payments/paid/way.html", form=form)


@bp.route(f"{MINE}/account", methods=["GET", "POST"])
@permit(permissions.mine, fresh=True)
def bank_details() -> Reply:
    form = forms.Details()
    if form.passed():
        details = accounts.give(me(), form.account, by=me().id)
        return redirect(url_for(".confirm_account", reference=details.reference))
    return page("payments/paid/account.html", form=form, has_one=payees.current(me().id) is not None)


@bp.route(f"{MINE}/account/<reference>", methods=["GET", "POST"])
@permit(permissions.mine, on=my_unconfirmed, fresh=True)
def confirm_account(details: BankDetails) -> Reply:
    """Look at it once more, with the number masked, and say that it is right."""
    form = Press()
    if form.passed():
        accounts.confirm(details, me(), by=me().id)
        say(_("Your bank details are saved. We pay to them from tomorrow on."))
        return redirect(url_for(".how_i_am_paid"))
    account = payees.opened(details)
    return page(
        "payments/paid/confirm.html",
        form=form,
        account=account,
        is_doubtful=sort_codes.deserves_a_second_look(account),
    )


@bp.route(f"{MINE}/account/remove", methods=["GET", "POST"])
@permit(permissions.mine, on=my_account, fresh=True)
def remove_account(details: BankDetails) -> Reply:
    form = Press()
    if form.passed():
        accounts.remove(me(), by=me().id)
        say(_("Your bank details are taken away."))
        return redirect(url_for(".how_i_am_paid"))
    return page("payments/paid/remove.html", form=form, details=details)
