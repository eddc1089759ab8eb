"""What I need to take part: said once, shown to nobody unless I agree, looked at again every year."""

from __future__ import annotations

from flask import abort, redirect, url_for

from coprod.core.access import Reply, permit, say
from coprod.core.forms import Press, insist_on_press, page
from coprod.core.rules import is_signed_in
from coprod.core.words import _
from coprod.people import current, operations, queries
from coprod.people.current import me
from coprod.people.forms import needs as forms
from coprod.people.models import AccessNeed
from coprod.people.rules.needs import NEED_WORDS, review_due
from coprod.people.views import bp

MINE = "/me/needs"


def my_need(reference: str) -> AccessNeed | None:
    """One of the viewer's own needs; anybody else's does not exist."""
    person = current.person()
    return queries.needs.one(person.id, reference) if person else None


@bp.get(MINE)
@permit(is_signed_in)
def needs() -> Reply:
    person = me()
    held = queries.needs.profile(person.id)
    return page(
        "people/needs.html",
        form=Press(),
        needs=queries.needs.of(person.id),
        words=NEED_WORDS,
        profile=held,
        look_again_on=review_due(held.reviewed_on) if held else None,
        review_is_due=queries.needs.review_is_due(person.id),
        looks=queries.needs.looks(person.id),
    )


@bp.route(f"{MINE}/new", methods=["GET", "POST"])
@permit(is_signed_in)
def new_need() -> Reply:
    person = me()
    form = forms.Need()
    form.offer([need.kind for need in queries.needs.of(person.id)])
    if not form.kind.choices:
        abort(404)
    if form.passed():
        operations.add_need(person, kind=form.chosen, words=form.words.data or "", by=person.id)
        say(_("We have written it down."))
        return redirect(url_for(".needs"))
    return page("people/need.html", form=form, need=None)


@bp.route(f"{MINE}/<reference>", methods=["GET", "POST"])
@permit(is_signed_in, on=my_need)
def change_need(need: AccessNeed) -> Reply:
    form = forms.Words(obj=need)
    if form.passed():
        operations.change_need(me(), need, words=form.words.data or "", by=me().id)
        say(_("The change is saved."))
        return redirect(url_for(".needs"))
    return page("people/need.html", form=form, need=need, name=NEED_WORDS[need.kind])


@bp.post(f"{MINE}/<reference>/remove")
@permit(is_signed_in, on=my_need)
def remove_need(need: AccessNeed) -> Reply:
    insist_on_press()
    operations.remove_need(me(), need, by=me().id)
    say(_("It is taken out of the list. If somebody is arranging it for a meeting, tell them."))
    return redirect(url_for(".needs"))


@bp.post(f"{MINE}/share")
@permit(is_signed_in)
def share_needs() -> Reply:
    insist_on_press()
    operations.share_needs(me(), agrees=True, by=me().id)
    say(_("Whoever arranges a meeting that you are asked to can see what you need."))
    return redirect(url_for(".needs"))


@bp.post(f"{MINE}/keep")
@permit(is_signed_in)
def keep_needs() -> Reply:
    insist_on_press()
    operations.share_needs(me(), agrees=False, by=me().id)
    say(_("From now on nobody can see what you need."))
    return redirect(url_for(".needs"))


@bp.post(f"{MINE}/still-so")
@permit(is_signed_in)
def review_needs() -> Reply:
    insist_on_press()
    operations.review_needs(me(), by=me().id)
    say(_("Thank you. We ask you again in a year."))
    return redirect(url_for(".needs"))
