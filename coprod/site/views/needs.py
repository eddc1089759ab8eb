"""Writing down what somebody needs who gets no e-mail from us: they say it to a person, on whatever way they like."""

from __future__ import annotations

from flask import abort, redirect, url_for

from coprod.core.access import Reply, permit, say
from coprod.core.forms import insist_on_press, page
from coprod.core.words import _
from coprod.people import operations, queries
from coprod.people.current import me as myself
from coprod.people.forms import needs as forms
from coprod.people.rules.needs import NEED_WORDS, review_due
from coprod.site.permissions import knows_them, write_down_needs
from coprod.site.queries_people import Somebody, somebody
from coprod.site.views import bp

THEIRS = "/manage/people/<reference>/needs"


@bp.get(THEIRS)
@permit(write_down_needs, on=somebody, see=knows_them, reads="what somebody needs")
def needs_of_person(thing: Somebody) -> Reply:
    """What was written down for somebody so far. They can see that it was read."""
    operations.note_look(thing.person.id, by=myself().id)
    held = queries.needs.profile(thing.person.id)
    return page(
        "site/person_needs.html",
        person=thing.person,
        needs=queries.needs.of(thing.person.id),
        words=NEED_WORDS,
        profile=held,
        look_again_on=review_due(held.reviewed_on) if held else None,
    )


@bp.route(f"{THEIRS}/new", methods=["GET", "POST"])
@permit(write_down_needs, on=somebody, see=knows_them)
def write_down_need(thing: Somebody) -> Reply:
    """Every kind is offered: which are there already is told only where the reading is written down."""
    form = forms.Need()
    form.offer(())
    if form.passed():
        operations.add_need(thing.person, kind=form.chosen, words=form.words.data or "", by=myself().id)
        say(_("It is written down."))
        return redirect(url_for(".needs_of_person", reference=thing.person.reference))
    return page("site/person_need.html", form=form, person=thing.person)


@bp.route(f"{THEIRS}/agreed", methods=["GET", "POST"])
@permit(write_down_needs, on=somebody, see=knows_them)
def agreed_needs(thing: Somebody) -> Reply:
    held = queries.needs.profile(thing.person.id)
    form = forms.Agreed(agrees=held.is_shared if held else False)
    if form.passed():
        operations.share_needs(thing.person, agrees=bool(form.agrees.data), by=myself().id)
        say(_("It is written down."))
        return redirect(url_for(".needs_of_person", reference=thing.person.reference))
    return page("site/person_agreed.html", form=form, person=thing.person)


@bp.post(f"{THEIRS}/still-so")
@permit(write_down_needs, on=somebody, see=knows_them)
def still_so_needs(thing: Somebody) -> Reply:
    insist_on_press()
    operations.review_needs(thing.person, by=myself().id)
    say(_("It is written down."))
    return redirect(url_for(".needs_of_person", reference=thing.person.reference))


@bp.post(f"{THEIRS}/<need>/remove")
@permit(write_down_needs, on=somebody, see=knows_them)
def take_out_need(thing: Somebody, need: str) -> Reply:
    insist_on_press()
    found = queries.needs.one(thing.person.id, need) or abort(404)
    operations.remove_need(thing.person, found, by=myself().id)
    say(_("It is taken out of the list."))
    return redirect(url_for(".needs_of_person", reference=thing.person.reference))
