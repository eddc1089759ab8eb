"""Claims by telephone: whoever leads writes them down for somebody, reads them back, and never decides about them."""

from __future__ import annotations

from flask import abort, redirect

from coprod.core.access import Reply, permit, viewer
from coprod.core.forms import insist_on_press, page
from coprod.core.paging import wanted
from coprod.involvement.queries import work as works
from coprod.payments import permissions
from coprod.payments.operations import claiming
from coprod.payments.queries import claimants, mine
from coprod.payments.views import bp, work_shown
from coprod.payments.views.steps import at
from coprod.people.current import me
from coprod.people.models import Person
from coprod.programmes.rules import Role

FOR_SOMEBODY = "/manage/claims/for-somebody"


def _mine() -> frozenset[int]:
    """The programmes that the viewer leads."""
    return frozenset(
        each.programme_id
        for each in viewer().grants
        if each.role == Role.LEAD.value and each.programme_id is not None
    )


def claimant(person: str) -> Person | None:
    """Somebody with a role in a programme that the viewer leads; nobody else exists here, and not the viewer."""
    found = claimants.one(_mine(), person)
    return found if found is not None and found.id != viewer().person_id else None


@bp.get(FOR_SOMEBODY)
@permit(permissions.write_down_somewhere)
def for_somebody() -> Reply:
    """Whose claim it is."""
    return page(
        "payments/for_somebody.html",
        found=claimants.page(_mine(), wanted(), but=me().id),
        drafts=mine.drafts_entered(me().id),
        at=at,
    )


@bp.get(f"{FOR_SOMEBODY}/people/<person>")
@permit(permissions.write_down_somewhere, on=claimant)
def work_of_somebody(person: Person) -> Reply:
    """What they can claim for in the programmes that the viewer leads."""
    return page(
        "payments/work_of_somebody.html", person=person, rows=work_shown.rows(person.id, _theirs(person))
    )


@bp.post(f"{FOR_SOMEBODY}/people/<person>/<key>")
@permit(permissions.write_down_somewhere, on=claimant)
def begin_for_somebody(person: Person, key: str) -> Reply:
    insist_on_press()
    work = next((each for each in work_shown.pays(_theirs(person)) if work_shown.key_of(each) == key), None)
    claim = claiming.begin(work or abort(404), by=me().id)
    return redirect(at(claim, work_shown.first_page(claim)))


def _theirs(person: Person) -> list[works.Work]:
    leads = _mine()
    return [each for each in works.claimable(person.id) if each.agreement.opportunity.programme_id in leads]
