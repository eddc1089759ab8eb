"""Showing that it is you: the second step of signing in, and the same again before bank details, exports and roles.

Doors with ``permit(…, fresh=True)`` lead here and get their visitor back (docs/decisions/0019).
"""

from __future__ import annotations

from flask import Response, current_app, redirect, request, url_for
from werkzeug.exceptions import Unauthorized

from coprod.core import access, logs
from coprod.core.access import Reply, permit
from coprod.core.forms import Press, page
from coprod.core.rules import is_signed_in
from coprod.core.words import _
from coprod.people import current, operations, queries
from coprod.people.current import me
from coprod.people.forms.second_step import FirstCode, SecondCode, UsedPasskey
from coprod.people.models import SignIn
from coprod.people.views import bp
from coprod.people.views.signing_in import onward


@bp.route("/confirm", methods=["GET", "POST"])
@permit(is_signed_in)
def confirm() -> Reply:
    ways = queries.second_step.ways(me().id)
    if not ways:
        return redirect(_without_ways())
    form = SecondCode()
    if form.passed():
        key = operations.second_step.confirm_with_code(me(), this_sign_in(), str(form.code.data))
        if key:
            return confirmed_with(key)
        # Said without raising, so that the wrong try counts.
        logs.happened("confirmation-failed")
        form.code.errors = [
            _("This code is wrong, or it was used already. Wait for the next one of your app.")
        ]
    return _page(form)


@bp.post("/confirm/passkey")
@permit(is_signed_in)
def confirm_with_passkey() -> Reply:
    form = UsedPasskey()
    if form.passed():
        key = operations.second_step.confirm_with_passkey(me(), this_sign_in(), str(form.credential.data))
        if key:
            return confirmed_with(key)
        logs.happened("confirmation-failed")
    access.say(_("That did not work. Try it once more, or use a code."))
    return redirect(url_for(".confirm", then=then()))


@bp.post("/confirm/passkey/options")
@permit(is_signed_in)
def passkey_options() -> Response:
    return options(operations.second_step.ask_for_passkey(me(), this_sign_in()))


@bp.route("/confirm/e-mail", methods=["GET", "POST"])
@permit(is_signed_in)
def confirm_by_mail() -> Reply:
    address, form = me().mail_address, Press()
    if address is None:
        return redirect(url_for(".confirm_with_first_step", then=then()))
    if form.passed():
        operations.ask_for_code(address, browser=operations.second_step.browser_of(this_sign_in()))
        return redirect(url_for(".confirm_with_first_step", then=then()))
    return page("people/confirm_by_mail.html", form=form, address=address, then=then())


@bp.route("/confirm/code", methods=["GET", "POST"])
@permit(is_signed_in)
def confirm_with_first_step() -> Reply:
    form = FirstCode()
    if form.passed():
        key = operations.second_step.confirm_with_first_step(me(), this_sign_in(), str(form.code.data))
        if key:
            return confirmed_with(key)
        logs.happened("confirmation-failed")
        form.code.errors = [_("This code is wrong, or it is over. Check it, or ask for a new one.")]
    return page("people/confirm_code.html", form=form, address=me().mail_address, then=then())


@bp.get("/confirm/done")
@permit(is_signed_in)
def confirmed() -> Reply:
    return page("people/confirmed.html")


def this_sign_in() -> SignIn:
    """The sign-in of this browser. Errors: 401."""
    found = current.sign_in()
    if found is None:
        raise Unauthorized
    return found


def then() -> str | None:
    """Where somebody was going."""
    return request.args.get("then")


def confirmed_with(key: str) -> Reply:
    """Go on to where somebody was going, or to setting up the second step that their role needs."""
    current.renew(key)
    logs.happened("confirmed")
    return redirect(url_for(".second_step", then=then()) if access.viewer().withheld else onward())


def options(told: str) -> Response:
    """What a browser is told about passkeys."""
    return current_app.response_class(told, mimetype="application/json")


def _without_ways() -> str:
    if access.viewer().withheld and current.has_confirmed():
        return url_for(".second_step", then=then())
    by_mail = me().mail_address is not None
    return url_for(".confirm_by_mail" if by_mail else ".confirm_with_first_step", then=then())


def _page(form: SecondCode) -> Reply:
    ways = queries.second_step.ways(me().id)
    return page(
        "people/confirm.html",
        form=form,
        ways=ways,
        is_second_step=not current.second_step_is_done(),
        has_passkeys=bool(ways.passkeys and queries.second_step.site()),
        takes_digits=operations.second_step.takes_digits(me(), this_sign_in()),
        has_other_work=access.viewer().has_work and bool(access.viewer().grants),
        then=then(),
    )
