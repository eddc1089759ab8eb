"""Everybody with a name here, for administrators: find somebody, hand over what is held, take a name away."""

from __future__ import annotations

from flask import Response, redirect, request, url_for

from coprod.core import paging
from coprod.core.access import Reply, permit, say
from coprod.core.forms import Form, page
from coprod.core.words import _, ngettext
from coprod.people import operations as people_operations
from coprod.people import queries as people_queries
from coprod.people.current import me as myself
from coprod.people.forms import Address
from coprod.people.models import Person
from coprod.people.rules import SAFE_CONTACT_WORDS
from coprod.programmes.permissions import is_an_administrator
from coprod.site import privacy
from coprod.site.copies import download
from coprod.site.queries_people import Somebody
from coprod.site.views import bp
from coprod.site.views.me import roles_of


@bp.get("/manage/people")
@permit(is_an_administrator)
def people() -> Reply:
    typed = request.args.get("q", "")[:100]
    return page("site/people.html", people=people_queries.search(typed, paging.wanted()), q=typed)


@bp.get("/manage/people/<reference>")
@permit(is_an_administrator, on=people_queries.one)
def person(person: Person) -> Reply:
    way = SAFE_CONTACT_WORDS[person.safe_contact]
    return page(
        "site/person.html",
        person=person,
        roles=roles_of(person),
        way=way,
        has_second_step=bool(people_queries.second_step.ways(person.id)),
        is_me=person.id == myself().id,
        thing=Somebody(person, frozenset()),
    )


@bp.get("/manage/people/<reference>/copy")
@permit(is_an_administrator, on=people_queries.one, reads="the copy of a person's data", fresh=True)
def copy_of_person(person: Person) -> Response:
    return download(privacy.hand_over(person, by=myself().id))


@bp.route("/manage/people/<reference>/address", methods=["GET", "POST"])
@permit(is_an_administrator, on=people_queries.one, fresh=True)
def change_address(person: Person) -> Reply:
    form = Address()
    if not form.is_submitted():
        form.email.data = person.email or ""
    if form.passed():
        people_operations.change_email(person, email=form.email.data or None, by=myself().id)
        say(_("The address is changed. Every device of this person is signed out."))
        return redirect(url_for(".person", reference=person.reference))
    return page("site/change_address.html", form=form, person=person)


@bp.post("/manage/people/<reference>/sign-out")
@permit(is_an_administrator, on=people_queries.one)
def sign_person_out(person: Person) -> Reply:
    """A telephone was lost, or somebody else sits at it: nothing that is signed in there goes on."""
    ended = people_operations.end_others(person, kept=None, by=myself().id)
    say(
        ngettext(
            "%(num)s phone or computer is signed out.", "%(num)s phones or computers are signed out.", ended
        )
    )
    return redirect(url_for(".person", reference=person.reference))


@bp.route("/manage/people/<reference>/second-step", methods=["GET", "POST"])
@permit(is_an_administrator, on=people_queries.one, fresh=True)
def reset_second_step(person: Person) -> Reply:
    """Somebody lost their telephone and their codes on paper: they begin again with a code by e-mail."""
    form = Form()
    if form.passed():
        people_operations.second_step.reset(person, by=myself().id)
        say(_("The second step is taken away. They set up another when they sign in next."))
        return redirect(url_for(".person", reference=person.reference))
    return page("site/reset_second_step.html", form=form, person=person)


@bp.route("/manage/people/<reference>/forget", methods=["GET", "POST"])
@permit(is_an_administrator, on=people_queries.one, fresh=True)
def forget_person(person: Person) -> Reply:
    form = Form()
    if form.passed():
        privacy.forget(person, by=myself().id)
        say(_("The name and every way of contact are taken away."))
        return redirect(url_for(".people"))
    return page("site/forget_person.html", form=form, person=person, left_over=privacy.left_over(person))
