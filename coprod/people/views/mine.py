"""What somebody decides about themselves: how to be reached, and where they are signed in."""

from __future__ import annotations

from flask import redirect, request, url_for

from coprod.core.access import Reply, permit, say
from coprod.core.forms import page
from coprod.core.rules import is_signed_in
from coprod.core.words import _, ngettext
from coprod.people import current, forms, operations, queries
from coprod.people.current import me
from coprod.people.models import SignIn
from coprod.people.views import bp


def my_sign_in(reference: str) -> SignIn | None:
    """One of the viewer's own sign-ins; anybody else's does not exist."""
    person = current.person()
    return queries.open_sign_in(person.id, reference) if person else None


@bp.route("/me/contact", methods=["GET", "POST"])
@permit(is_signed_in)
def contact() -> Reply:
    person = me()
    form = forms.Contact(obj=None if request.method == "POST" else person)
    if request.method != "POST":
        form.safe_contact.data = person.safe_contact.value
    if form.passed():
        operations.change_contact(
            person,
            name=str(form.name.data),
            telephone=form.telephone.data or "",
            postal_address=form.postal_address.data or "",
            language=str(form.language.data),
            safe_contact=form.way,
            safe_contact_note=form.safe_contact_note.data or "",
            by=person.id,
        )
        say(_("We have saved how you want to be reached."))
        return redirect(url_for("site.me"))
    return page("people/contact.html", form=form, person=person)


@bp.get("/me/sign-ins")
@permit(is_signed_in)
def sign_ins() -> Reply:
    here = current.sign_in()
    return page("people/sign_ins.html", sign_ins=queries.open_sign_ins(me().id), here=here)


@bp.post("/me/sign-ins/<reference>/end")
@permit(is_signed_in, on=my_sign_in)
def end_sign_in(sign_in: SignIn) -> Reply:
    operations.sign_out(sign_in, by=me().id)
    say(_("That device is signed out."))
    return redirect(url_for(".sign_ins"))


@bp.post("/me/sign-ins/end-others")
@permit(is_signed_in)
def end_others() -> Reply:
    ended = operations.end_others(me(), kept=current.sign_in(), by=me().id)
    say(ngettext("%(num)s other device is signed out.", "%(num)s other devices are signed out.", ended))
    return redirect(url_for(".sign_ins"))
