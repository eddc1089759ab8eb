"""Signing in with a code that comes by e-mail, or that somebody reads out. There are no passwords to remember."""

from __future__ import annotations

from flask import current_app, redirect, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from coprod.core import access, logs
from coprod.core.access import Reply, permit
from coprod.core.forms import page
from coprod.core.rules import everyone
from coprod.core.words import _
from coprod.people import current, forms, operations
from coprod.people.operations import Begun
from coprod.people.views import bp
from coprod.people.views.asked import remember, remembered


@bp.route("/sign-in", methods=["GET", "POST"])
@permit(everyone)
def sign_in() -> Reply:
    form = forms.SignIn()
    remembered()  # What is over is forgotten here too.
    if current.person() and request.method != "POST":
        return redirect(onward())
    if form.passed():
        asked = remember(str(form.email.data), is_shared=bool(form.shared_device.data))
        operations.ask_for_code(asked.address, browser=asked.browser)
        return redirect(url_for(".code", then=request.args.get("then")))
    return page("people/sign_in.html", form=form)


@bp.route("/sign-in/code", methods=["GET", "POST"])
@permit(everyone)
def code() -> Reply:
    asked = remembered()
    if not asked:
        if request.method == "POST":
            access.say(_("Your code is over. Ask for a new one."))
        return redirect(url_for(".sign_in", then=request.args.get("then")))
    form = forms.Code()
    if form.passed():
        digits = forms.digits_of(str(form.code.data))
        begun = operations.sign_in_with_code(
            asked.address, digits, browser=asked.browser, shared_device=asked.is_shared
        )
        if begun:
            return enter(begun)
        # Said without raising, so that the wrong try counts.
        logs.happened("sign-in-failed")
        form.code.errors = [_("This code is wrong, or it is over. Check it, or ask for a new one.")]
    return page("people/code.html", form=form, address=asked.address)


@bp.route("/sign-in/read-out", methods=["GET", "POST"])
@permit(everyone)
def read_out() -> Reply:
    form = forms.ReadOutCode()
    if form.passed():
        begun = operations.sign_in_with_read_out_code(
            str(form.code.data), shared_device=bool(form.shared_device.data)
        )
        if begun:
            return enter(begun)
        logs.happened("sign-in-failed")
        form.code.errors = [_("This code is wrong, or it is over. Check it, or telephone for a new one.")]
    return page("people/read_out.html", form=form)


def enter(begun: Begun) -> Reply:
    """Let somebody in. A sign-in that this browser had before ends: its key opens nothing any more (threat T16)."""
    if before := current.sign_in():
        operations.sign_out(before, by=before.person_id)
    current.begin(begun.key, begun.sign_in, begun.person)
    logs.happened("signed-in")
    if access.viewer().withheld:
        # A code by e-mail opens only a part of what they do here (threat T13).
        return redirect(url_for(".confirm", then=request.args.get("then")))
    return redirect(onward())


def onward() -> str:
    """Where somebody goes after signing in: where they wanted to, if that is a page of ours, else to their own."""
    otherwise = url_for("site.today") if access.viewer().has_work else url_for("site.me")
    wanted = access.local_path(request.args.get("then"), "")
    if not wanted or not _is_a_page(wanted):
        return otherwise
    # What is remembered is the address without its language.
    return wanted if wanted.startswith(f"{request.script_root}/") else request.script_root + wanted


def _is_a_page(wanted: str) -> bool:
    """Whether this address can be looked at. Somebody signed out while sending comes from one that cannot."""
    adapter = current_app.create_url_adapter(request)
    path = wanted.partition("?")[0].removeprefix(request.script_root)
    try:
        return adapter is not None and bool(adapter.match(path, method="GET"))
    except RequestRedirect:
        return True
    except HTTPException:
        return False
