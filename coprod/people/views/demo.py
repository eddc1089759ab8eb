"""The demo world only: sign in as anybody in it, and read the letters that it sent. Elsewhere there is no such page."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select

from coprod.core import paging
from coprod.core.access import Reply, permit
from coprod.core.forms import page
from coprod.people import operations, queries
from coprod.people.models import Person
from coprod.people.permissions import the_demo_world_is_on
from coprod.people.views import bp
from coprod.people.views.signing_in import enter


@bp.get("/look-around")
@permit(the_demo_world_is_on, on=queries.demo_people, anonymous=True)
def look_around(people: list[Person]) -> Reply:
    return page("people/look_around.html", people=people)


@bp.post("/look-around/<reference>")
@permit(the_demo_world_is_on, on=queries.demo_person, anonymous=True)
def look_around_as(person: Person) -> Reply:
    return enter(operations.look_around(person))


@bp.get("/sent-mail")
@permit(the_demo_world_is_on, on=queries.demo_letters, anonymous=True)
def sent_mail(letters: Select[Any]) -> Reply:
    return page("people/sent_mail.html", letters=paging.page_of(letters, paging.wanted()))
