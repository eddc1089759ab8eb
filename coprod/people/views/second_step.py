"""What opens my second step: passkeys, apps, and ten codes on paper. The first is set up after a fresh sign-in."""

from __future__ import annotations

from flask import Response, redirect, request, url_for

from coprod.core import qr
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.forms import Press, page
from coprod.core.rules import is_signed_in
from coprod.core.words import _
from coprod.people import current, operations, queries
from coprod.people.current import me
from coprod.people.forms.second_step import AppDigits, NewApp, NewPasskey
from coprod.people.models import Authenticator, Passkey
from coprod.people.operations.second_step import Added
from coprod.people.rules import in_groups
from coprod.people.rules.second_step import RECOVERY_CODES, app_address
from coprod.people.views import bp
from coprod.people.views.confirming import options, then, this_sign_in
from coprod.people.views.signing_in import onward

MINE = "/me/second-step"


def my_new_app(reference: str) -> Authenticator | None:
    """One of the viewer's own apps that has shown nothing yet; anybody else's does not exist."""
    person = current.person()
    return queries.second_step.new_app(person.id, reference) if person else None


def my_way(reference: str) -> Passkey | Authenticator | None:
    """One of the viewer's own passkeys or apps."""
    person = current.person()
    return queries.second_step.way(person.id, reference) if person else None


def _asked_first() -> Reply | None:
    """Who has not shown lately that it is they is asked first. Not by the door: the first way in has none before it."""
    if current.has_confirmed():
        return None
    back = url_for(".second_step", then=then()) if request.method == "POST" else request.full_path.rstrip("?")
    return redirect(url_for(".confirm", then=back))


@bp.get(MINE)
@permit(is_signed_in)
def second_step() -> Reply:
    person = me()
    return page(
        "people/second_step.html",
        ways=queries.second_step.ways(person.id),
        passkeys=queries.second_step.passkeys(person.id),
        apps=queries.second_step.apps(person.id),
        site=queries.second_step.site(),
        is_needed=bool(viewer().withheld),
        onward=onward(),
        then=then(),
    )


@bp.route(f"{MINE}/app", methods=["GET", "POST"])
@permit(is_signed_in)
def new_app() -> Reply:
    if reply := _asked_first():
        return reply
    form = NewApp()
    if form.passed():
        app = operations.second_step.begin_app(me(), name=str(form.name.data))
        return redirect(url_for(".confirm_app", reference=app.reference, then=then()))
    return page("people/new_app.html", form=form, then=then())


@bp.route(f"{MINE}/app/<reference>", methods=["GET", "POST"])
@permit(is_signed_in, on=my_new_app)
def confirm_app(app: Authenticator) -> Reply:
    if reply := _asked_first():
        return reply
    person, form = me(), AppDigits()
    if form.passed():
        added = operations.second_step.confirm_app(person, this_sign_in(), app, str(form.code.data))
        if added:
            return _added(added, _("Your app is set up."))
        form.code.errors = [_("These digits are not right. Wait until the app shows the next ones.")]
    key = operations.second_step.app_key(person, app) or ""
    called = person.email if person.email and len(person.email) <= 80 else person.reference
    code = qr.app_code(app_address(key, person=called, service="Coprod"))
    # With blanks that may break a line: on a small phone the groups stand under one another.
    groups = in_groups(key).replace("\N{NO-BREAK SPACE}", " ")
    return page("people/confirm_app.html", form=form, code=code, key=groups, then=then())


@bp.route(f"{MINE}/passkey", methods=["GET", "POST"])
@permit(is_signed_in)
def new_passkey() -> Reply:
    if reply := _asked_first():
        return reply
    form = NewPasskey()
    if form.passed():
        added = operations.second_step.add_passkey(
            me(), this_sign_in(), name=str(form.name.data), answer=form.credential.data or ""
        )
        if added:
            return _added(added, _("Your passkey is set up."))
        form.form_errors = [_("That did not work. Try it once more, or use an app.")]
    return page("people/new_passkey.html", form=form, site=queries.second_step.site(), then=then())


@bp.post(f"{MINE}/passkey/options")
@permit(is_signed_in)
def new_passkey_options() -> Reply | Response:
    if reply := _asked_first():
        return reply
    return options(operations.second_step.ask_for_new_passkey(me(), this_sign_in()))


@bp.route(f"{MINE}/recovery-codes", methods=["GET", "POST"])
@permit(is_signed_in)
def recovery_codes() -> Reply:
    if reply := _asked_first():
        return reply
    ways = queries.second_step.ways(me().id)
    if not ways:
        return redirect(url_for(".second_step", then=then()))
    form = Press()
    if form.passed():
        return _codes(operations.second_step.make_recovery_codes(me(), by=me().id))
    return page("people/new_recovery_codes.html", form=form, ways=ways, then=then())


@bp.route(f"{MINE}/<reference>/remove", methods=["GET", "POST"])
@permit(is_signed_in, on=my_way)
def remove_way(way: Passkey | Authenticator) -> Reply:
    if reply := _asked_first():
        return reply
    form = Press()
    if form.passed():
        operations.second_step.remove_way(me(), this_sign_in(), way)
        current.forget()
        say(_("It is removed, and opens nothing any more."))
        return redirect(url_for(".second_step"))
    return page("people/remove_way.html", form=form, way=way, ways=queries.second_step.ways(me().id))


def _added(added: Added, words: str) -> Reply:
    current.renew(added.key)
    say(words)
    return _codes(added.codes) if added.codes else redirect(onward() if then() else url_for(".second_step"))


def _codes(codes: list[str]) -> Reply:
    # Shown in the answer itself and nowhere else: in an address or a message they would stay behind.
    groups = [in_groups(code) for code in codes]
    return page("people/recovery_codes.html", codes=groups, many=RECOVERY_CODES, onward=onward())
