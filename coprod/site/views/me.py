"""My page: who I am here, what I do, how I may be reached, and what is held of me."""

from __future__ import annotations

from flask import Response

from coprod.core import clock, editions
from coprod.core.access import Reply, permit
from coprod.core.forms import page
from coprod.core.rules import is_signed_in
from coprod.core.words import LANGUAGES, language
from coprod.payments.queries import without_account
from coprod.people import queries as people
from coprod.people.current import me as myself
from coprod.people.models import Person
from coprod.people.rules import SAFE_CONTACT_WORDS
from coprod.programmes import queries
from coprod.programmes.rules import ROLE_WORDS
from coprod.site import privacy
from coprod.site.copies import download
from coprod.site.views import bp


def roles_of(person: Person) -> list[dict[str, object]]:
    """The roles that somebody holds or will hold, in words, with their programme."""
    held = [
        each for each in queries.memberships_of(person) if each.to_day is None or each.to_day >= clock.today()
    ]
    numbers = frozenset(each.programme_id for each in held if each.programme_id is not None)
    programmes = {each.id: each for each in queries.some(numbers)}
    return [
        {
            "role": ROLE_WORDS[each.role],
            "programme": editions.read(programmes[each.programme_id].editions, language()).name
            if each.programme_id in programmes
            else None,
            "organisation": each.organisation.name if each.organisation else "",
            "from_day": each.from_day,
            "to_day": each.to_day,
        }
        for each in held
    ]


@bp.get("/me")
@permit(is_signed_in)
def me() -> Reply:
    person = myself()
    return page(
        "site/me.html",
        person=person,
        roles=roles_of(person),
        way=SAFE_CONTACT_WORDS[person.safe_contact],
        own_name=LANGUAGES.get(person.language, person.language),
        look_again=people.needs.review_is_due(person.id),
        tell_us_where=bool(without_account.of_person(person.id)),
    )


@bp.get("/me/copy")
@permit(is_signed_in)
def my_copy() -> Response:
    return download(privacy.copy_of(myself()))
